"""What a school's calendar does not say."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.schools.calendar import is_whole_year, runs_too_long, shut_already, unknown_spans

FIRST, LAST = date(2026, 9, 15), date(2027, 6, 30)
CUTS = st.lists(st.integers(0, 330), min_size=0, max_size=8, unique=True).map(sorted)


def terms_of(cuts: list[int]) -> tuple[tuple[date, date], ...]:
    """Terms between each two of these days, counted from 1 September."""
    days = [date(2026, 9, 1) + timedelta(days=cut) for cut in cuts]
    return tuple(zip(days[::2], days[1::2], strict=False))


@given(CUTS)
def test_every_day_of_the_year_is_either_known_or_in_one_unknown_stretch(cuts: list[int]) -> None:
    calendar = SchoolYear(terms=terms_of(cuts))
    spans = unknown_spans(calendar, 2026)
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        assert sum(first <= day <= last for first, last in spans) == (not calendar.knows(day))


@given(CUTS)
def test_unknown_stretches_stand_apart_and_in_order(cuts: list[int]) -> None:
    spans = unknown_spans(SchoolYear(terms=terms_of(cuts)), 2026)
    for (_, ended), (began, _) in pairwise(spans):
        assert began - ended > timedelta(days=1)


def test_without_terms_the_whole_year_is_unknown() -> None:
    assert is_whole_year(unknown_spans(SchoolYear(), 2026), 2026)


def test_one_term_makes_the_year_no_longer_wholly_unknown() -> None:
    calendar = SchoolYear(terms=((date(2026, 9, 3), date(2026, 10, 23)),))
    assert not is_whole_year(unknown_spans(calendar, 2026), 2026)
    assert is_whole_year(unknown_spans(calendar, 2027), 2027)


@pytest.mark.parametrize(
    ("ends", "too_long"), [(date(2026, 10, 23), False), (date(2026, 11, 5), False), (date(2026, 11, 6), True), (date(2026, 12, 18), True)]
)
def test_a_term_of_more_than_nine_weeks_runs_too_long(ends: date, too_long: bool) -> None:
    assert runs_too_long((date(2026, 9, 3), ends)) is too_long


@pytest.mark.parametrize(
    ("day", "why"),
    [(date(2026, 11, 24), ""), (date(2026, 11, 28), "a Saturday"), (date(2026, 11, 29), "a Sunday"), (date(2027, 3, 26), "Good Friday")],
)
def test_weekends_and_bank_holidays_are_shut_already(day: date, why: str) -> None:
    assert shut_already(day) == why
