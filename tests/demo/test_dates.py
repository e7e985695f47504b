"""The invented calendar, and stories that move with the day on which they are told."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from fourfold.demo.dates import TOLD_ON, calendar, closures_of, easter, moved, terms_of
from fourfold.demo.logbook import with_today
from fourfold.support.timing import usual_days


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2028, (4, 16)), (2038, (4, 25))],
)
def test_easter_falls_when_it_does(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize("year", range(2015, 2045))
def test_each_year_has_six_half_terms_in_order_and_about_190_days(year: int) -> None:
    terms = terms_of(year)
    assert all(a.ends < b.starts for a, b in pairwise(terms))
    shut = {day for day, _ in closures_of(year)}
    spans = [(term.starts + timedelta(days=n)) for term in terms for n in range((term.ends - term.starts).days + 1)]
    assert 183 <= sum(day.weekday() < 5 and day not in shut for day in spans) <= 197


def test_told_on_its_own_day_a_story_keeps_its_dates() -> None:
    days = calendar(TOLD_ON)
    for day in (date(2025, 12, 3), date(2026, 1, 19), date(2026, 9, 11), date(2026, 9, 29), date(2026, 12, 10)):
        assert moved(day, TOLD_ON, days) == day


@pytest.mark.parametrize("today", [date(2026, 9, 2), date(2027, 1, 5), date(2027, 6, 30), date(2028, 2, 29)])
def test_told_on_another_day_it_moves_to_school_days(today: date) -> None:
    days = calendar(today)
    assert days.is_school_day(moved(date(2026, 9, 29), today, days))
    assert moved(TOLD_ON, today, days) == days.nearest_school_day(today).day


@pytest.mark.parametrize("today", range(5))
def test_the_assistants_group_meets_today_whatever_weekday_it_is(today: int) -> None:
    days = with_today(usual_days(Decimal(3)), today)
    assert today in days
    assert len(set(days)) == 3
