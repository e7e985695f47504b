"""A school's calendar: its terms, its closures and England's bank holidays."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.schools.models import Closure, School, Term


@cache
def bank_holidays() -> frozenset[date]:
    """England's bank holidays as the package in hand knows them; nothing is fetched."""
    known = BankHolidays(use_cached_holidays=True)
    return frozenset(holiday["date"] for holiday in known.get_holidays(division=BankHolidays.ENGLAND_AND_WALES))


def school_calendar(school: School) -> SchoolYear:
    """The school's known terms, with what falls out of them. Two queries."""
    terms = tuple(Term.objects.filter(school=school).order_by("starts").values_list("starts", "ends"))
    closures = tuple((day, day) for day in Closure.objects.filter(school=school).values_list("day", flat=True))
    return SchoolYear(terms=terms, closures=closures, bank_holidays=bank_holidays())
