"""Finding days for meetings: on school days, in weeks with room, at times at which nobody is in two places (6.65, 6.69)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fourfold.code_of_practice.meeting_year import Third
from fourfold.code_of_practice.school_days import SchoolYear, Span

NOTICE = timedelta(days=14)
"""How long before a meeting a family should know of it: ours, not the Code's."""
APART = timedelta(weeks=5)
"""Two meetings about one child in less than this are too near to each other to be two of three."""
FIRST_AT, LAST_AT = time(15, 30), time(17, 0)
BETWEEN = 10
"""Minutes between one meeting and the next."""


@dataclass(frozen=True)
class Wanted:
    """A child without a date in one third of the year; `staff` must be there; brothers and sisters have one `family`."""

    child: int
    third: Third
    staff: frozenset[int] = frozenset()
    family: int = 0


@dataclass(frozen=True)
class Taken:
    """A meeting that has its day. Without a time it keeps its people from any other on that day."""

    child: int
    day: date
    at: time | None = None
    minutes: int = 30
    staff: frozenset[int] = frozenset()
    family: int = 0


@dataclass(frozen=True)
class Suggested:
    """A day and a time for one meeting."""

    child: int
    third: Third
    day: date
    at: time


@dataclass(frozen=True)
class Ways:
    """What every suggestion keeps to: the school's days, the thirds of its year, how many meetings a week it can hold well, how long one
    lasts."""

    days: SchoolYear
    spans: Mapping[Third, Span]
    a_week: int
    minutes: int = 30
    notice: timedelta = NOTICE


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def minutes_after(at: time, minutes: int) -> time:
    """So many minutes later, on the same day."""
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()


def times(minutes: int) -> Iterator[time]:
    """When meetings begin after school, one after the other."""
    at = FIRST_AT
    while at <= LAST_AT:
        yield at
        at = minutes_after(at, minutes + BETWEEN)


def clash(one: Taken, other: Taken) -> bool:
    """Whether somebody would have to be in two places: the same member of staff, or the same family, at overlapping times."""
    if one.day != other.day or not (one.staff & other.staff or (one.family and one.family == other.family)):
        return False
    if one.at is None or other.at is None:
        return bool(one.staff & other.staff)
    return one.at < minutes_after(other.at, other.minutes) and other.at < minutes_after(one.at, one.minutes)


def suggest(wanted: Iterable[Wanted], taken: Iterable[Taken], *, ways: Ways, today: date) -> tuple[list[Suggested], list[Wanted]]:
    """A day and a time for each, as far as there is room; and those for whom there is none.

    Never in holidays, on closures, bank holidays or weekends, in a week that is full, with less than a fortnight's notice, or where a
    member of staff or a family has a meeting already. Brothers and sisters come one after the other on one day where that can be; else the
    emptiest week is taken, and in it the day nearest to the middle of the third. The same question has always the same answer.
    """
    book = Book(ways, today)
    for one in taken:
        book.enter(one)
    found, without = [], []
    for want in sorted(wanted, key=lambda one: (list(Third).index(one.third), one.family or one.child, one.child)):
        best = min(book.free(want), key=lambda one: book.cost(want, one), default=None)
        if best is None or best.at is None:
            without.append(want)
            continue
        book.enter(best)
        found.append(Suggested(want.child, want.third, best.day, best.at))
    return found, without


def near(
    want: Wanted, taken: Iterable[Taken], *, ways: Ways, today: date, day: date, number: int, or_then: bool = False
) -> list[Suggested]:
    """Some other times within a week of a day, on other days than that one (`or_then`: or on it): what a family is offered beside it."""
    book = Book(ways, today)
    for one in taken:
        book.enter(one)
    found: dict[date, Suggested] = {}
    for one in sorted(book.free(want), key=lambda one: (abs((one.day - day).days), one.day, one.at or FIRST_AT)):
        if one.at is not None and (or_then or one.day != day) and abs((one.day - day).days) <= 7 and len(found) < number:
            found.setdefault(one.day, Suggested(want.child, want.third, one.day, one.at))
    return sorted(found.values(), key=lambda one: one.day)


class Book:
    """The meetings that have their day, and those that are being found one."""

    def __init__(self, ways: Ways, today: date) -> None:
        self.ways, self.today = ways, today
        self.on: dict[date, list[Taken]] = defaultdict(list)
        self.of: dict[int, list[date]] = defaultdict(list)
        self.weeks: Counter[date] = Counter()

    def enter(self, one: Taken) -> None:
        """Write one down."""
        self.on[one.day].append(one)
        self.of[one.child].append(one.day)
        self.weeks[monday(one.day)] += 1

    def free(self, want: Wanted) -> Iterator[Taken]:
        """Every day and time at which this meeting could be."""
        first, last = self.ways.spans[want.third]
        day, last = max(first, self.today + self.ways.notice), min(last, self.today + timedelta(days=400))
        while day <= last:
            if self.weeks[monday(day)] < self.ways.a_week and self.ways.days.is_school_day(day) and self.ways.days.knows(day):
                for at in times(self.ways.minutes):
                    one = Taken(want.child, day, at, self.ways.minutes, want.staff, want.family)
                    if not any(clash(one, other) for other in self.on[day]):
                        yield one
            day += timedelta(days=1)

    def cost(self, want: Wanted, one: Taken) -> tuple[bool, bool, int, int, date, time]:
        """How well it fits, the least first: far from the child's other meetings, beside its brother's or sister's, in an empty week, near
        the middle of the third."""
        near = any(abs(one.day - day) < APART for day in self.of[want.child])
        together = bool(want.family) and any(other.family == want.family for other in self.on[one.day])
        first, last = self.ways.spans[want.third]
        middle = max(first, self.today) + (last - max(first, self.today)) / 2
        return (
            near,
            not together,
            self.weeks[monday(one.day)],
            abs((one.day - middle).days),
            one.day,
            one.at or FIRST_AT,
        )
