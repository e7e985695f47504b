"""Help that was promised beside help that was given (6.52, 6.73; best endeavours, 6.2). Sums over plain days and numbers.

What is planned comes from the times at which a group meets; before it had times, from so many times a week over the days on which the
school was open. A child's own absence is counted apart and is not held against the school. What nobody wrote down is never a nought.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from math import floor

from fourfold.code_of_practice.school_days import A_DAY, SchoolYear

SCHOOL_DAYS_A_WEEK = 5


class Happened(StrEnum):
    """Whether a session took place."""

    HAPPENED = "happened"
    AWAY = "away"
    NOT = "not"


class WhyNot(StrEnum):
    """Why a session did not take place."""

    TRIP = "trip"
    COVER = "cover"
    ROOM = "room"
    OTHER = "other"


@dataclass(frozen=True)
class Meets:
    """A time of the week at which the help is given: which weekday (0 is Monday), how long, from which day until which."""

    weekday: int
    minutes: int
    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether this time is kept in the week of that day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def is_on(self, day: date) -> bool:
        return day.weekday() == self.weekday and self.holds(day)


@dataclass(frozen=True)
class Promise:
    """What one line of a plan promises, from its first day to its last; with its times, where it has them."""

    times_a_week: Decimal | None
    minutes: int | None
    first: date
    last: date | None = None
    meets: tuple[Meets, ...] = ()

    def has_times(self, day: date) -> bool:
        """Whether times say what is planned then; else the number of times a week does."""
        return any(one.holds(day) for one in self.meets)


@dataclass(frozen=True)
class Written:
    """What somebody wrote down of one session. `at_its_time` where it was one of the group's own times."""

    on: date
    state: Happened
    minutes: int = 0
    because: WhyNot | None = None
    at_its_time: bool = False


@dataclass(frozen=True)
class Given:
    """Sessions and minutes of a line, a child or a week: planned, and what became of them. Two of them add up."""

    planned: int = 0
    happened: int = 0
    away: int = 0
    not_given: tuple[WhyNot, ...] = ()
    planned_minutes: int = 0
    given_minutes: int = 0
    away_minutes: int = 0

    def __add__(self, other: "Given") -> "Given":
        return Given(
            self.planned + other.planned,
            self.happened + other.happened,
            self.away + other.away,
            (*self.not_given, *other.not_given),
            self.planned_minutes + other.planned_minutes,
            self.given_minutes + other.given_minutes,
            self.away_minutes + other.away_minutes,
        )

    @property
    def recorded(self) -> bool:
        """Whether anybody wrote anything down: where nobody did, nothing can be said."""
        return bool(self.happened or self.away or self.not_given)

    @property
    def due(self) -> int:
        """What the school had to give: planned, less the child's own absences; what was given beyond that was due too."""
        return max(self.planned - self.away, self.happened)

    @property
    def due_minutes(self) -> int:
        """The same in minutes."""
        return max(self.planned_minutes - self.away_minutes, 0)

    @property
    def missed(self) -> int:
        """Written down as not given, and not made up on another day."""
        return min(len(self.not_given), self.due - self.happened)

    @property
    def unwritten(self) -> int:
        """Due, and nobody wrote down what became of it."""
        return self.due - self.happened - self.missed

    @property
    def reasons(self) -> tuple[tuple[WhyNot, int], ...]:
        """Why sessions were not given, most often first."""
        return tuple(Counter(self.not_given).most_common())


NOTHING = Given()


def weeks_given(promise: Promise, written: Iterable[Written], calendar: SchoolYear, *, today: date) -> dict[date, Given]:
    """What was promised and given in each week, by its Monday, up to yesterday; of today, what is written down already."""
    kept = list(written)
    weeks: dict[date, Given] = {}

    def add(day: date, given: Given) -> None:
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, NOTHING) + given

    for day, minutes in _planned(promise, kept, calendar, today=today):
        add(day, Given(planned=1, planned_minutes=minutes))
    for one in kept:
        add(one.on, _became(one, promise))
    return weeks


def given(weeks: Mapping[date, Given]) -> Given:
    """All weeks together."""
    return sum(weeks.values(), NOTHING)


def _planned(promise: Promise, written: list[Written], calendar: SchoolYear, *, today: date) -> Iterable[tuple[date, int]]:
    """The day and the minutes of each session that was promised by now."""
    wrote_today = sum(one.on == today for one in written)
    last = min(day for day in (promise.last, today) if day is not None)
    days_open = 0
    day = promise.first
    while day <= last:
        if calendar.is_school_day(day):
            if promise.has_times(day):
                at_times = [meets.minutes for meets in promise.meets if meets.is_on(day)]
                yield from ((day, minutes) for minutes in (at_times if day < today else at_times[:wrote_today]))
            elif day < today or wrote_today:
                before = planned_sessions(promise.times_a_week, days_open)
                days_open += 1
                more = planned_sessions(promise.times_a_week, days_open) - before
                yield from ((day, promise.minutes or 0) for _ in range(more))
        day += A_DAY


def planned_sessions(times_a_week: Decimal | None, school_days: int) -> int:
    """How many sessions a line promises over so many school days; whole ones only. 0 where no number a week was agreed."""
    if not times_a_week or school_days <= 0:
        return 0
    return floor(times_a_week * school_days / SCHOOL_DAYS_A_WEEK)


def _became(one: Written, promise: Promise) -> Given:
    """One session as it counts."""
    if one.state is Happened.HAPPENED:
        return Given(happened=1, given_minutes=one.minutes)
    if one.state is Happened.AWAY:
        at_its_time = next((meets.minutes for meets in promise.meets if meets.is_on(one.on)), None)
        return Given(away=1, away_minutes=promise.minutes or 0 if at_its_time is None else at_its_time)
    return Given(not_given=(one.because or WhyNot.OTHER,))
