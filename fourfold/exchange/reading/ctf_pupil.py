"""One pupil of a Common Transfer File."""

from datetime import date

from fourfold.exchange.reading.branches import Branch
from fourfold.exchange.reading.ctf_contacts import address_of, contacts_of
from fourfold.exchange.reading.ctf_past import attendance_of, past_schools_of
from fourfold.exchange.reading.ctf_sen import sen_of
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import PupilRow

ENGLISH = frozenset({"ENG", "ENB"})
"""Language codes that mean English, or believed to be English."""
FIRST_LANGUAGE = frozenset({"F", "FIRST"})


def pupil_of(branch: Branch, number: int, *, today: date) -> PupilRow:
    """The pupil, with every SEN period and need the file holds. `number` is the pupil's place in the file."""
    basic = branch.branch("BasicDetails")
    care = branch.branch("LookedAfter")

    def detail(*names: str) -> str:
        """Where identifiers stand differs between suppliers: under the pupil, or among the basic details."""
        return branch.text(*names) or (basic.text(*names) if basic else "")

    values = {
        "legal_surname": branch.text("Surname"),
        "legal_forename": branch.text("Forename"),
        "upn": branch.text("UPN"),
        "former_upn": detail("FormerUPN"),
        "uln": branch.text("UniqueLearnerNumber"),
        "date_of_birth": branch.text("DOB"),
        "sex": branch.text("Sex", "Gender"),
        "preferred_surname": detail("PreferredSurname"),
        "preferred_forename": detail("PreferredForename"),
        "former_surname": detail("FormerSurname"),
        "middle_names": detail("MiddleNames"),
        "year_group": detail("NCyearActual"),
        "looked_after": care.text("InCare") if care else "",
        "care_authority": care.text("CareAuthority") if care else "",
        "email": branch.text("Email"),
    }
    cells = Inspection(number, values)
    if not values["legal_forename"]:
        cells.warn("legal_forename", "There is no forename.")
    sen, needs = sen_of(branch, cells)
    language = _first_language(basic)
    return PupilRow(
        row=number,
        legal_surname=cells.name("legal_surname", "surname", needed=True),
        legal_forename=cells.name("legal_forename", "forename"),
        preferred_surname=cells.name("preferred_surname", "preferred surname"),
        preferred_forename=cells.name("preferred_forename", "preferred forename"),
        former_surname=cells.name("former_surname", "former surname"),
        middle_names=cells.name("middle_names", "middle name"),
        upn=cells.upn(),
        former_upn=cells.text("former_upn").upper(),
        unique_learner_number=cells.text("uln"),
        date_of_birth=cells.birth("date_of_birth", today=today),
        sex=cells.sex(),
        year_group=cells.year_group(),
        sen=sen,
        needs=needs,
        first_language=language,
        eal=None if not language else language not in ENGLISH,
        free_school_meals=_free_meals(branch, cells, today),
        looked_after=cells.claim("looked_after", "looked after"),
        care_authority=cells.text("care_authority"),
        email=cells.email("email", "email"),
        address=address_of(branch.branch("Address")),
        parents=contacts_of(branch, cells),
        past_schools=past_schools_of(branch, cells),
        attendance=attendance_of(branch),
        problems=cells.problems,
    )


def _first_language(basic: Branch | None) -> str:
    """The code of the first language; where only one language is given without a type, that one."""
    if basic is None:
        return ""
    spoken = [(kind.text("LanguageType").upper(), kind.text("Language").upper()) for kind in basic.branches("Languages", "Type")]
    first = next((language for kind, language in spoken if kind in FIRST_LANGUAGE), "")
    return first or (spoken[0][1] if len(spoken) == 1 and not spoken[0][0] else "")


def _free_meals(branch: Branch, cells: Inspection, today: date) -> bool | None:
    """Whether a spell of free school meals holds today; None where the file says nothing of them."""
    history = branch.branch("FSMhistory")
    if history is None:
        return None
    history.text("FSMreviewDate")
    spells = history.branches("FSMinstance")
    open_now = False
    for spell in spells:
        spell.text("UKcountry")
        more = Inspection(cells.row, {"from": spell.text("FSMstartDate"), "to": spell.text("FSMendDate")})
        start, end = more.day("from", "start of free school meals"), more.day("to", "end of free school meals")
        if more.problems:
            cells.warn("free_school_meals", more.problems[0].says)
        else:
            open_now = open_now or ((start is None or start <= today) and (end is None or end >= today))
    return open_now
