"""One school's staff and the accounts of people who are not theirs."""

from typing import Any

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.accounts import actions, codes, factors
from fourfold.accounts.membership_rules import CannotStand
from fourfold.accounts.models import Account, Membership
from fourfold.audit import doors
from tests.accounts.doors import give_app, is_signed_in, mailed_path
from tests.cast import MAKER, TODAY, Cast, member
from tests.signed_in import client_of

NAMES = ("stranger", "yan", "odile")
"""Somebody of no school, a parent, the SENCO of another school."""


def named_by_dan(cast: Cast, name: str) -> Any:
    """Dan the data manager asks for a role for somebody else's account, which any address can be."""
    return actions.invite_staff(cast.dan, cast.larkfield, name="Odd Name", email=f"{name}@example.org", role=Role.TEACHER, starts=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_asking_for_a_role_gives_no_hold_on_somebodys_account(cast: Cast, name: str) -> None:
    asked = named_by_dan(cast, name)
    with pytest.raises(CannotStand):
        actions.close_account(cast.dan, asked)
    client_of(cast.account("dan")).post(f"/settings/people/{asked.account.code}/account")
    assert Account.objects.get(pk=asked.account_id).is_active


def test_a_school_opens_nothing_that_another_school_shut(cast: Cast) -> None:
    theirs = member(cast.account("odile"), cast.millbrook, Role.TEACHER)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(pk=theirs.pk).update(shut_at=clock.now())
    asked = named_by_dan(cast, "odile")
    actions.approve_membership(cast.helen, asked)
    actions.reopen_account(cast.helen, asked)
    theirs.refresh_from_db()
    assert theirs.shut_at is not None


@pytest.mark.parametrize("name", NAMES)
def test_shutting_out_somebody_who_never_said_yes_ends_no_session_of_theirs(cast: Cast, name: str) -> None:
    theirs = client_of(cast.account(name))
    asked = named_by_dan(cast, name)
    actions.approve_membership(cast.helen, asked)
    actions.close_account(cast.dan, asked)
    assert is_signed_in(theirs)


@pytest.mark.parametrize("name", [*NAMES, "sysop", "nobody_at_all"])
def test_asking_for_a_role_tells_nothing_of_the_address(cast: Cast, name: str) -> None:
    """Whether an account exists, whose it is, what kind, and whether it was ever used: the page says the same of a new address."""
    asked = named_by_dan(cast, name)
    dan = client_of(cast.account("dan"))
    pages = [f"/settings/people/{asked.account.code}", "/settings/people?show=waiting", "/settings/people?q=Odd"]
    said = [dan.get(page).content.decode() for page in pages]
    assert all("Odd Name" in page for page in said)
    own = Account.objects.get(pk=asked.account_id).name
    assert [page for page in said if own in page and own != "Odd Name"] == []
    assert "They have not signed in yet" in said[0]
    assert "Not yet" in said[1]
    found = dan.get("/settings/people", {"q": own}).content.decode()
    assert (f"/settings/people/{asked.account.code}" in found) is (own == "Odd Name")


def test_a_role_holds_for_somebody_known_elsewhere_once_they_say_yes(cast: Cast) -> None:
    asked = named_by_dan(cast, "odile")
    actions.approve_membership(cast.helen, asked)
    assert {office.school for office in cast.odile.offices} == {cast.millbrook.pk}
    path = mailed_path("odile@example.org")
    assert client_of(cast.account("odile")).post(path).status_code == 302
    assert {office.school for office in cast.odile.offices} == {cast.millbrook.pk, cast.larkfield.pk}
    assert "Odile Marsh" in client_of(cast.account("dan")).get(f"/settings/people/{asked.account.code}").content.decode()


def test_a_parent_who_is_asked_in_as_staff_keeps_their_way_in_and_chooses_a_password_for_the_other(cast: Cast, client: Client) -> None:
    account = cast.account("yan")
    account.set_unusable_password()
    account.save()
    asked = named_by_dan(cast, "yan")
    actions.approve_membership(cast.helen, asked)
    assert codes.signs_in_by_code(account, today=clock.now())
    path = mailed_path("yan@example.org")
    assert "Choose a password" in client_of(account).get(path).content.decode()
    client.post(path, {"password": "tortoise piano river"})
    assert [office.role for office in cast.actor("yan").offices] == [Role.TEACHER]


def test_two_people_of_one_school_cannot_take_off_the_second_factor_of_anothers_senco(cast: Cast) -> None:
    give_app(cast.account("odile"))
    actions.approve_membership(cast.helen, named_by_dan(cast, "odile"))
    with pytest.raises(CannotStand):
        actions.report_lost_factor(cast.helen, cast.larkfield, account=cast.account("odile"), how_known="By telephone")
    assert factors.is_set_up(cast.account("odile"))
