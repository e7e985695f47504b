"""Promised beside given: in sessions and minutes, by week and in all."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.code_of_practice.giving import (
    Given,
    Happened,
    Meets,
    Promise,
    WhyNot,
    Written,
    given,
    planned_sessions,
    weeks_given,
)
from fourfold.code_of_practice.school_days import SchoolYear

MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 13)
TERM = SchoolYear(terms=((MONDAY, date(2026, 12, 18)),), closures=((date(2026, 11, 9), date(2026, 11, 9)),))
TUESDAYS = Meets(1, 20, MONDAY)
MONDAYS = Meets(0, 20, MONDAY)


def day(number: int) -> date:
    return date(2026, 11, number)


def found(*written: Written, meets: tuple[Meets, ...] = (TUESDAYS,), today: date = FRIDAY, **changed: object) -> Given:
    promise = {"times_a_week": Decimal(1), "minutes": 20, "first": MONDAY, "meets": meets} | changed
    return given(weeks_given(Promise(**promise), written, TERM, today=today))


@pytest.mark.parametrize(
    ("times", "days", "promised"),
    [(Decimal(3), 10, 6), (Decimal(3), 4, 2), (Decimal("0.5"), 10, 1), (Decimal(5), 1, 1), (None, 10, 0), (Decimal(3), 0, 0)],
)
def test_a_line_promises_whole_sessions_over_school_days(times: Decimal | None, days: int, promised: int) -> None:
    assert planned_sessions(times, days) == promised


@pytest.mark.parametrize(
    ("meets", "today", "planned"),
    [
        ((TUESDAYS,), FRIDAY, 2),
        ((TUESDAYS,), day(10), 1),
        ((MONDAYS,), FRIDAY, 1),
        ((TUESDAYS, MONDAYS), FRIDAY, 3),
        ((Meets(1, 20, day(4)),), FRIDAY, 1),
        ((Meets(1, 20, MONDAY, day(9)),), day(10), 1),
    ],
    ids=["each Tuesday", "today is not yet due", "not when school is shut", "two times a week", "from a day", "until a day"],
)
def test_times_of_the_week_say_what_is_planned(meets: tuple[Meets, ...], today: date, planned: int) -> None:
    assert found(meets=meets, today=today).planned == planned


def test_without_times_so_many_a_week_are_planned_over_the_days_that_school_was_open() -> None:
    assert found(meets=(), times_a_week=Decimal(5)).planned == 8


def test_times_begin_where_the_number_a_week_ends() -> None:
    assert found(meets=(Meets(1, 20, day(9)),), times_a_week=Decimal(5)).planned == 5 + 1


def test_nothing_is_planned_after_the_last_day_of_the_help() -> None:
    assert found(last=day(6)).planned == 1


def test_what_is_written_down_today_is_planned_today() -> None:
    happened = Written(day(10), Happened.HAPPENED, 20, at_its_time=True)
    assert found(happened, today=day(10)).planned == 2


@pytest.mark.parametrize(
    ("written", "happened", "due", "missed", "away", "unwritten"),
    [
        ([], 0, 2, 0, 0, 2),
        ([(3, Happened.HAPPENED)], 1, 2, 0, 0, 1),
        ([(3, Happened.HAPPENED), (10, Happened.NOT)], 1, 2, 1, 0, 0),
        ([(3, Happened.HAPPENED), (10, Happened.AWAY)], 1, 1, 0, 1, 0),
        ([(3, Happened.AWAY), (10, Happened.AWAY)], 0, 0, 0, 2, 0),
        ([(3, Happened.NOT), (5, Happened.HAPPENED), (10, Happened.HAPPENED)], 2, 2, 0, 0, 0),
        ([(3, Happened.HAPPENED), (5, Happened.HAPPENED), (10, Happened.HAPPENED)], 3, 3, 0, 0, 0),
    ],
    ids=["nothing written", "one not written", "one missed", "an absence", "always away", "made up on another day", "more than promised"],
)
def test_what_became_of_two_tuesdays(
    written: list[tuple[int, Happened]], happened: int, due: int, missed: int, away: int, unwritten: int
) -> None:
    """A child's absence is not held against the school, and what nobody wrote down is never counted as not given."""
    minutes = {Happened.HAPPENED: 20}
    whole = found(*(Written(day(number), state, minutes.get(state, 0), because=WhyNot.COVER) for number, state in written))
    assert (whole.happened, whole.due, whole.missed, whole.away, whole.unwritten) == (happened, due, missed, away, unwritten)
    assert whole.recorded is bool(written)


def test_minutes_stand_beside_each_other_and_an_absence_takes_its_own_off() -> None:
    whole = found(Written(day(3), Happened.HAPPENED, 15), Written(day(10), Happened.AWAY))
    assert (whole.given_minutes, whole.due_minutes, whole.planned_minutes) == (15, 20, 40)


def test_each_week_is_told_by_its_monday() -> None:
    promise = Promise(Decimal(1), 20, MONDAY, meets=(TUESDAYS,))
    weeks = weeks_given(promise, [Written(day(3), Happened.HAPPENED, 20)], TERM, today=FRIDAY)
    assert {monday: (one.happened, one.due) for monday, one in weeks.items()} == {MONDAY: (1, 1), day(9): (0, 1)}


def test_reasons_are_told_most_often_first() -> None:
    why = (WhyNot.TRIP, WhyNot.COVER, WhyNot.COVER)
    assert Given(planned=3, not_given=why).reasons == ((WhyNot.COVER, 2), (WhyNot.TRIP, 1))
