"""Days that are suggested for meetings: never in a holiday, in a full week, or where somebody would be in two places."""

import itertools
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.code_of_practice.meeting_dates import NOTICE, Taken, Wanted, Ways, clash, monday, near, suggest
from fourfold.code_of_practice.meeting_year import Third, thirds
from fourfold.code_of_practice.school_days import SchoolYear
from tests.code_of_practice.test_meeting_year import TERMS, TODAY

GOOD_FRIDAY = date(2027, 3, 26)
TRAINING = date(2027, 1, 4)
DAYS = SchoolYear(terms=TERMS.terms, closures=((TRAINING, TRAINING),), bank_holidays=frozenset({GOOD_FRIDAY, date(2027, 5, 3)}))
WAYS = Ways(DAYS, thirds(2026, DAYS), a_week=12)
STAFF = frozenset({1})


def one_day_a_week(*, a_week: int = 12) -> Ways:
    """A spring of two weeks."""
    days = SchoolYear(terms=((date(2027, 1, 11), date(2027, 1, 22)),))
    return Ways(days, thirds(2026, days), a_week=a_week)


@pytest.mark.parametrize("third", Third)
def test_a_day_is_a_school_day_of_its_third_a_fortnight_off(third: Third) -> None:
    ((found,), without) = suggest([Wanted(1, third, STAFF)], [], ways=WAYS, today=TODAY)
    first, last = WAYS.spans[third]
    assert not without
    assert max(first, TODAY + NOTICE) <= found.day <= last
    assert DAYS.is_school_day(found.day)


def test_a_full_week_is_left_alone_and_where_all_are_full_it_says_so() -> None:
    ways = one_day_a_week(a_week=2)
    taken = [Taken(90 + number, date(2027, 1, 13), time(16)) for number in range(2)]
    found, without = suggest([Wanted(number, Third.SPRING) for number in range(1, 4)], taken, ways=ways, today=TODAY)
    assert {monday(one.day) for one in found} == {date(2027, 1, 18)}
    assert [one.child for one in without] == [3]


def test_nobody_is_in_two_places() -> None:
    ways = one_day_a_week(a_week=99)
    found, without = suggest([Wanted(number, Third.SPRING, STAFF) for number in range(1, 40)], [], ways=ways, today=TODAY)
    met = [(one.day, one.at) for one in found]
    assert len(set(met)) == len(met)
    assert (len(found), len(without)) == (30, 9)  # ten days of three meetings after school


def test_brothers_and_sisters_come_on_one_day_one_after_the_other() -> None:
    wanted = [Wanted(1, Third.SPRING, frozenset({1}), family=7), Wanted(2, Third.SPRING), Wanted(3, Third.SPRING, frozenset({2}), family=7)]
    found, _ = suggest(wanted, [], ways=WAYS, today=TODAY)
    days = {one.child: (one.day, one.at) for one in found}
    assert days[1][0] == days[3][0]
    assert days[1][1] != days[3][1]
    assert days[2][0] != days[1][0]


def test_three_meetings_of_one_child_are_weeks_apart() -> None:
    found, _ = suggest([Wanted(1, third, STAFF) for third in Third], [], ways=WAYS, today=date(2026, 9, 7))
    days = [one.day for one in found]
    assert all(after - before >= timedelta(weeks=5) for before, after in itertools.pairwise(days))


def test_without_term_dates_nothing_is_suggested() -> None:
    days = SchoolYear()
    found, without = suggest([Wanted(1, Third.SPRING)], [], ways=Ways(days, thirds(2026, days), 12), today=TODAY)
    assert (found, len(without)) == ([], 1)


@pytest.mark.parametrize(
    ("other", "is_so"),
    [
        (Taken(2, TODAY, time(16, 0), 30, STAFF), True),
        (Taken(2, TODAY, time(16, 29), 30, STAFF), True),
        (Taken(2, TODAY, time(16, 30), 30, STAFF), False),
        (Taken(2, TODAY, time(15, 30), 30, STAFF), False),
        (Taken(2, TODAY, time(15, 31), 30, STAFF), True),
        (Taken(2, TODAY, None, 30, STAFF), True),
        (Taken(2, TODAY, None, 30, frozenset(), 7), False),
        (Taken(2, TODAY, time(16, 0), 30, frozenset(), 7), True),
        (Taken(2, TODAY + timedelta(days=1), time(16, 0), 30, STAFF), False),
        (Taken(2, TODAY, time(16, 0), 30, frozenset({2})), False),
    ],
)
def test_when_two_meetings_clash(other: Taken, is_so: bool) -> None:
    mine = Taken(1, TODAY, time(16, 0), 30, STAFF, 7)
    assert clash(mine, other) is is_so
    assert clash(other, mine) is is_so


def test_a_family_chooses_from_three_times_on_three_days() -> None:
    day = date(2027, 2, 3)
    found = near(Wanted(1, Third.SPRING, STAFF), [], ways=WAYS, today=TODAY, day=day, number=3)
    assert len({one.day for one in found} - {day}) == 3
    assert all(abs((one.day - day).days) <= 7 for one in found)
    assert found == sorted(found, key=lambda one: one.day)
    assert day in {one.day for one in near(Wanted(1, Third.SPRING), [], ways=WAYS, today=TODAY, day=day, number=3, or_then=True)}


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(list(Third)), st.integers(1, 4), st.integers(0, 3)), max_size=14), st.integers(1, 4))
def test_whatever_is_wanted_no_rule_is_broken_and_the_answer_is_always_the_same(wishes: list[tuple[Third, int, int]], a_week: int) -> None:
    ways = Ways(DAYS, thirds(2026, DAYS), a_week)
    wanted = [Wanted(number, third, frozenset({staff}), family) for number, (third, staff, family) in enumerate(wishes, start=1)]
    found, without = suggest(wanted, [], ways=ways, today=TODAY)
    assert (found, without) == suggest(wanted, [], ways=ways, today=TODAY)
    assert len(found) + len(without) == len(wanted)
    by = {(one.child, one.third): one for one in wanted}
    met = [Taken(one.child, one.day, one.at, 30, by[one.child, one.third].staff, by[one.child, one.third].family) for one in found]
    assert all(DAYS.is_school_day(one.day) for one in found)
    assert not any(clash(one, other) for number, one in enumerate(met) for other in met[number + 1 :])
    weeks = [monday(one.day) for one in found]
    assert all(weeks.count(week) <= a_week for week in weeks)
