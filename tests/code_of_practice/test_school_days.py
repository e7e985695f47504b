"""Counting school days, and saying where they were assumed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.school_days import CountedDay, CountedDays, DatesOutOfOrder, SchoolYear

YEAR = SchoolYear(
    terms=((date(2026, 9, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 3, 25)), (date(2027, 4, 12), date(2027, 7, 21))),
    half_terms=((date(2026, 10, 26), date(2026, 10, 30)), (date(2027, 2, 15), date(2027, 2, 19))),
    closures=((date(2026, 11, 27), date(2026, 11, 27)), (date(2027, 8, 5), date(2027, 8, 5))),
    bank_holidays=frozenset({date(2027, 5, 3), date(2027, 8, 30)}),
)
DAYS = st.dates(date(2026, 6, 1), date(2028, 1, 1))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 9, 2), True),
        (date(2026, 12, 18), True),
        (date(2026, 12, 21), False),
        (date(2026, 9, 5), False),
        (date(2026, 9, 6), False),
        (date(2026, 10, 28), False),
        (date(2026, 11, 27), False),
        (date(2027, 5, 3), False),
        (date(2027, 3, 30), False),
        (date(2026, 9, 1), True),
        (date(2027, 8, 4), True),
        (date(2027, 8, 5), False),
        (date(2027, 8, 30), False),
        (date(2027, 8, 7), False),
    ],
)
def test_a_school_day_is_in_term_and_no_weekend_closure_or_holiday(day, is_open):
    assert YEAR.is_school_day(day) is is_open


@pytest.mark.parametrize(
    ("start", "number", "reached"),
    [
        (date(2026, 11, 24), 0, CountedDay(date(2026, 11, 24), False)),
        (date(2026, 11, 24), 2, CountedDay(date(2026, 11, 26), False)),
        (date(2026, 11, 24), 3, CountedDay(date(2026, 11, 30), False)),
        (date(2026, 12, 18), 1, CountedDay(date(2027, 1, 4), False)),
        (date(2026, 10, 23), 1, CountedDay(date(2026, 11, 2), False)),
        (date(2027, 1, 4), -1, CountedDay(date(2026, 12, 18), False)),
        (date(2027, 7, 21), 1, CountedDay(date(2027, 7, 22), True)),
        (date(2027, 7, 20), 1, CountedDay(date(2027, 7, 21), False)),
        (date(2026, 9, 1), 1, CountedDay(date(2026, 9, 2), False)),
        (date(2026, 8, 31), 2, CountedDay(date(2026, 9, 2), True)),
    ],
)
def test_adding_school_days_skips_what_is_closed_and_says_what_it_assumed(start, number, reached):
    assert YEAR.add_school_days(start, number) == reached


def test_with_no_terms_at_all_weekdays_are_counted_and_it_says_so():
    assert SchoolYear().add_school_days(date(2026, 11, 24), 10) == CountedDay(date(2026, 12, 8), True)
    assert SchoolYear().school_days_between(date(2026, 11, 20), date(2026, 11, 27)) == CountedDays(5, True)


def test_a_term_that_was_never_entered_is_not_taken_for_a_holiday():
    gap = SchoolYear(terms=(YEAR.terms[0], YEAR.terms[2]))
    assert (gap.knows(date(2027, 2, 2)), gap.is_school_day(date(2027, 2, 2))) == (False, True)


@pytest.mark.parametrize(("weeks", "known"), [(timedelta(weeks=9), True), (timedelta(weeks=9, days=1), False)])
def test_a_gap_of_nine_weeks_is_still_a_holiday_and_a_longer_one_is_not(weeks, known):
    ended = date(2027, 7, 16)
    later = SchoolYear(terms=((date(2027, 4, 12), ended), (ended + weeks, date(2027, 12, 17))))
    assert later.knows(date(2027, 8, 2)) is known


def test_the_summer_between_two_known_years_is_a_holiday():
    two_years = SchoolYear(terms=(*YEAR.terms, (date(2027, 9, 2), date(2027, 12, 17))))
    assert two_years.add_school_days(date(2027, 7, 21), 1) == CountedDay(date(2027, 9, 2), False)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2026, 11, 23), date(2026, 11, 27), 3),
        (date(2026, 11, 27), date(2026, 11, 23), -3),
        (date(2026, 12, 18), date(2027, 1, 3), 0),
    ],
)
def test_days_between_leave_out_the_first_and_count_the_last(first, last, count):
    assert YEAR.school_days_between(first, last) == CountedDays(count, False)


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(2026, 11, 24), CountedDay(date(2026, 11, 24), False)),
        (date(2026, 11, 21), CountedDay(date(2026, 11, 20), False)),
        (date(2026, 11, 22), CountedDay(date(2026, 11, 23), False)),
        (date(2026, 12, 26), CountedDay(date(2026, 12, 18), False)),
        (date(2026, 10, 28), CountedDay(date(2026, 11, 2), False)),
        (date(2027, 8, 7), CountedDay(date(2027, 8, 6), True)),
    ],
)
def test_the_nearest_school_day_may_be_before_or_after_and_of_two_is_the_later(day, nearest):
    assert YEAR.nearest_school_day(day) == nearest


def test_of_two_equally_near_the_later_is_chosen():
    shut = SchoolYear(terms=YEAR.terms, closures=((date(2026, 11, 18), date(2026, 11, 18)),))
    assert shut.nearest_school_day(date(2026, 11, 18)).day == date(2026, 11, 19)


@given(DAYS, st.integers(1, 60))
def test_counting_back_what_was_counted_forward_agrees(day, number):
    reached = YEAR.add_school_days(day, number)
    assert YEAR.is_school_day(reached.day)
    assert YEAR.school_days_between(day, reached.day) == CountedDays(number, reached.assumed)


@pytest.mark.parametrize("where", ["terms", "half_terms", "closures"])
def test_dates_that_end_before_they_start_are_refused(where):
    with pytest.raises(DatesOutOfOrder, match="end before they start"):
        SchoolYear(**{where: ((date(2026, 9, 2), date(2026, 9, 1)),)})


@pytest.mark.parametrize("gap", [timedelta(), timedelta(days=-1)])
def test_terms_that_overlap_are_refused(gap):
    first = (date(2026, 9, 2), date(2026, 12, 18))
    with pytest.raises(DatesOutOfOrder, match="overlap"):
        SchoolYear(terms=((first[1] + gap, date(2027, 3, 1)), first))
