"""A school's calendar and who may set it."""

from datetime import date

import pytest

from fourfold.access.decide import Denied
from fourfold.schools import actions, queries
from fourfold.schools.calendar import bank_holidays, school_calendar
from tests.cast import Cast


def test_school_days_leave_out_weekends_closures_and_bank_holidays(cast: Cast) -> None:
    actions.add_term(cast.helen, cast.larkfield, name="Spring", starts=date(2027, 3, 22), ends=date(2027, 4, 9))
    actions.add_closure(cast.helen, cast.larkfield, day=date(2027, 3, 22), why="Training day")
    calendar = school_calendar(cast.larkfield)
    assert not calendar.is_school_day(date(2027, 3, 22))
    assert calendar.is_school_day(date(2027, 3, 23))
    assert not calendar.is_school_day(date(2027, 3, 26))
    assert not calendar.is_school_day(date(2027, 3, 27))


def test_good_friday_is_a_bank_holiday() -> None:
    assert date(2027, 3, 26) in bank_holidays()


@pytest.mark.parametrize(("starts", "ends"), [(date(2026, 9, 1), date(2026, 12, 18)), (date(2026, 12, 1), date(2027, 1, 8))])
def test_terms_do_not_overlap(cast: Cast, starts: date, ends: date) -> None:
    actions.add_term(cast.helen, cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 12, 18))
    with pytest.raises(actions.BadDates, match="overlap Autumn"):
        actions.add_term(cast.helen, cast.larkfield, name="Another", starts=starts, ends=ends)


def test_a_term_ends_after_it_starts(cast: Cast) -> None:
    with pytest.raises(actions.BadDates, match="last day"):
        actions.add_term(cast.helen, cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 9, 2))


@pytest.mark.parametrize("name", ["tom", "tess", "gus", "grace", "odile", "stranger", "megan"])
def test_only_those_who_set_up_the_school_change_its_terms(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.add_term(cast.actor(name), cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 12, 18))


def test_nobody_reads_the_settings_of_a_school_that_is_not_theirs(cast: Cast) -> None:
    actions.add_term(cast.helen, cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 12, 18))
    assert queries.terms_of(cast.odile, cast.larkfield).count() == 0
    assert queries.school_of(cast.odile, cast.larkfield.pk) is None
