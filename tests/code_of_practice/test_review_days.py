"""The days offered for a review are school days that leave room for three meetings a year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.review_days import review_days
from fourfold.code_of_practice.school_days import SchoolYear

YEAR = SchoolYear(
    terms=((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 2, 12))),
)


def test_each_is_a_school_day_after_the_help_starts() -> None:
    days = review_days(date(2026, 10, 20), YEAR)
    assert days == (date(2026, 12, 15), date(2027, 1, 4), date(2027, 1, 12))
    assert all(YEAR.is_school_day(day) for day in days)


def test_a_day_in_the_holidays_is_moved_and_two_that_fall_together_are_one() -> None:
    assert review_days(date(2026, 10, 27), YEAR)[0] == date(2026, 12, 18)


@given(st.dates(date(2026, 9, 1), date(2027, 1, 31)))
def test_three_turns_fit_into_a_school_year(starts: date) -> None:
    days = review_days(starts, YEAR)
    assert days == tuple(sorted(set(days)))
    assert all(starts < day <= starts + timedelta(weeks=14) for day in days)
