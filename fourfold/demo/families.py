"""The people of the stories: who, in which class, in whose care. Dates are those of the day on which the stories are told."""

from datetime import date
from typing import Any

from fourfold.demo.named import NamedAdult, NamedChild, NamedFamily
from fourfold.demo.people import NO, UNKNOWN


def mum(title: str, forename: str, surname: str, **more: Any) -> NamedAdult:
    return NamedAdult(title, forename, surname, "mum", **more)


def dad(forename: str, surname: str, **more: Any) -> NamedAdult:
    return NamedAdult("Mr", forename, surname, "dad", **more)


def child(key: str, forename: str, sex: str, form: str, born: tuple[int, int], *needs: str, **more: Any) -> NamedChild:
    return NamedChild(key, forename, sex, int(form.split()[0]), form, born, needs=needs, **more)


def k(year: int, month: int, day: int) -> dict[str, Any]:
    return {"status": "K", "since": (date(year, month, day),)}


def e(*since: date, review: date) -> dict[str, Any]:
    return {"status": "E", "since": since, "annual_review": review}


DARI = {"language": "prs", "speaks": "Dari", "interpreter": True}
SLOVAK = {"language": "sk", "speaks": "Slovak"}
POLISH = {"language": "pl", "speaks": "Polish"}
URDU = {"language": "ur", "speaks": "Urdu"}
ARABIC = {"language": "ar", "speaks": "Arabic"}
FAMILIES = (
    NamedFamily(
        "Rahmani",
        (
            mum("Mrs", "Farida", "Rahmani", phone="07700 900114", access_needs="Reads messages by voice", **DARI),
            dad("Karim", "Rahmani", phone="07700 900115", **DARI),
        ),
        (
            child("yusuf", "Yusuf", "M", "5 Juniper", (2, 3), "SLCN", **k(2026, 1, 19)),
            child("leila", "Leila", "F", "2 Elder", (19, 5)),
        ),
        "prs",
        "Dari",
        eal=True,
    ),
    NamedFamily(
        "Novak",
        (
            mum("Mrs", "Jana", "Novak", phone="07700 900482", interpreter=True, **SLOVAK),
            dad("Tomáš", "Novak", phone="07700 900517", speaks="Slovak"),
        ),
        (child("isla", "Isla", "F", "2 Rowan", (14, 3), "SLCN", **k(2026, 11, 16)), child("adam", "Adam", "M", "4 Holly", (8, 11))),
        "sk",
        "Slovak",
        eal=True,
    ),
    NamedFamily(
        "Adeyemi",
        (mum("Ms", "Yemisi", "Adeyemi"), dad("Gbenga", "Adeyemi", lives_with=False)),
        (child("marcus", "Marcus", "M", "9 Kestrel", (21, 1), "SEMH", **k(2024, 11, 12)),),
    ),
    NamedFamily(
        "Hussain",
        (mum("Mrs", "Rukhsana", "Hussain", **URDU), dad("Nadeem", "Hussain")),
        (
            child("zainab", "Zainab", "F", "11 Merlin", (2, 9), "SEMH", **k(2025, 3, 11)),
            child("haroon", "Haroon", "M", "8 Osprey", (30, 4)),
        ),
        "ur",
        "Urdu",
    ),
    NamedFamily(
        "Fairweather",
        (mum("Ms", "Tess", "Fairweather"),),
        (child("ruby", "Ruby", "F", "5 Juniper", (11, 7), "HI", **e(date(2022, 2, 7), date(2023, 11, 30), review=date(2026, 11, 26))),),
    ),
    NamedFamily(
        "Blackwood",
        (mum("Mrs", "Holly", "Blackwood"), dad("Greg", "Blackwood")),
        (child("theo", "Theo", "M", "6 Larch", (5, 10), "ASD", "SLCN", **k(2023, 5, 9)),),
    ),
    NamedFamily(
        "Mensah-Boyd",
        (mum("Ms", "Esi", "Mensah"), dad("Callum", "Boyd")),
        (child("kofi", "Kofi", "M", "5 Juniper", (25, 4), "SEMH", **k(2025, 10, 14)),),
    ),
    NamedFamily(
        "Brannigan-Whyte",
        (mum("Dr", "Orla", "Brannigan"), dad("Stewart", "Whyte")),
        (child("aoife", "Aoife", "F", "7 Osprey", (16, 12), "SPLD", **k(2026, 11, 3)),),
    ),
    NamedFamily(
        "Chow",
        (mum("Mrs", "Winnie", "Chow", language="zh", speaks="Cantonese"), dad("Peter", "Chow")),
        (child("lily_mae", "Lily-Mae", "F", "5 Juniper", (9, 6), "SLCN", **k(2024, 3, 5)),),
        "zh",
        "Cantonese",
        eal=True,
    ),
    NamedFamily(
        "Osei",
        (mum("Mrs", "Comfort", "Osei"), dad("Isaac", "Osei")),
        (child("maryam", "Maryam", "F", "4 Hazel", (1, 2), "SLCN", **k(2025, 6, 17)),),
    ),
    NamedFamily(
        "Thornbury",
        (mum("Miss", "Kayleigh", "Thornbury"),),
        (child("jake", "Jake", "M", "4 Hazel", (27, 10), "SLCN", "SEMH", **k(2025, 2, 4)),),
    ),
    NamedFamily(
        "Hałas",
        (mum("Mrs", "Renata", "Hałas", interpreter=True, **POLISH), dad("Piotr", "Hałas", **POLISH)),
        (child("zofia", "Zofia", "F", "5 Juniper", (18, 11), "SPLD", **k(2025, 11, 11)), child("maks", "Maks", "M", "1 Beech", (2, 12))),
        "pl",
        "Polish",
        eal=True,
    ),
    NamedFamily(
        "Tan",
        (mum("Mrs", "Grace", "Tan"), dad("Wei", "Tan", language="zh", speaks="Cantonese")),
        (child("elsie", "Elsie", "F", "4 Hazel", (22, 3), "SPLD", **k(2026, 3, 10)),),
    ),
    NamedFamily(
        "Wiśniewski",
        (mum("Mrs", "Beata", "Wiśniewska", **POLISH), dad("Marek", "Wiśniewski", **POLISH)),
        (child("tomasz", "Tomasz", "M", "10 Harrier", (6, 6), "PD", **e(date(2017, 10, 3), date(2019, 3, 4), review=date(2027, 3, 4))),),
        "pl",
        "Polish",
        eal=True,
    ),
    NamedFamily(
        "Adebayo-Fitzgerald",
        (mum("Mrs", "Sinéad", "Fitzgerald"), dad("Kayode", "Adebayo")),
        (child("oluwaseun", "Oluwaseun", "M", "10 Harrier", (13, 1), "ASD", **k(2024, 6, 11)),),
    ),
    NamedFamily("Prosper-Edwards", (mum("Ms", "Chantelle", "Prosper"),), (child("nia", "Nia", "F", "5 Juniper", (4, 1)),)),
    NamedFamily(
        "Marchetti", (mum("Mrs", "Sofia", "Marchetti"), dad("Luca", "Marchetti")), (child("leo", "Leo", "M", "5 Juniper", (15, 9)),)
    ),
    NamedFamily("Achebe", (mum("Mrs", "Blessing", "Achebe"),), (child("destiny", "Destiny", "F", "8 Harrier", (28, 2)),)),
    NamedFamily("Pillai", (mum("Mrs", "Deepa", "Pillai"), dad("Suresh", "Pillai")), (child("arjun", "Arjun", "M", "1 Cherry", (7, 8)),)),
    # Kept out by a court order: his father sees nothing, on no copy.
    NamedFamily(
        "Ashdown",
        (
            mum("Miss", "Jodie", "Ashdown", confirmed="Birth certificate and court order seen", address_confidential=True),
            dad("Darren", "Colclough", lives_with=False, confirmed="Court order seen"),
        ),
        (child("ethan", "Ethan", "M", "3 Alder", (12, 5), "SEMH", **k(2025, 1, 14)),),
    ),
    # Cares for him without parental responsibility; his mother has it and lives elsewhere.
    NamedFamily(
        "Marsh",
        (
            NamedAdult("Mrs", "Pauline", "Marsh", "grandmother", responsibility=NO, care_basis="Tyler has lived with her since 2023"),
            mum("Miss", "Stacey", "Marsh", lives_with=False),
        ),
        (child("tyler", "Tyler", "M", "6 Pine", (20, 8), "MLD", **k(2023, 3, 7)),),
    ),
    # Looked after by the authority.
    NamedFamily(
        "Quinn",
        (
            NamedAdult(
                "Mrs",
                "Joy",
                "Beckford",
                "foster carer",
                responsibility=NO,
                care_basis="Placed with her by Northshire",
                confirmed="Known in person",
            ),
            mum("Ms", "Dawn", "Quinn", lives_with=False, confirmed="Confirmed by the social worker"),
        ),
        (child("amber", "Amber", "F", "8 Merlin", (3, 12), "SEMH", **k(2025, 9, 23)),),
    ),
    NamedFamily(
        "Al-Masri",
        (mum("Mrs", "Rania", "Al-Masri", interpreter=True, **ARABIC), dad("Khaled", "Al-Masri", **ARABIC)),
        (
            child("sami", "Sami", "M", "3 Aspen", (17, 2), "SLCN", **k(2026, 5, 12)),
            child("huda", "Huda", "F", "6 Larch", (26, 1)),
            child("tala", "Tala", "F", "9 Merlin", (10, 10)),
        ),
        "ar",
        "Arabic",
        eal=True,
    ),
    # Past the young-person date: she shares with her father, he with nobody.
    NamedFamily(
        "Kettle",
        (mum("Mrs", "Anne", "Kettle"), dad("Ralph", "Kettle")),
        (child("imogen", "Imogen", "F", "12 Heron", (14, 6), "ASD", **k(2022, 11, 8)),),
    ),
    NamedFamily(
        "Sowande",
        (mum("Mrs", "Funke", "Sowande"), dad("Tayo", "Sowande", responsibility=UNKNOWN, lives_with=False, confirmed="")),
        (child("daniel", "Daniel", "M", "12 Falcon", (23, 8), "SPLD", **k(2021, 10, 5)),),
    ),
)
STORIES = {one.key: one for family in FAMILIES for one in family.children}
KEPT_OUT = {"ethan": "Darren Colclough"}
IN_CARE = {"amber": date(2024, 2, 12)}
SHARED = {("imogen", "Ralph Kettle"): True, ("imogen", "Anne Kettle"): False, ("daniel", "Funke Sowande"): False}
GRANTED = {"yusuf": "Farida Rahmani", "lily_mae": "Winnie Chow", "isla": "Jana Novak"}
"""Whose records the therapist sees until her grant ends, and who of the family agreed to it."""
