"""Classes and who is in them, from rows of a list: a row for each class, or one for each pupil of each class."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fourfold.exchange.reading.columns import Record
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import ClassRow, EnrolmentRow, Part
from fourfold.exchange.reading.problems import Problem, refusing

MARKS = re.compile(r"[;,|\n\r]+")


@dataclass
class ClassList:
    classes: dict[str, ClassRow] = field(default_factory=dict)
    enrolments: dict[tuple[str, str, Part], EnrolmentRow] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def classes_from(records: Iterable[Record], *, table: str = "") -> ClassList:
    """Each class once, at its first row. A row that says otherwise of the same class's year or subject is refused."""
    found = ClassList()
    for record in records:
        cells = Inspection(record.row, record.values, table)
        name = cells.text("name", "class name") or cells.text("mis_id")
        known_as = cells.text("mis_id") or name
        if not name:
            found.problems.append(refusing(record.row, "name", "There is no class name.", table))
            continue
        schools, year = cells.school_ids(), cells.year_group()
        now = ClassRow(record.row, known_as, name, year, cells.text("subject"), schools, table, cells.problems)
        before = found.classes.setdefault(known_as, now)
        if _facts(before) != _facts(now):
            says = f'The class "{name}" is described differently in row {before.row}.'
            found.problems.append(refusing(record.row, "name", says, table))
            continue
        _enrol(found, record, known_as, table)
    return found


def _facts(row: ClassRow) -> tuple[object, ...]:
    return (row.name, row.year_group, row.subject, row.school_ids)


def _enrol(found: ClassList, record: Record, known_as: str, table: str) -> None:
    for source, part in (("teacher_email", Part.TEACHER), ("teacher_code", Part.TEACHER), ("pupils", Part.PUPIL)):
        if source == "teacher_code" and record.text("teacher_email"):
            continue
        for person in _people(record.values, source):
            known = person.lower() if source == "teacher_email" else person
            found.enrolments.setdefault((known_as, known, part), EnrolmentRow(record.row, known_as, known, part, table))


def _people(values: Mapping[str, object], source: str) -> list[str]:
    """A cell may name several, apart by semicolons, commas or lines."""
    return [" ".join(person.split()) for person in MARKS.split(str(values.get(source, ""))) if person.strip()]
