"""A pupil and their parents, from one row of a list."""

from collections.abc import Iterable, Mapping
from datetime import date

from fourfold.exchange.reading import codes
from fourfold.exchange.reading.columns import Record
from fourfold.exchange.reading.dates import DateReading
from fourfold.exchange.reading.headings import MOST_PARENTS, PARENT
from fourfold.exchange.reading.identifiers import with_doubles_refused
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import ParentRow, PupilRow, SenNeed, SenPeriod

DATE_FIELDS = ("date_of_birth", "sen_from", "entry_date", "leaving_date")


def pupils_from(records: Iterable[Record], dates: Mapping[str, DateReading], *, today: date, table: str = "") -> tuple[PupilRow, ...]:
    """A row for each record, in order; two rows with one identifier are refused from the second on."""
    return with_doubles_refused([_pupil(Inspection(record.row, record.values, table, dates), today, table) for record in records])


def _pupil(cells: Inspection, today: date, table: str) -> PupilRow:
    if not cells.has_any("legal_forename", "preferred_forename"):
        cells.warn("legal_forename", "There is no forename.")
    return PupilRow(
        row=cells.row,
        legal_surname=cells.name("legal_surname", "surname", needed=not cells.has_any("preferred_surname")),
        legal_forename=cells.name("legal_forename", "forename"),
        preferred_surname=cells.name("preferred_surname", "preferred surname"),
        preferred_forename=cells.name("preferred_forename", "preferred forename"),
        middle_names=cells.name("middle_names", "middle name"),
        upn=cells.upn(),
        former_upn=cells.text("former_upn").upper(),
        admission_number=cells.text("admission_number"),
        mis_id=cells.text("mis_id"),
        date_of_birth=cells.birth("date_of_birth", today=today),
        sex=cells.sex(),
        year_group=cells.year_group(),
        registration_group=cells.text("registration_group"),
        sen=sen_of(cells),
        needs=needs_of(cells),
        first_language=cells.text("first_language"),
        eal=cells.claim("eal", "English as an additional language"),
        free_school_meals=cells.claim("free_school_meals", "free school meals"),
        looked_after=cells.claim("looked_after", "looked after"),
        entry_date=cells.day("entry_date", "date of entry"),
        leaving_date=cells.day("leaving_date", "date of leaving"),
        email=cells.email("email", "email"),
        address=cells.address("address", "postcode"),
        school_ids=cells.school_ids(),
        parents=tuple(filter(None, (_parent(cells, number) for number in range(1, MOST_PARENTS + 1)))),
        table=table,
        problems=cells.problems,
    )


def sen_of(cells: Inspection) -> tuple[SenPeriod, ...]:
    """The period the list states: its provision now, and since when if it says."""
    written = cells.text("sen_provision")
    start = cells.day("sen_from", "SEN start date")
    if not written:
        return ()
    code = codes.provision_code(written)
    if code is None:
        cells.warn("sen_provision", f'"{written}" is not an SEN provision (N, K or E), so it is left out.')
        return ()
    return (SenPeriod(code, start),)


def needs_of(cells: Inspection) -> tuple[SenNeed, ...]:
    """Needs in the order written, ranked from 1; the second need's own column comes after the first's."""
    found: list[str] = []
    for field in ("sen_needs", "sen_second_need"):
        written = cells.text(field)
        for part in _parts(written):
            code = codes.need_code(part)
            if code is None:
                cells.warn(field, f'"{part}" is not a type of need of the census, so it is left out.')
            elif code not in found:
                found.append(code)
    return tuple(SenNeed(code, rank) for rank, code in enumerate(found, start=1))


def _parts(written: str) -> list[str]:
    """One need, or several apart by semicolons, bars, slashes or commas: but a name that itself holds commas is one need."""
    if not written or codes.need_code(written):
        return [written] if written else []
    for mark in (";", "|", "/", ","):
        if mark in written:
            return [part for piece in written.split(mark) if piece.strip() for part in _parts(piece.strip())]
    return [written]


def _parent(cells: Inspection, number: int) -> ParentRow | None:
    """The parent of that number; None where the row says nothing of one."""
    of = {field: f"parent_{number}_{field}" for field in PARENT}
    if not cells.has_any(*(of[field] for field in ("surname", "forename", "full_name", "email", "phone"))):
        return None
    called = f"parent {number}'s"
    if cells.has_any(of["surname"], of["forename"]):
        surname, forename = cells.name(of["surname"], f"{called} surname"), cells.name(of["forename"], f"{called} forename")
    else:
        surname, forename = cells.whole_name(of["full_name"], f"{called} name")
    phone, email = cells.phone(of["phone"]), cells.email(of["email"], f"{called} email")
    if not (surname or forename):
        cells.warn(of["surname"], f"Parent {number} has no name.")
    if not (surname or forename or phone or email):
        return None
    return ParentRow(
        row=cells.row,
        order=number,
        title=cells.text(of["title"]),
        surname=surname,
        forename=forename,
        relationship=cells.text(of["relationship"]),
        responsibility=cells.claim(of["responsibility"], f"{called} parental responsibility"),
        email=email,
        phones=(phone,) if phone else (),
        address=cells.address(of["address"], of["postcode"]),
        language=cells.text(of["language"]),
    )
