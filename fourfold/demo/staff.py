"""Who works at the invented school: seventy people and four governors."""

from fourfold.access.roles import Role
from fourfold.demo.people import Colleague

T, A = Role.TEACHER, Role.SUPPORT_STAFF
NAMED = (
    ("priya_raman", "Mrs Priya Raman", Role.SENCO, ""),
    ("adaeze_okonkwo", "Miss Adaeze Okonkwo", T, "5 Juniper"),
    ("abena_adjei", "Miss Abena Adjei", T, "2 Rowan"),
    ("dean_whitlock", "Mr Dean Whitlock", A, "5 Juniper,4 Hazel"),
    ("carol_doyle", "Mrs Carol Doyle", A, "2 Rowan,2 Elder"),
    ("james_callaghan", "Mr James Callaghan", Role.HEAD, ""),
    ("wyn_ellis", "Mr Wyn Ellis", Role.DATA_ADMIN, ""),
    ("sunita_bhatt", "Mrs Sunita Bhatt", Role.GOVERNOR, ""),
)
LEADERS = ("Ms Harriet Mowbray", "Mr Kwame Aidoo", "Mrs Bronwen Pugh", "Mr Tariq Sethi", "Ms Joanna Ferris")
PRIMARY = {
    "R Willow": "Mrs Ellen Garrow",
    "R Maple": "Miss Tamsin Blewett",
    "1 Beech": "Mr Owen Tredwell",
    "1 Cherry": "Mrs Saira Latif",
    "2 Elder": "Ms Rhona Baird",
    "3 Alder": "Miss Ffion Prosser",
    "3 Aspen": "Mr Gareth Lunt",
    "4 Hazel": "Mrs Monique Delacroix-Hart",
    "4 Holly": "Mr Ashok Desai",
    "5 Oak": "Mrs Linda Cowper",
    "6 Larch": "Mr Patrick Nolan",
    "6 Pine": "Ms Zehra Yildirim",
}
DEPARTMENTS = {
    "English": ("Ms Alison Thwaite", "Mr Declan Moran", "Miss Rosalind Achterberg", "Mr Femi Balogun", "Mrs Judith Pell"),
    "Maths": ("Mr Nikos Andreou", "Mrs Hema Vora", "Mr Craig Lister", "Ms Wanda Krol", "Dr Simon Ashworth"),
    "Science": (
        "Dr Nadia Karim",
        "Mr Euan Strachan",
        "Mrs Gillian Frost",
        "Miss Chipo Moyo",
        "Mr Barry Slack",
        "Ms Ottilie Vane",
    ),
    "Humanities": ("Mr Joel Winters", "Ms Cerys Morgan", "Mrs Anita Rawal", "Mr Douglas Peel"),
    "Languages": ("Mme Claire Aubert", "Señora Pilar Ibarra", "Mr Jonas Feld", "Miss Yasmin Toure"),
    "Arts": ("Ms Delphine Cole", "Mr Rufus Okoro", "Mrs Maggie Thorne", "Mr Silas Bright"),
}
ASSISTANTS = {
    "R Willow,R Maple": "Ms Jade Tully",
    "1 Beech,1 Cherry": "Mrs Noreen Aziz",
    "3 Alder,3 Aspen": "Mr Luke Penfold",
    "4 Holly,5 Oak": "Ms Sharon Gibb",
    "6 Larch,6 Pine": "Mrs Halina Wrona",
    "7 Kestrel,7 Osprey,7 Harrier,7 Merlin": "Mr Devon Charles",
    "8 Kestrel,8 Osprey,8 Harrier,8 Merlin": "Ms Tracy Lomax",
    "9 Kestrel,9 Osprey,9 Harrier,9 Merlin": "Mr Imran Sattar",
    "10 Kestrel,10 Osprey,10 Harrier,10 Merlin": "Mrs Viv Rudge",
    "11 Kestrel,11 Osprey,11 Harrier,11 Merlin": "Ms Kerry-Ann Small",
    "12 Falcon,12 Heron,13 Falcon,13 Heron": "Mr Aidan Croke",
}
SPECIALISTS = ("Mrs Lorna Whitcombe", "Mr Babak Yazdani")
"""Support staff with a training of their own, who may write advice."""
OTHERS = ("Mrs Denise Ogle", "Mr Raj Bassi", "Ms Pamela Stott", "Mrs Irena Novotna", "Mr Keith Amble")
"""Pastoral and office staff."""
GOVERNORS = ("Mr Colin Weatherby", "Dr Amina Suleiman", "Mrs Ruth Pendle")


def colleague(words: str, role: Role, teaches: str = "", *, specialist: bool = False) -> Colleague:
    title, forename, surname = words.split(" ", 2)
    return Colleague(f"{forename}_{surname}".lower().replace("-", "_"), title, forename, surname, role, teaches, specialist)


def all_staff() -> tuple[Colleague, ...]:
    """Everyone, the named first."""
    return (
        *(colleague(words, role, teaches) for _, words, role, teaches in NAMED),
        *(colleague(words, Role.SLT) for words in LEADERS),
        *(colleague(words, T, form) for form, words in PRIMARY.items()),
        *(colleague(words, T, subject) for subject, members in DEPARTMENTS.items() for words in members),
        *(colleague(words, A, forms) for forms, words in ASSISTANTS.items()),
        *(colleague(words, A, specialist=True) for words in SPECIALISTS),
        *(colleague(words, A) for words in OTHERS),
        *(colleague(words, Role.GOVERNOR) for words in GOVERNORS),
    )
