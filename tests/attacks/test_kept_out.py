"""A court order, and the ways round it."""

import pytest
from django.test import Client

from fourfold.access.roles import Role
from fourfold.pupils import actions, queries
from fourfold.pupils.queries import visible_to
from tests.accounts.doors import mailed_path
from tests.cast import AUTUMN, MAKER, TODAY, Cast, member
from tests.signed_in import client_of


@pytest.mark.parametrize("role", [Role.SUPPORT_STAFF, Role.SENCO, Role.HEAD])
@pytest.mark.parametrize("written", ["stranger@example.org", "Stranger@Example.org"])
def test_a_kept_out_parent_who_never_came_in_is_kept_out_as_staff_too(cast: Cast, role: Role, written: str) -> None:
    staff = cast.account("stranger")
    member(staff, cast.larkfield, role)
    actions.put_in_charge(MAKER, cast.juniper, account=staff, works_as="assistant", starts=AUTUMN)
    assert visible_to(cast.actor("stranger")).filter(pk=cast.leo.pk).exists()
    link = actions.add_parent(MAKER, cast.leo, relation="stepfather", starts=AUTUMN, surname="Obi", email=written)
    actions.restrict(MAKER, cast.leo, parent=link.parent, kind="Court order", starts=TODAY)
    assert not visible_to(cast.actor("stranger")).filter(pk=cast.leo.pk).exists()
    assert queries.open_record(cast.actor("stranger"), cast.leo.code, page="story") is None
    assert client_of(staff).get(f"/pupils/{cast.leo.code}/story").status_code == 404


def test_a_bar_on_somebody_without_an_address_bars_nobody_else(cast: Cast) -> None:
    link = actions.add_parent(MAKER, cast.leo, relation="uncle", starts=AUTUMN, surname="Obi")
    actions.restrict(MAKER, cast.leo, parent=link.parent, kind="Court order", starts=TODAY)
    assert visible_to(cast.actor("amina")).filter(pk=cast.leo.pk).exists()


def test_an_invitation_to_an_address_that_was_put_right_since_lets_nobody_in(cast: Cast, client: Client) -> None:
    link = actions.add_parent(cast.amina, cast.leo, relation="aunt", starts=AUTUMN, surname="Obi", email="wrong@example.org")
    actions.confirm_parent(cast.amina, link, responsibility="yes", how="Order seen", on=TODAY)
    actions.invite_parent(cast.amina, link)
    sent = mailed_path("wrong@example.org")
    actions.correct_parent(cast.amina, link, email="right@example.org")
    assert client.post(sent).status_code == 404
    link.parent.refresh_from_db()
    assert link.parent.account is None
    actions.invite_parent(cast.amina, link)
    assert client.post(mailed_path("right@example.org")).status_code == 302
    link.parent.refresh_from_db()
    assert link.parent.account is not None
