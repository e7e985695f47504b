"""A role that was cut short gives nothing from that moment, in whichever room asks who holds it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.accounts import codes
from fourfold.accounts.models import Membership, SignInCode
from fourfold.accounts.queries import named_staff
from fourfold.audit import doors
from fourfold.notifications.school_people import holder, people_of
from fourfold.pupils.queries import colleagues
from fourfold.support.reach import member_of_staff
from tests.cast import AUTUMN, MAKER, TODAY, Cast, member

ASKS: list[Callable[[Cast], object]] = [
    lambda cast: named_staff(cast.larkfield, today=TODAY).sencos,
    lambda cast: holder(cast.larkfield, Role.SENCO, TODAY),
    lambda cast: [name for _, name in colleagues(cast.helen, cast.larkfield) if "SENCO" in name],
    lambda cast: member_of_staff(cast.leo, cast.account("amina").code),
]


@pytest.mark.parametrize("ask", ASKS)
def test_a_role_cut_short_today_is_held_no_more(cast: Cast, ask: Callable[[Cast], object]) -> None:
    assert ask(cast)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("amina")).update(ended_at=clock.now(), ends=TODAY)
    assert not ask(cast)


def test_of_several_who_hold_a_role_the_longest_serving_answers(cast: Cast) -> None:
    longest = member(cast.account("tom"), cast.larkfield, Role.SENCO, starts=AUTUMN - timedelta(days=400))
    member(cast.account("stranger"), cast.larkfield, Role.SENCO, starts=AUTUMN + timedelta(days=1))
    assert holder(cast.larkfield, Role.SENCO, TODAY) == longest.account
    assert people_of(cast.leo, today=TODAY).senco == longest.account


def test_codes_are_forgotten_a_day_after_they_ran_out(db: None) -> None:
    now = clock.now()
    for number, ago in enumerate((timedelta(hours=23), timedelta(hours=25))):
        SignInCode.objects.create(salt="s", code_mark="m", link_mark=f"m{number}", made_at=now - ago, expires_at=now - ago)
    assert codes.forget_old(now) == 1
    assert SignInCode.objects.count() == 1
