"""A member of staff who is a parent, known by account or by address: one place says so, and every bar asks it."""

import pytest

from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.notifications.recipients import readers
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.inviting import CannotInvite
from fourfold.pupils.models import ParentLink
from fourfold.pupils.same_person import barred_parents
from tests.cast import AUTUMN, MAKER, TODAY, Cast, member


def aunt(cast: Cast, email: str) -> ParentLink:
    """A parent of Leo's who has not come in."""
    link = actions.add_parent(MAKER, cast.leo, relation="aunt", starts=AUTUMN, forename="Fay", surname="Obi", email=email)
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)
    return link


@pytest.mark.parametrize("written", ["stranger@example.org", "Stranger@Example.ORG"])
def test_staff_who_are_a_parent_by_address_have_no_staff_rights_to_their_child(cast: Cast, written: str) -> None:
    """Veto 3, before they have come in as a parent."""
    member(cast.account("stranger"), cast.larkfield, Role.SENCO)
    aunt(cast, written)
    assert cast.leo not in queries.visible_to(cast.stranger)
    assert cast.max in queries.visible_to(cast.stranger)
    assert Permission.CLINICAL_EDIT in queries.rights_to(cast.stranger, cast.max)


def test_an_address_alone_gives_no_right(cast: Cast) -> None:
    aunt(cast, "stranger@example.org")
    assert cast.leo not in queries.visible_to(cast.stranger)


def test_a_parent_who_came_in_with_another_account_is_that_account_alone(cast: Cast) -> None:
    """Two parents may share an address: Grace's, written down for Kim too, takes nothing from Kim and bars nobody for Grace."""
    member(cast.account("amina"), cast.larkfield, Role.TEACHER)
    actions.correct_parent(MAKER, ParentLink.objects.get(parent=cast.parents["grace"]), email="amina@example.org")
    assert Permission.CLINICAL_EDIT in queries.rights_to(cast.amina, cast.leo)


def test_a_bar_on_an_account_bars_the_parent_with_its_address_from_letters_and_from_coming_in(cast: Cast) -> None:
    member(cast.account("stranger"), cast.larkfield, Role.TEACHER)
    link = aunt(cast, "stranger@example.org")
    actions.restrict(MAKER, cast.leo, account=cast.account("stranger"), kind="Court order", starts=TODAY)
    assert link.parent_id in barred_parents(cast.leo, today=TODAY)
    (fact,) = [one.fact for one in readers(cast.leo, kind="plan_shared", today=TODAY) if one.parent == link.parent]
    assert fact.is_restricted
    with pytest.raises(CannotInvite):
        actions.invite_parent(cast.amina, link)
    assert next(line for line in queries.family_of(cast.amina, cast.leo) if line.code == link.parent.code).is_kept_out


def test_no_bar_costs_one_question(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        assert barred_parents(cast.max, today=TODAY) == frozenset()
