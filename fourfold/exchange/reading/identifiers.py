"""Numbers that name a pupil, and the same number given twice."""

from collections.abc import Sequence
from dataclasses import replace

from fourfold.exchange.reading.people import PupilRow
from fourfold.exchange.reading.problems import Problem, refusing

IDENTIFIERS = (("upn", "UPN"), ("admission_number", "admission number"), ("mis_id", "id"))


def with_doubles_refused(pupils: Sequence[PupilRow]) -> tuple[PupilRow, ...]:
    """The pupils, each but the first of those sharing an identifier refused: two rows for one child is a question for the school."""
    first: dict[tuple[str, str], int] = {}
    checked: list[PupilRow] = []
    for pupil in pupils:
        found: list[Problem] = []
        for field, called in IDENTIFIERS:
            value = str(getattr(pupil, field))
            met = first.setdefault((field, value), pupil.row) if value else pupil.row
            if met != pupil.row:
                found.append(refusing(pupil.row, field, f"The {called} {value} is already in row {met}.", pupil.table))
        checked.append(replace(pupil, problems=(*pupil.problems, *found)) if found else pupil)
    return tuple(checked)
