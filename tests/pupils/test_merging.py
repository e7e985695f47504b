"""Two records of one child become one, whole or not at all; and a row on the wrong child is moved with a trace."""

from datetime import date

import pytest
from django.db.models import Model

from fourfold.access.decide import Denied
from fourfold.audit.models import Event
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.merging import CannotMerge, CannotMove
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Circumstances, Enrolment, Need, ParentLink, Pupil, Restriction, SenPeriod
from tests.cast import AUTUMN, MAKER, TODAY, Cast


@pytest.fixture
def double(cast: Cast) -> Pupil:
    """A second record of Leo, with things of its own."""
    twice = actions.admit(
        MAKER, cast.larkfield, forename="Leo", surname="Oby", born=date(2017, 3, 12), year_group="5", starts=AUTUMN, upn="B801200005001"
    )
    actions.record_sen_status(MAKER, twice, status="K", starts=AUTUMN)
    actions.record_needs(MAKER, twice, needs=[RankedNeed("SLCN")], on=AUTUMN)
    actions.record_circumstances(MAKER, twice, first_language="Twi", eal=True)
    actions.add_parent(MAKER, twice, relation="aunt", starts=AUTUMN, surname="Brown")
    actions.restrict(MAKER, twice, parent=cast.parents["kim"], kind="Court order", starts=AUTUMN)
    return twice


def test_everything_goes_to_the_record_that_stays(cast: Cast, double: Pupil) -> None:
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    for model in (SenPeriod, Need, ParentLink, Restriction, Enrolment, Circumstances):
        rows: type[Model] = model
        assert not rows._base_manager.filter(pupil=double).exists()
    leo = Pupil.objects.get(pk=cast.leo.pk)
    assert leo.upn == "B801200005001"
    assert queries.circumstances_of(cast.amina, leo).first_language == "Twi"
    assert {line.name for line in queries.family_of(cast.amina, leo)} >= {"Brown", "Mrs Grace Obi"}


def test_a_restriction_of_either_record_holds_for_the_one(cast: Cast, double: Pupil) -> None:
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    assert cast.leo not in queries.visible_to(cast.kim)
    assert cast.leo not in queries.visible_to(cast.rob)


def test_where_both_have_an_open_status_that_of_the_record_that_stays_counts(cast: Cast, double: Pupil) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="E", starts=AUTUMN, annual_review_on=TODAY)
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    assert [(line.status, line.ends is None) for line in queries.statuses_of(cast.amina, cast.leo)] in (
        [("E", True), ("K", False)],
        [("K", False), ("E", True)],
    )


def test_a_child_is_on_roll_once_after_it(cast: Cast, double: Pupil) -> None:
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    assert Enrolment.objects.filter(pupil=cast.leo, ends__isnull=True, main=True).count() == 1


def test_the_record_that_went_is_out_of_everybodys_reach_but_kept(cast: Cast, double: Pupil) -> None:
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    assert double not in queries.visible_to(cast.amina)
    assert queries.open_record(cast.amina, double.code, page="story") is None
    assert not queries.is_within_reach(cast.amina, double.code)
    assert Pupil.objects.get(pk=double.pk).merged_into == cast.leo
    assert queries.merged_record(cast.amina, double.code) == cast.leo


def test_both_ledgers_say_that_they_were_joined(cast: Cast, double: Pupil) -> None:
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    assert set(Event.objects.filter(verb="pupil.merged").values_list("pupil", flat=True)) == {double.pk, cast.leo.pk}
    assert any(line.what == "pupil.merged" for line in queries.who_looked(cast.amina, cast.leo, deeds=True).lines)


@pytest.mark.parametrize("name", ["tom", "helen", "sal", "grace", "odile", "stranger"])
def test_only_those_who_may_correct_names_join_records(cast: Cast, double: Pupil, name: str) -> None:
    with pytest.raises(Denied):
        actions.merge(cast.actor(name), double, into=cast.leo, on=TODAY)


def test_nobody_joins_a_record_to_a_child_of_another_school(cast: Cast, double: Pupil) -> None:
    with pytest.raises(Denied):
        actions.merge(cast.amina, double, into=cast.otto, on=TODAY)


def test_a_record_is_not_joined_to_itself_or_twice(cast: Cast, double: Pupil) -> None:
    with pytest.raises(CannotMerge):
        actions.merge(cast.amina, cast.leo, into=cast.leo, on=TODAY)
    actions.merge(cast.amina, double, into=cast.leo, on=TODAY)
    with pytest.raises((CannotMerge, Denied)):
        actions.merge(cast.amina, cast.max, into=Pupil.objects.get(pk=double.pk), on=TODAY)


def test_a_moved_row_leaves_a_trace_with_both_children(cast: Cast) -> None:
    need = actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("SLCN")], on=AUTUMN)[0]
    actions.move_to_other_child(cast.amina, need, to=cast.max)
    assert Need.objects.get(pk=need.pk).pupil == cast.max
    assert set(Event.objects.filter(verb="record.moved").values_list("pupil", flat=True)) == {cast.leo.pk, cast.max.pk}


@pytest.mark.parametrize(("name", "to"), [("amina", "otto"), ("tom", "max"), ("dan", "max"), ("grace", "max")])
def test_nobody_moves_a_row_beyond_their_rights(cast: Cast, name: str, to: str) -> None:
    need = actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("SLCN")], on=AUTUMN)[0]
    with pytest.raises(Denied):
        actions.move_to_other_child(cast.actor(name), need, to=cast.pupils[to])
    assert Need.objects.get(pk=need.pk).pupil == cast.leo


def test_a_row_for_which_there_is_no_room_stays(cast: Cast) -> None:
    need = actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("SLCN")], on=AUTUMN)[0]
    actions.record_needs(MAKER, cast.max, needs=[RankedNeed("SLCN")], on=AUTUMN)
    with pytest.raises(CannotMove):
        actions.move_to_other_child(cast.amina, need, to=cast.max)
    assert Event.objects.filter(verb="record.moved").count() == 0
