"""The list to choose from shows any pupil of the school by name and class; it is no view of anybody and shows no mark of need."""

import dataclasses

import pytest

from fourfold.audit.models import Viewing
from fourfold.concerns.queries import Pickable, children_of, pickable_pupil, pickable_pupils
from fourfold.pupils import actions
from tests.cast import MAKER, TODAY, Cast


def test_a_teacher_finds_a_pupil_whom_they_do_not_teach(cast: Cast) -> None:
    assert pickable_pupils(cast.tom, cast.larkfield, "max st") == (Pickable(cast.max.code, "Max Stone", "6 Larch"),)


def test_a_class_finds_its_pupils(cast: Cast) -> None:
    assert [one.name for one in pickable_pupils(cast.tess, cast.larkfield, "juniper")] == ["Leo Obi"]


def test_the_list_says_name_and_class_and_nothing_else() -> None:
    assert [field.name for field in dataclasses.fields(Pickable)] == ["code", "name", "class_name"]


def test_choosing_leaves_no_viewing(cast: Cast) -> None:
    before = Viewing.objects.count()
    pickable_pupils(cast.tom, cast.larkfield, "leo")
    assert Viewing.objects.count() == before


def test_no_words_find_nobody(cast: Cast) -> None:
    assert pickable_pupils(cast.tom, cast.larkfield, "  ") == ()


@pytest.mark.parametrize("name", ["grace", "rob", "stranger", "megan", "odile", "gus", "leo_himself"])
def test_nobody_else_finds_anybody(cast: Cast, name: str) -> None:
    assert pickable_pupils(cast.actor(name), cast.larkfield, "max") == ()


def test_a_pupil_of_another_school_cannot_be_picked(cast: Cast) -> None:
    assert pickable_pupil(cast.tom, cast.otto.code) is None


@pytest.mark.parametrize(
    ("name", "children"), [("grace", ["Leo"]), ("kim", ["Leo"]), ("rob", []), ("yan", []), ("zoe_herself", ["Zoe"]), ("tom", [])]
)
def test_a_family_chooses_among_its_own_children(cast: Cast, name: str, children: list[str]) -> None:
    assert [one.forename for one in children_of(cast.actor(name))] == children


def test_a_restriction_takes_the_child_out_of_the_list(cast: Cast) -> None:
    actions.restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert not children_of(cast.grace).exists()
