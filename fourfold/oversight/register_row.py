"""One row of the register, what may be asked of it, and in which order rows stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import AREA_NAMES, NEED_TYPES, STATUS_NAMES, Area, SenStatus
from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES
from fourfold.pupils.folding import folded

Teachers = Mapping[str, tuple[str, frozenset[int]]]
"""The teachers of the classes on a register: by code, their name and the classes they teach."""
YEARS = tuple(YEAR_GROUP_NAMES)
SORTS = ("next", "name", "need", "step", "year")
STEPS = tuple(step.value for step in (Step.ASSESS, Step.PLAN, Step.DO, Step.REVIEW))
SOON_DAYS = 7
FAR = date.max


@dataclass(frozen=True)
class RegisterRow:
    """One pupil of the register. `next_on` is the next date that is known, `next_says` what it is for."""

    pupil: int
    code: str
    forename: str
    surname: str
    sort_name: str
    year: str
    class_name: str
    group: int | None
    status: str
    since: date
    need: str
    area: str
    step: str
    next_says: str
    next_on: date | None
    today: date

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"

    @property
    def has_plan(self) -> bool:
        return self.status == SenStatus.PLAN

    @property
    def status_name(self) -> str:
        return STATUS_NAMES[SenStatus(self.status)]

    @property
    def year_name(self) -> str:
        return YEAR_GROUP_NAMES.get(self.year, self.year)

    @property
    def area_name(self) -> str:
        return AREA_NAMES[Area(self.area)] if self.area else ""

    @property
    def need_name(self) -> str:
        return NEED_TYPES[self.need].name if self.need in NEED_TYPES else self.need

    @property
    def is_late(self) -> bool:
        return self.next_on is not None and self.next_on < self.today

    @property
    def is_soon(self) -> bool:
        return self.next_on is not None and self.today <= self.next_on < self.today + timedelta(days=SOON_DAYS)


@dataclass(frozen=True)
class Filters:
    """What of the register a person asks for; an empty value asks for all."""

    status: str = ""
    year: str = ""
    area: str = ""
    step: str = ""
    teacher: str = ""
    late: bool = False
    undated: bool = False
    """Those for whom no next date is agreed: no review and no meeting."""
    q: str = ""

    @property
    def are_set(self) -> bool:
        return self != Filters()


def is_asked_for(row: RegisterRow, asked: Filters, teachers: Teachers) -> bool:
    """Whether a row meets every filter; a search is by words of the name."""
    if (asked.late and not row.is_late) or (asked.undated and row.next_on is not None):
        return False
    if asked.teacher and row.group not in teachers.get(asked.teacher, ("", frozenset()))[1]:
        return False
    exact = ((asked.status, row.status), (asked.year, row.year), (asked.area, row.area), (asked.step, row.step))
    if any(wanted and wanted != has for wanted, has in exact):
        return False
    return all(word in row.sort_name for word in folded(asked.q).split())


def sort_key(sort: str) -> Callable[[RegisterRow], tuple[Any, ...]]:
    """The order by name, need, step, year, or next date; names decide between equals, and dates between those at one step."""
    place = {year: number for number, year in enumerate(YEARS)}
    keys: dict[str, Callable[[RegisterRow], tuple[Any, ...]]] = {
        "name": lambda row: (row.sort_name, row.pupil),
        "need": lambda row: (row.area_name == "", row.area_name, row.need_name, row.sort_name, row.pupil),
        "step": lambda row: (STEPS.index(row.step) if row.step in STEPS else len(STEPS), row.next_on or FAR, row.sort_name, row.pupil),
        "year": lambda row: (place.get(row.year, 99), row.class_name, row.sort_name, row.pupil),
        "next": lambda row: (row.next_on or FAR, row.sort_name, row.pupil),
    }
    return keys.get(sort, keys["next"])
