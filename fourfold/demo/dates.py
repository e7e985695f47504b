"""When the invented school is open, and how its stories move with the date on which they are told."""

from dataclasses import dataclass
from datetime import date, timedelta

from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.code_of_practice.school_year import school_year_of

TOLD_ON = date(2026, 11, 24)
"""The stories are written down as they stand on this day; told on another, they move with it."""
MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4


@dataclass(frozen=True)
class TermDates:
    """A half term: its name, first and last day."""

    name: str
    starts: date
    ends: date


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def terms_of(year: int) -> list[TermDates]:
    """The six half terms of the school year that begins in `year`."""
    first = date(year, 9, 1)
    first += timedelta(days=max(0, 7 - first.weekday())) if first.weekday() > FRIDAY else timedelta()
    october, february = on_or_after(date(year, 10, 22), MONDAY), on_or_after(date(year + 1, 2, 12), MONDAY)
    sunday, may = easter(year + 1), on_or_before(date(year + 1, 5, 31), MONDAY)
    early = sunday < date(year + 1, 4, 3)
    before_easter, after_easter = (
        (sunday - timedelta(3), sunday + timedelta(15)) if early else (sunday - timedelta(9), sunday + timedelta(8))
    )
    spans = (
        (f"Autumn {year}, first half", first, october - timedelta(3)),
        (f"Autumn {year}, second half", october + timedelta(7), on_or_before(date(year, 12, 20), FRIDAY)),
        (f"Spring {year + 1}, first half", on_or_after(date(year + 1, 1, 2), MONDAY), february - timedelta(3)),
        (f"Spring {year + 1}, second half", february + timedelta(7), before_easter),
        (f"Summer {year + 1}, first half", after_easter, may - timedelta(3)),
        (f"Summer {year + 1}, second half", may + timedelta(7), on_or_before(date(year + 1, 7, 23), WEDNESDAY)),
    )
    return [TermDates(*span) for span in spans]


def closures_of(year: int) -> list[tuple[date, str]]:
    """The training days of a school year."""
    terms = terms_of(year)
    return [(terms[number].starts, "Training day") for number in (0, 1, 2, 4)] + [(terms[5].ends, "Training day")]


def years_known(today: date) -> range:
    """The school years whose dates the school holds: the two before, this one and the next."""
    year = school_year_of(today)
    return range(year - 2, year + 2)


def calendar(today: date, bank_holidays: frozenset[date] = frozenset()) -> SchoolYear:
    """The school's days, around one."""
    years = years_known(today)
    return SchoolYear(
        terms=tuple((term.starts, term.ends) for year in years for term in terms_of(year)),
        closures=tuple((day, day) for year in years for day, _ in closures_of(year)),
        bank_holidays=bank_holidays,
    )


def moved(day: date, today: date, days: SchoolYear) -> date:
    """A day of a story as it falls when the story is told today: as far off, on the nearest school day."""
    return days.nearest_school_day(day + (today - TOLD_ON)).day
