"""Counts are true where they are shown, hidden where they are small, and given to nobody else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.access.decide import Denied
from fourfold.oversight.counts import sen_counts
from fourfold.oversight.counts_of_duties import duties
from fourfold.pupils import actions
from fourfold.pupils.actions.sen import RankedNeed
from tests.cast import AUTUMN, MAKER, TODAY, Cast


def pupils(cast: Cast, number: int, *, year: str = "5", status: str = "K", need: str = "SLCN") -> None:
    for place in range(number):
        child = actions.admit(
            MAKER, cast.larkfield, forename=f"C{place}", surname="Many", born=date(2017, 1, 1), year_group=year, starts=AUTUMN
        )
        actions.record_sen_status(MAKER, child, status=status, starts=AUTUMN)
        actions.record_needs(MAKER, child, needs=[RankedNeed(need)], on=AUTUMN)


@pytest.mark.parametrize("who", ["gus", "helen", "sal", "amina"])
def test_those_who_answer_for_the_school_get_counts(cast: Cast, who: str) -> None:
    assert sen_counts(cast.actor(who), cast.larkfield.pk, today=TODAY).on_roll == 3


@pytest.mark.parametrize("who", ["tom", "tess", "dan", "sysop", "grace", "megan", "stranger", "odile", "nobody"])
def test_nobody_else_gets_counts(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        sen_counts(cast.actor(who), cast.larkfield.pk, today=TODAY)
    with pytest.raises(Denied):
        duties(cast.actor(who), cast.larkfield.pk, today=TODAY)


def test_a_governor_without_a_second_factor_gets_none(cast: Cast) -> None:
    with pytest.raises(Denied):
        sen_counts(cast.actor("gus", second_factor=False), cast.larkfield.pk, today=TODAY)


def test_pupils_are_counted_by_year_and_by_main_area_of_need(cast: Cast) -> None:
    pupils(cast, 8, year="5")
    pupils(cast, 7, year="6", need="SEMH")
    pupils(cast, 6, year="6", status="E")
    counts = sen_counts(cast.gus, cast.larkfield.pk, today=TODAY)
    assert (counts.support.number, counts.plan.number) == (15, 6)
    assert {line.name: (line.support, line.plan) for line in counts.by_year} == {"Year 5": (8, 0), "Year 6": (7, 6), "Year 12": (0, 0)}
    assert [line.support for line in counts.by_area] == [8, 0, 7, 0, 0]


def test_a_small_number_is_hidden_with_the_next_smallest(cast: Cast) -> None:
    pupils(cast, 3, year="5")
    pupils(cast, 9, year="6")
    pupils(cast, 12, year="12")
    counts = sen_counts(cast.gus, cast.larkfield.pk, today=TODAY)
    assert [line.support for line in counts.by_year] == [None, None, 12]


def test_a_number_under_6_of_the_whole_school_is_not_told_nor_its_share(cast: Cast) -> None:
    pupils(cast, 5)
    counts = sen_counts(cast.gus, cast.larkfield.pk, today=TODAY)
    assert str(counts.support) == "fewer than 6"
    assert counts.share(counts.support) is None
    assert {line.support for line in counts.by_year} == {None}


def test_those_who_left_are_not_counted(cast: Cast) -> None:
    pupils(cast, 7)
    pupil = cast.leo
    actions.record_sen_status(MAKER, pupil, status="K", starts=AUTUMN)
    actions.leave(MAKER, pupil.enrolments.get(), on=TODAY - timedelta(days=3))
    assert sen_counts(cast.gus, cast.larkfield.pk, today=TODAY).support.number == 7


def test_counting_asks_as_often_for_many_pupils_as_for_few(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            sen_counts(cast.gus, cast.larkfield.pk, today=TODAY)
            duties(cast.gus, cast.larkfield.pk, today=TODAY)
        return len(queries)

    pupils(cast, 2)
    few = asked()
    pupils(cast, 40)
    assert asked() == few


def test_an_empty_school_year_says_so(cast: Cast) -> None:
    found = duties(cast.gus, cast.larkfield.pk, today=TODAY)
    assert {found.answered.says, found.told.says, found.in_force.says, found.reviewed.says} == {"None yet"}
