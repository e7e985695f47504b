"""A list of pupils, staff or classes, from CSV or XLSX: the one way in for plain lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fourfold.exchange.reading.class_rows import classes_from
from fourfold.exchange.reading.columns import ColumnGuess, ColumnMapping, More, Record, guess_columns, records_of
from fourfold.exchange.reading.dates import UNANSWERED, DateOrder, DateReading, reading_of
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.headings import OF_MEASURE, Kind
from fourfold.exchange.reading.pupil_rows import DATE_FIELDS, pupils_from
from fourfold.exchange.reading.questions import AmbiguousDates, Question, SchoolSeen, SeveralSchools
from fourfold.exchange.reading.reading import Reading
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.result_rows import TAKEN_ON, results_from
from fourfold.exchange.reading.school_data_sync import is_school_data_sync, read_school_data_sync
from fourfold.exchange.reading.staff_rows import staff_from
from fourfold.exchange.reading.tables import Table, tables_in

NEEDED: dict[Kind, tuple[tuple[str, ...], str]] = {
    Kind.PUPILS: (("legal_surname", "preferred_surname"), "surnames"),
    Kind.STAFF: (("email",), "email addresses"),
    Kind.CLASSES: (("name", "mis_id"), "class names"),
    Kind.RESULTS: (("upn", "admission_number", "legal_surname", "full_name"), "pupils"),
}


def columns_in(kind: Kind, tables: Sequence[Table], more: More | None = None) -> tuple[Table, ColumnGuess]:
    """The table that fits this kind of list best, and the guess of its columns, for a person to look at."""
    return max(((table, guess_columns(kind, table.headers, more)) for table in tables), key=lambda pair: len(pair[1].confidence))


def tables_of(documents: Sequence[Document]) -> tuple[Table, ...]:
    """The tables of one list. Raises Refused."""
    if len(documents) != 1:
        raise Refused("These files are not a whole School Data Sync set: bring one list at a time.")
    return tables_in(documents)


def read_list(
    kind: Kind,
    documents: Sequence[Document],
    *,
    today: date,
    mapping: ColumnMapping | None = None,
    dates: DateOrder | None = None,
    school: str | None = None,
    more: More | None = None,
    tables: Sequence[Table] = (),
) -> Reading:
    """The list, row by row; the files of a School Data Sync set are read as one. Without a mapping the guess is used. Raises Refused.

    `tables` are those of the documents, where they were read before.

    `dates` and `school` (the file's own id for it) are answers to the questions a first reading may bring.
    """
    if is_school_data_sync(documents):
        return read_school_data_sync(documents, today=today, dates=dates, school=school)
    tables = tables or tables_of(documents)
    table, guess = columns_in(kind, tables, more)
    chosen = mapping or guess.mapping
    needed, called = NEEDED[kind]
    if not set(needed) & set(chosen.columns.values()):
        raise Refused(f"{table.name} has no column that is plainly for {called}: say which column holds them, or bring another file.")
    if kind is Kind.RESULTS and not {"value", "measure"} <= set(chosen.columns.values()) and not _of_measures(chosen):
        raise Refused(f"{table.name} has no column that is plainly for results: say which column holds those of which measure.")
    schools, records = _of_school(records_of(chosen, table), school)
    readings, questions = _date_readings(chosen, table, dates)
    if school is None and len(schools) > 1:
        questions = (SeveralSchools(schools), *questions)
    taken = chosen.columns.keys()
    shared = Reading(
        schools=schools,
        problems=table.problems,
        questions=questions,
        dropped=guess.dropped,
        not_taken=(
            *(header for header in table.headers if header not in taken and header not in guess.dropped),
            *(f"the sheet {other.name}" for other in tables if other is not table),
        ),
        encodings=(table.encoding,),
    )
    return _with_rows(kind, shared, records, readings, today=today, table=table.name)


def _with_rows(
    kind: Kind, shared: Reading, records: Sequence[Record], readings: dict[str, DateReading], *, today: date, table: str
) -> Reading:
    if kind is Kind.PUPILS:
        return replace(shared, pupils=pupils_from(records, readings, today=today, table=table))
    if kind is Kind.RESULTS:
        return replace(shared, results=results_from(records, readings, today=today, table=table))
    if kind is Kind.STAFF:
        return replace(shared, staff=staff_from(records, table=table))
    found = classes_from(records, table=table)
    return replace(
        shared,
        classes=tuple(found.classes.values()),
        enrolments=tuple(found.enrolments.values()),
        problems=(*shared.problems, *found.problems),
    )


def _date_readings(chosen: ColumnMapping, table: Table, asked: DateOrder | None) -> tuple[dict[str, DateReading], tuple[Question, ...]]:
    """How each date column is read, and a question for each that could be read two ways."""
    readings: dict[str, DateReading] = {}
    questions: list[Question] = []
    for header, name in chosen.columns.items():
        if name not in (*DATE_FIELDS, TAKEN_ON):
            continue
        place = table.headers.index(header)
        found = reading_of(header, (row.cells[place] for row in table.rows), asked)
        if isinstance(found, AmbiguousDates):
            questions.append(found)
            readings[name] = UNANSWERED
        else:
            readings[name] = found
    return readings, tuple(questions)


def _of_measures(chosen: ColumnMapping) -> list[str]:
    """The columns that each hold one measure's results."""
    return [header for header, name in chosen.columns.items() if name.startswith(OF_MEASURE)]


def _of_school(records: Sequence[Record], school: str | None) -> tuple[tuple[SchoolSeen, ...], Sequence[Record]]:
    """The schools the rows name, and the rows of the one chosen. Raises Refused when it is not among them."""
    counted = Counter(record.text("school_id") for record in records if record.text("school_id"))
    seen = tuple(SchoolSeen(name, "", number) for name, number in counted.items())
    if school is None or not seen:
        return seen, records
    if school not in counted:
        raise Refused(f"There is no school {school} in this file: it holds {', '.join(sorted(counted)[:10])}.")
    return seen, [record for record in records if record.text("school_id") in ("", school)]
