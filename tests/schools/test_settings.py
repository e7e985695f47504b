"""What a school may set, and two people who set it at once."""

import pytest

from fourfold.access.decide import Denied
from fourfold.schools import actions
from fourfold.schools.bounds import BadSetting
from fourfold.schools.models import School
from tests.cast import Cast


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"meetings_a_year": 2}, "meetings_a_year"),
        ({"meetings_a_year": 13}, "meetings_a_year"),
        ({"concern_days": 0}, "concern_days"),
        ({"concern_days": 21}, "concern_days"),
        ({"enough_share": 49}, "enough_share"),
        ({"enough_share": 101}, "enough_share"),
        ({"lowest_age": 11, "highest_age": 4}, "highest_age"),
        ({"lowest_age": 19}, "highest_age"),
    ],
)
def test_a_school_promises_no_less_than_the_code(cast: Cast, values: dict[str, int], field: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        actions.edit_school(cast.helen, cast.larkfield, **values)
    assert refusal.value.field == field


@pytest.mark.parametrize("values", [{"meetings_a_year": 3}, {"meetings_a_year": 12}, {"concern_days": 1}, {"concern_days": 20}])
def test_a_school_may_promise_more(cast: Cast, values: dict[str, int]) -> None:
    actions.edit_school(cast.helen, cast.larkfield, **values)
    assert School.objects.filter(pk=cast.larkfield.pk, **values).exists()


def test_what_someone_else_saved_unseen_is_not_overwritten(cast: Cast) -> None:
    actions.edit_school(cast.helen, cast.larkfield, phone="1")
    with pytest.raises(actions.ChangedMeanwhile) as refusal:
        actions.edit_school(cast.amina, cast.larkfield, seen={"phone": ""}, phone="2")
    assert refusal.value.now == {"phone": "1"}


def test_two_people_who_write_the_same_do_not_stand_against_each_other(cast: Cast) -> None:
    actions.edit_school(cast.helen, cast.larkfield, phone="1")
    actions.edit_school(cast.amina, cast.larkfield, seen={"phone": ""}, phone="1")


def test_the_number_in_the_register_is_not_a_setting(cast: Cast) -> None:
    with pytest.raises(TypeError, match="urn cannot be changed here"):
        actions.edit_school(cast.helen, cast.larkfield, urn="1")


@pytest.mark.parametrize("name", ["tom", "gus", "grace", "odile", "stranger"])
def test_only_who_sets_up_the_school_edits_it(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.edit_school(cast.actor(name), cast.larkfield, phone="1")
