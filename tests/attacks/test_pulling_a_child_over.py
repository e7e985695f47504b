"""Bringing a child of another school into one's own hands."""

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.roles import Role
from fourfold.pupils import actions
from fourfold.pupils.models import Enrolment
from tests.cast import AUTUMN, MAKER, TODAY, Cast, member
from tests.signed_in import client_of

JOINING = {"starts": "2026-11-24", "year_group": "5", "main": "yes"}


def here(cast: Cast) -> bool:
    return bool(Enrolment.objects.filter(pupil=cast.otto, school=cast.larkfield).exists())


def test_a_senco_puts_no_child_on_roll_whom_they_cannot_see(cast: Cast) -> None:
    with pytest.raises(OutOfReach):
        actions.readmit(cast.amina, cast.larkfield, pupil=cast.otto, starts=TODAY, year_group="5")
    assert client_of(cast.account("amina")).post(f"/pupils/{cast.otto.code}/on-roll", JOINING).status_code == 404
    assert not here(cast)


def test_a_senco_who_teaches_a_child_elsewhere_does_not_take_them_onto_their_own_roll(cast: Cast) -> None:
    group = actions.open_class(MAKER, cast.millbrook, name="5 Oak", school_year=2026)
    actions.place_in_class(MAKER, cast.otto, group=group, starts=AUTUMN)
    member(cast.account("amina"), cast.millbrook, Role.TEACHER)
    actions.put_in_charge(MAKER, group, account=cast.account("amina"), works_as="teacher", starts=AUTUMN)
    with pytest.raises(Denied):
        actions.readmit(cast.amina, cast.larkfield, pupil=cast.otto, starts=TODAY, year_group="5")
    client_of(cast.account("amina")).post(f"/pupils/{cast.otto.code}/on-roll", JOINING)
    assert not here(cast)


def test_a_child_who_left_comes_back_as_before(cast: Cast) -> None:
    actions.leave(MAKER, Enrolment.objects.get(pupil=cast.max), on=AUTUMN)
    actions.readmit(cast.amina, cast.larkfield, pupil=cast.max, starts=TODAY, year_group="6")
    assert Enrolment.objects.filter(pupil=cast.max, ends__isnull=True).exists()
