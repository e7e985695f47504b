"""Capacity is assessed for one decision, from 16, and says who acts in that one and in no other."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.code_of_practice.meeting import MeetingKind, PupilsPart
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Given
from fourfold.notifications.models import Delivery
from fourfold.pupils.actions.capacity import record_capacity
from fourfold.pupils.models import Capacity, Pupil
from fourfold.pupils.refusals import Incomplete, Refused
from fourfold.pupils.representing import representative_in
from fourfold.support.actions import decide
from tests.cast import TODAY, Cast
from tests.support import history


def found_lacking(cast: Cast, **changed: Any) -> Capacity:
    how: dict[str, Any] = {
        "matter": Matter.SEN_SUPPORT,
        "lacking": True,
        "assessed_by": "Dr Shah, psychologist",
        "assessed_on": TODAY - timedelta(days=3),
        "evidence": "Three talks with pictures.",
        "review_on": date(2027, 5, 1),
        "acts": cast.parents["yan"].code,
        "today": TODAY,
    }
    return record_capacity(cast.amina, cast.zoe, **(how | changed))


def test_whoever_acts_in_that_decision_acts_in_no_other(cast: Cast) -> None:
    """A13."""
    found_lacking(cast)
    acting = {matter: representative_in(cast.zoe, matter, today=TODAY) for matter in Matter}
    assert acting == dict.fromkeys(Matter) | {Matter.SEN_SUPPORT: cast.parents["yan"]}


def test_there_is_no_mark_on_the_person() -> None:
    """A13: never a global flag."""
    for name in ("capacity", "lacks_capacity", "has_capacity"):
        with pytest.raises(FieldDoesNotExist):
            Pupil._meta.get_field(name)


def test_it_holds_until_its_day_and_a_later_assessment_takes_its_place(cast: Cast) -> None:
    found_lacking(cast)
    assert representative_in(cast.zoe, Matter.SEN_SUPPORT, today=date(2027, 5, 2)) is None
    found_lacking(cast, lacking=False, acts="", assessed_on=TODAY)
    assert representative_in(cast.zoe, Matter.SEN_SUPPORT, today=TODAY) is None


@pytest.mark.parametrize("missing", [{"assessed_by": " "}, {"evidence": ""}, {"acts": ""}])
def test_it_says_who_assessed_on_what_and_who_acts(cast: Cast, missing: dict[str, str]) -> None:
    with pytest.raises(Incomplete):
        found_lacking(cast, **missing)


def test_before_16_the_parents_decide(cast: Cast) -> None:
    with pytest.raises(Refused):
        record_capacity(
            cast.amina, cast.leo, matter=Matter.PLAN, lacking=False, assessed_by="x", assessed_on=TODAY, evidence="x",
            review_on=date(2027, 5, 1), today=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize(("name", "refused"), [("tess", OutOfReach), ("yan", OutOfReach), ("odile", OutOfReach), ("dan", Denied)])
def test_only_who_decides_writes_it_down(cast: Cast, name: str, refused: type[Exception]) -> None:
    with pytest.raises((refused, Denied)):
        record_capacity(
            cast.actor(name), cast.zoe, matter=Matter.PLAN, lacking=False, assessed_by="x", assessed_on=TODAY, evidence="x",
            review_on=date(2027, 5, 1), today=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize(("acts", "told"), [(False, "Zoe Novak"), (True, "Yan Novak")])
def test_the_letter_goes_to_the_young_person_or_to_whoever_acts_in_that_decision(cast: Cast, acts: bool, told: str) -> None:
    """A12, A13."""
    if acts:
        found_lacking(cast)
    hold_meeting(
        cast.amina, cast.zoe, key=history.key("z"), kind=MeetingKind.EARLY_DISCUSSION, held_on=history.HELD, pupils_part=PupilsPart.ALL,
        given_how=Given.READ_TOGETHER, advice_service_named=True,
    )  # fmt: skip
    decide(
        cast.amina, cast.zoe, key=history.key("zd"), kind=Kind.YES, why="Reading is slow.", today=clock.today(), calls_for_more=True,
        evidence="Her own words.", look_again_on=history.SPRING,
    )  # fmt: skip
    assert [one.name for one in Delivery.objects.filter(is_copy=False)] == [told]
