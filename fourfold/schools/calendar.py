"""A school's calendar: its terms, its closures and England's bank holidays; and what the calendar does not say."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from fourfold.code_of_practice.school_days import SATURDAY, SchoolYear, Span
from fourfold.schools.models import Closure, School, Term

# From here to there, whatever the school's own dates, a year has terms: what is not known between them was not entered.
SURELY_BEGUN = (9, 15)
SURELY_GOING_ON = (6, 30)
LONGEST_WITHOUT_A_BREAK = timedelta(weeks=9)


@cache
def named_bank_holidays() -> dict[date, str]:
    """England's bank holidays with their names, as the package in hand knows them; nothing is fetched."""
    known = BankHolidays(use_cached_holidays=True)
    return {holiday["date"]: holiday["title"] for holiday in known.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)}


@cache
def bank_holidays() -> frozenset[date]:
    """The days alone."""
    return frozenset(named_bank_holidays())


def school_calendar(school: School) -> SchoolYear:
    """The school's known terms, with what falls out of them. Two queries."""
    terms = tuple(Term.objects.filter(school=school).order_by("starts").values_list("starts", "ends"))
    closures = tuple((day, day) for day in Closure.objects.filter(school=school).values_list("day", flat=True))
    return SchoolYear(terms=terms, closures=closures, bank_holidays=bank_holidays())


def unknown_spans(calendar: SchoolYear, year: int) -> list[Span]:
    """The stretches of the school year that begins in `year` of which the term dates say nothing: there, weekdays are counted.

    Looked for from 15 September to 30 June, since no two schools begin and end a year together.
    """
    first, last = date(year, *SURELY_BEGUN), date(year + 1, *SURELY_GOING_ON)
    spans: list[Span] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if calendar.knows(day):
            continue
        if spans and spans[-1][1] == day - timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def is_whole_year(spans: Iterable[Span], year: int) -> bool:
    """Whether these unknown stretches are all of that school year."""
    return list(spans) == [(date(year, *SURELY_BEGUN), date(year + 1, *SURELY_GOING_ON))]


def runs_too_long(term: Span) -> bool:
    """Whether a term is so long that a half-term week must lie in it, which would be counted as school days."""
    return term[1] - term[0] > LONGEST_WITHOUT_A_BREAK


def shut_already(day: date) -> str:
    """What makes this day no school day whatever the school says: "a Saturday", a bank holiday by name; "" where nothing does."""
    if day in named_bank_holidays():
        return named_bank_holidays()[day]
    return f"a {day:%A}" if day.weekday() >= SATURDAY else ""
