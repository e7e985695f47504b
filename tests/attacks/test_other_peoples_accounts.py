"""One school's staff and the accounts of people who are not theirs."""

from typing import Any

import pytest

from fourfold.access.roles import Role
from fourfold.accounts import actions, factors
from fourfold.accounts.membership_rules import CannotStand
from fourfold.accounts.models import Account
from tests.accounts.doors import give_app
from tests.cast import TODAY, Cast
from tests.signed_in import client_of

NAMES = ("stranger", "yan", "odile")
"""Somebody of no school, a parent, the SENCO of another school."""


def named_by_dan(cast: Cast, name: str) -> Any:
    """Dan the data manager asks for a role for somebody else's account, which any address can be."""
    return actions.invite_staff(cast.dan, cast.larkfield, name="x", email=f"{name}@example.org", role=Role.TEACHER, starts=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_asking_for_a_role_gives_no_hold_on_somebodys_account(cast: Cast, name: str) -> None:
    asked = named_by_dan(cast, name)
    with pytest.raises(CannotStand):
        actions.close_account(cast.dan, asked)
    client_of(cast.account("dan")).post(f"/settings/people/{asked.account.code}/account")
    assert Account.objects.get(pk=asked.account_id).is_active


def test_asking_for_a_role_opens_no_account_that_another_school_shut(cast: Cast) -> None:
    Account.objects.filter(pk=cast.account("odile").pk).update(is_active=False)
    asked = named_by_dan(cast, "odile")
    with pytest.raises(CannotStand):
        actions.reopen_account(cast.helen, asked)


def test_two_people_of_one_school_cannot_take_off_the_second_factor_of_anothers_senco(cast: Cast) -> None:
    give_app(cast.account("odile"))
    named_by_dan(cast, "odile")
    with pytest.raises(CannotStand):
        actions.report_lost_factor(cast.helen, cast.larkfield, account=cast.account("odile"), how_known="By telephone")
    assert factors.is_set_up(cast.account("odile"))
