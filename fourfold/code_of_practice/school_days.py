"""Counting school days from a school's own term dates.

Weekends never count, nor do closures and bank holidays. Where the dates are not known (before the first term, after the last, or
where a whole term is missing), weekdays are counted and the answer says that it assumed them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

Span = tuple[date, date]

A_DAY = timedelta(days=1)
SATURDAY = 5
# A summer holiday is six or seven weeks. A longer gap between two terms means that a term was not entered.
LONGEST_HOLIDAY = timedelta(weeks=9)


class DatesOutOfOrder(ValueError):
    """A span of dates ends before it starts, or two terms overlap."""


@dataclass(frozen=True)
class CountedDay:
    """A day reached by counting school days; `assumed` when some day on the way was outside the known terms."""

    day: date
    assumed: bool


@dataclass(frozen=True)
class CountedDays:
    """A number of school days; `assumed` when some of them were outside the known terms."""

    number: int
    assumed: bool


@dataclass(frozen=True)
class SchoolYear:
    """The known terms of one school, for one year or for several on end.

    Each span is (first day, last day), both included. Half terms and closures are taken out of the terms.
    """

    terms: tuple[Span, ...] = ()
    half_terms: tuple[Span, ...] = ()
    closures: tuple[Span, ...] = ()
    bank_holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Raise DatesOutOfOrder for a span that ends before it starts, and for terms that overlap."""
        for first, last in (*self.terms, *self.half_terms, *self.closures):
            if last < first:
                raise DatesOutOfOrder(f"These dates end before they start: {first:%d/%m/%Y} to {last:%d/%m/%Y}.")
        for (_, ended), (began, _) in pairwise(sorted(self.terms)):
            if began <= ended:
                raise DatesOutOfOrder(f"Two terms overlap at {began:%d/%m/%Y}.")

    @cached_property
    def _known(self) -> tuple[Span, ...]:
        """The stretches of time that the term dates speak for: terms, and the holidays between neighbours."""
        stretches: list[Span] = []
        for first, last in sorted(self.terms):
            if stretches and first - stretches[-1][1] <= LONGEST_HOLIDAY:
                stretches[-1] = (stretches[-1][0], last)
            else:
                stretches.append((first, last))
        return tuple(stretches)

    def knows(self, day: date) -> bool:
        """Whether the term dates say anything of this day."""
        return _within(day, self._known)

    def is_school_day(self, day: date) -> bool:
        """Whether the school is open to pupils. Beyond the known terms a weekday counts, unless it is a closure or a bank holiday."""
        if day.weekday() >= SATURDAY or day in self.bank_holidays or _within(day, self.closures):
            return False
        if not self.knows(day):
            return True
        return _within(day, self.terms) and not _within(day, self.half_terms)

    def add_school_days(self, day: date, number: int) -> CountedDay:
        """The school day `number` school days after this day, which is itself not counted; before it, for a negative number.

        Zero gives the day back, school day or not.
        """
        step = A_DAY if number >= 0 else -A_DAY
        left, assumed = abs(number), False
        while left:
            day += step
            if self.is_school_day(day):
                left -= 1
                assumed = assumed or not self.knows(day)
        return CountedDay(day, assumed)

    def school_days_between(self, first: date, last: date) -> CountedDays:
        """How many school days come after `first`, up to and including `last`; negative when `last` is the earlier."""
        sign, (start, end) = (1, (first, last)) if first <= last else (-1, (last, first))
        counted = [day for day in _days_after(start, end) if self.is_school_day(day)]
        return CountedDays(sign * len(counted), assumed=not all(self.knows(day) for day in counted))

    def nearest_school_day(self, day: date) -> CountedDay:
        """This day if it is a school day, else the nearest one; of two equally near, the later."""
        distance = timedelta()
        while True:
            for near in (day + distance, day - distance):
                if self.is_school_day(near):
                    return CountedDay(near, assumed=not self.knows(near))
            distance += A_DAY


def _within(day: date, spans: Iterable[Span]) -> bool:
    return any(first <= day <= last for first, last in spans)


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + A_DAY * number for number in range(1, (last - first).days + 1))
