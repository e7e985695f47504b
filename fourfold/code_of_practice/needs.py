"""SEN status, the four broad areas (6.28-6.35) and the need types of the school census.

The areas are for planning provision, not for fitting a pupil into a category (6.25-6.27): needs may cross areas, and change.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T", int, str)


class Area(StrEnum):
    """The four broad areas of need (6.28-6.35)."""

    COMMUNICATION = "communication"
    COGNITION = "cognition"
    SEMH = "semh"
    SENSORY = "sensory"


AREA_NAMES = {
    Area.COMMUNICATION: "Communication and interaction",
    Area.COGNITION: "Cognition and learning",
    Area.SEMH: "Social, emotional and mental health",
    Area.SENSORY: "Sensory and/or physical",
}
AREA_SHORT_NAMES = {
    Area.COMMUNICATION: "Communication",
    Area.COGNITION: "Learning",
    Area.SEMH: "Feelings and friendships",
    Area.SENSORY: "Senses and body",
}
AREA_PARAGRAPHS = {Area.COMMUNICATION: "6.28", Area.COGNITION: "6.30", Area.SEMH: "6.32", Area.SENSORY: "6.34"}


class SenStatus(StrEnum):
    """The SEN provision codes of the census. A, P and S ended by 2018 and are read in old records only."""

    NONE = "N"
    SUPPORT = "K"
    PLAN = "E"
    SCHOOL_ACTION = "A"
    SCHOOL_ACTION_PLUS = "P"
    STATEMENT = "S"


STATUS_NAMES = {
    SenStatus.NONE: "No SEN support now",
    SenStatus.SUPPORT: "SEN support",
    SenStatus.PLAN: "EHC plan",
    SenStatus.SCHOOL_ACTION: "School Action (until 2015)",
    SenStatus.SCHOOL_ACTION_PLUS: "School Action Plus (until 2015)",
    SenStatus.STATEMENT: "Statement (until 2018)",
}
CURRENT_STATUSES = (SenStatus.NONE, SenStatus.SUPPORT, SenStatus.PLAN)


@dataclass(frozen=True)
class NeedType:
    """A need type of the census. `area` is None where no one area follows from it and the school is asked; dates are inclusive."""

    code: str
    name: str
    area: Area | None
    from_: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the census takes this code on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


NEED_TYPES = {
    need.code: need
    for need in (
        NeedType("SPLD", "Specific learning difficulty", Area.COGNITION),
        NeedType("MLD", "Moderate learning difficulty", Area.COGNITION),
        NeedType("SLD", "Severe learning difficulty", Area.COGNITION),
        NeedType("PMLD", "Profound and multiple learning difficulty", Area.COGNITION),
        NeedType("SEMH", "Social, emotional and mental health", Area.SEMH, from_=date(2014, 9, 1)),
        NeedType("BESD", "Behaviour, emotional and social difficulties", Area.SEMH, until=date(2014, 8, 31)),
        NeedType("SLCN", "Speech, language and communication needs", Area.COMMUNICATION),
        NeedType("HI", "Hearing impairment", Area.SENSORY),
        NeedType("VI", "Vision impairment", Area.SENSORY),
        NeedType("MSI", "Multi-sensory impairment", Area.SENSORY),
        NeedType("PD", "Physical disability", Area.SENSORY),
        NeedType("ASD", "Autistic spectrum disorder", Area.COMMUNICATION),
        NeedType("DS", "Down syndrome", None, from_=date(2025, 1, 1)),
        NeedType("OTH", "Other difficulty", None),
        NeedType("NSA", "SEN support but no specialist assessment of type of need", None),
    )
}
NOT_YET_ASSESSED = "NSA"
RANKS = range(1, 100)
RANKS_RETURNED = 2


@dataclass(frozen=True)
class RankedNeed:
    """One need of one pupil: 1 is the primary need. `until` is None while it lasts, and inclusive."""

    code: str
    rank: int
    from_: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the pupil has this need on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


def area_choices() -> list[tuple[str, str]]:
    """The four areas with the Code's names, for forms."""
    return [(area.value, name) for area, name in AREA_NAMES.items()]


def need_choices(on: date) -> list[tuple[str, str]]:
    """The need types that the census takes on a day, for forms."""
    return [(need.code, need.name) for need in NEED_TYPES.values() if need.holds_on(on)]


def status_choices() -> list[tuple[str, str]]:
    """The statuses a pupil can have now, for forms."""
    return [(status.value, STATUS_NAMES[status]) for status in CURRENT_STATUSES]


def needs_returned(needs: Iterable[RankedNeed], on: date) -> list[RankedNeed]:
    """The needs that the census takes: those that hold on the day, by rank, the first two."""
    return sorted((need for need in needs if need.holds_on(on)), key=lambda need: need.rank)[:RANKS_RETURNED]


def check_status(status: SenStatus, *, on: date, since: date | None, plan_since: date | None = None) -> list[str]:
    """What is wrong with a status on census day, a sentence each: an old code, no start date, one to come, a plan without its date."""
    problems = []
    if status not in CURRENT_STATUSES:
        problems.append(f"{status.value} is an old code: choose N, K or E.")
    if status is not SenStatus.NONE and since is None:
        problems.append(f"Add the date that {STATUS_NAMES[status]} started.")
    if since is not None and since > on:
        problems.append(f"This status starts on {since:%d/%m/%Y}, after census day.")
    if status is SenStatus.PLAN and plan_since is None:
        problems.append("Add the date of the EHC plan.")
    return problems


def check_needs(status: SenStatus, needs: Iterable[RankedNeed], *, on: date) -> list[str]:
    """What is wrong with a pupil's need types on a day, a plain sentence each; an empty list when they can be returned."""
    live = [need for need in needs if need.holds_on(on)]
    if status is SenStatus.NONE:
        return ["A pupil with no SEN has no need types: end them, or change the status."] if live else []
    problems = []
    if not any(need.rank == 1 for need in live):
        problems.append("Choose the primary need: the one with rank 1.")
    problems += [f"Two needs have rank {rank}: give each its own." for rank in _twice(need.rank for need in live)]
    problems += [f"{code} is there twice: keep one." for code in _twice(need.code for need in live)]
    for need in live:
        kind = NEED_TYPES.get(need.code)
        if kind is None:
            problems.append(f"{need.code} is not a need type of the census.")
        elif not kind.holds_on(on):
            problems.append(f"{need.code} ({kind.name}) is not a code that the census takes on {on:%d/%m/%Y}.")
        if need.rank not in RANKS:
            problems.append(f"The rank of {need.code} is {need.rank}: it must be from 1 to 99.")
        if need.code == NOT_YET_ASSESSED and status is not SenStatus.SUPPORT:
            problems.append("NSA goes only with SEN support (K): choose the need.")
    return problems


def _twice(values: Iterable[T]) -> list[T]:
    return [value for value, times in Counter(values).items() if times > 1]
