"""Schools before, and attendance there."""

from datetime import date

from fourfold.exchange.reading.branches import Branch
from fourfold.exchange.reading.dates import ONLY_CLEAR, BadDate
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import AttendanceYear, PastSchool

MOST_SESSIONS = 500


def past_schools_of(pupil: Branch, cells: Inspection) -> tuple[PastSchool, ...]:
    return tuple(
        PastSchool(
            la_estab=school.text("LEA", "LA") + school.text("Estab"),
            name=" ".join(school.text("SchoolName").split())[:200],
            entry=_day(school, cells, "EntryDate"),
            leaving=_day(school, cells, "LeavingDate"),
        )
        for school in pupil.branches("SchoolHistory", "School")
    )


def attendance_of(pupil: Branch) -> tuple[AttendanceYear, ...]:
    """A line for each year the file gives sessions for."""
    return tuple(
        AttendanceYear(
            year=year.text("Year")[:9],
            possible=_sessions(year.text("SessionsPossible")),
            attended=_sessions(year.text("SessionsAttended")),
            authorised=_sessions(year.text("SessionsAuthorised")),
            unauthorised=_sessions(year.text("SessionsUnauthorised")),
        )
        for year in pupil.branches("Attendance", "YearData")
    )


def _sessions(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 4 and int(written) <= MOST_SESSIONS else None


def _day(branch: Branch, cells: Inspection, name: str) -> date | None:
    try:
        return ONLY_CLEAR.read(branch.text(name))
    except BadDate as fault:
        cells.warn(name, f"A date of the school history is left out: {fault}")
        return None
