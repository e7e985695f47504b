"""A letter is its reader's alone; the school sees every copy, and an address only where it may."""

import pytest

from fourfold.audit.models import Viewing
from fourfold.notifications.queries import letters_about, letters_for, open_letter, open_letter_about
from fourfold.pupils import actions
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.notifications.told import Teller, letter_to


def test_each_parent_reads_their_own_letter_and_not_the_others(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.leo)
    assert [one.name for one in letters_for(cast.grace)] == ["Grace Obi"]
    assert open_letter(cast.grace, letter_to(notice, "Kim").code, page="letter") is None


@pytest.mark.parametrize("name", ["rob", "yan", "leo_himself", "stranger", "tom", "odile", "megan"])
def test_nobody_else_has_a_letter_of_their_own(cast: Cast, tell_of: Teller, name: str) -> None:
    code = letter_to(tell_of(cast.leo), "Grace").code
    assert not letters_for(cast.actor(name)).exists()
    assert open_letter(cast.actor(name), code, page="letter") is None


def test_a_restriction_closes_a_letter_that_was_read_before(cast: Cast, tell_of: Teller) -> None:
    code = letter_to(tell_of(cast.leo), "Grace").code
    assert open_letter(cast.grace, code, page="letter")
    actions.restrict(cast.amina, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert open_letter(cast.grace, code, page="letter") is None


def test_the_young_person_reads_their_letter_and_the_parent_only_by_their_wish(cast: Cast, tell_of: Teller) -> None:
    tell_of(cast.zoe)
    assert letters_for(cast.zoe_herself).count() == 1
    assert not letters_for(cast.yan).exists()


def test_a_parents_copy_closes_when_the_young_person_takes_the_wish_back(cast: Cast, tell_of: Teller) -> None:
    actions.record_sharing_wish(MAKER, cast.zoe, parent=cast.parents["yan"], share=True, starts=AUTUMN)
    tell_of(cast.zoe)
    assert letters_for(cast.yan).count() == 1
    actions.record_sharing_wish(MAKER, cast.zoe, parent=cast.parents["yan"], share=False, starts=TODAY)
    assert not letters_for(cast.yan).exists()


def test_opening_a_letter_leaves_a_viewing(cast: Cast, tell_of: Teller) -> None:
    open_letter(cast.grace, letter_to(tell_of(cast.leo), "Grace").code, page="family/letter")
    viewing = Viewing.objects.latest("number")
    assert (viewing.page, viewing.pupil, viewing.actor) == ("family/letter", cast.leo.pk, cast.account("grace").pk)


def test_a_teacher_sees_the_letter_without_the_familys_address(cast: Cast, tell_of: Teller) -> None:
    actions.correct_parent(MAKER, cast.leo.parent_links.get(parent=cast.parents["grace"]), address="8 Orchard Row\nLarkfield")
    code = letter_to(tell_of(cast.leo), "Grace").code
    to_tom = open_letter_about(cast.tom, cast.leo, code, page="letter")
    to_amina = open_letter_about(cast.amina, cast.leo, code, page="letter")
    assert to_tom is not None
    assert to_tom.letter.to_lines == ("Mrs Grace Obi",)
    assert to_amina is not None
    assert "8 Orchard Row" in to_amina.letter.to_lines


@pytest.mark.parametrize("name", ["grace", "rob", "kim", "zoe_herself", "stranger", "odile", "gus", "sysop"])
def test_the_schools_copies_are_for_its_staff_alone(cast: Cast, tell_of: Teller, name: str) -> None:
    tell_of(cast.leo)
    assert not letters_about(cast.actor(name), cast.leo).exists()
