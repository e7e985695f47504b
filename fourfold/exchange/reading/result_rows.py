"""Results, from rows of a list: a row for each, or a row for each pupil with a column for each measure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fourfold.exchange.reading.columns import Record
from fourfold.exchange.reading.dates import DateReading
from fourfold.exchange.reading.headings import OF_MEASURE
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import PupilRow, ResultRow

TAKEN_ON = "taken_on"


def results_from(records: Iterable[Record], dates: Mapping[str, DateReading], *, today: date, table: str = "") -> tuple[ResultRow, ...]:
    """A row for each record, in order."""
    return tuple(_result(record, Inspection(record.row, record.values, table, dates), today, table) for record in records)


def _result(record: Record, cells: Inspection, today: date, table: str) -> ResultRow:
    surname, forename = cells.name("legal_surname", "surname"), cells.name("legal_forename", "forename")
    taken_on = cells.day(TAKEN_ON, "date of the test")
    if taken_on and taken_on > today:
        cells.refuse(TAKEN_ON, f"The date {taken_on.day} {taken_on:%B %Y} is still to come.")
    who = PupilRow(
        row=record.row,
        legal_surname=surname,
        legal_forename=forename,
        upn="".join(cells.text("upn", "UPN").split()).upper(),
        admission_number=cells.text("admission_number"),
        date_of_birth=cells.day("date_of_birth", "date of birth"),
        table=table,
    )
    return ResultRow(
        row=record.row,
        who=who,
        full_name=cells.text("full_name", "name"),
        registration_group=cells.text("registration_group", "class"),
        shown=tuple(_shown(record, cells)),
        round=cells.text("round"),
        taken_on=taken_on,
        source=cells.text("source")[:80],
        table=table,
        problems=cells.problems,
    )


def _shown(record: Record, cells: Inspection) -> Iterator[tuple[str, str]]:
    """Each measure that the row speaks of, with its words; a blank says nothing."""
    if record.text("value"):
        yield cells.text("measure"), cells.text("value")
    for name in record.values:
        if name.startswith(OF_MEASURE) and record.text(name):
            yield name, cells.text(name, "result")
