"""A family member who opted into a second step and lost it: two people at school see who it is, then it is taken off (ASVS 6.4.4)."""

import pytest

from fourfold.access.decide import Denied
from fourfold.access.roles import Role
from fourfold.accounts import factors
from fourfold.accounts.actions import confirm_lost_factor
from fourfold.accounts.membership_rules import CannotStand, NeedsSecondPerson
from fourfold.pupils import actions
from fourfold.pupils.models import ParentLink
from tests.accounts.doors import give_app, is_signed_in, last_mail
from tests.cast import AUTUMN, MAKER, Cast, member
from tests.signed_in import client_of

SEEN = "At the office today, with a passport"


@pytest.fixture
def graces_link(cast: Cast) -> ParentLink:
    give_app(cast.account("grace"))
    link: ParentLink = ParentLink.objects.get(parent=cast.parents["grace"], pupil=cast.leo)
    return link


def test_a_parent_comes_in_again_once_two_people_have_seen_them(cast: Cast, graces_link: ParentLink) -> None:
    grace = client_of(cast.account("grace"))
    dan, amina = client_of(cast.account("dan")), client_of(cast.account("amina"))
    people = f"/pupils/{cast.leo.code}/people"
    assert "They have lost their second step" in dan.get(people).content.decode()
    dan.post(f"{people}/{graces_link.parent.code}/lost-second-step", {"how_known": SEEN})
    assert factors.is_set_up(cast.account("grace"))
    assert SEEN in amina.get("/settings/people").content.decode()
    amina.post(f"/settings/people/{cast.account('grace').code}/lost-second-step", {"confirm": "yes"})
    assert not factors.is_set_up(cast.account("grace"))
    assert not is_signed_in(grace)
    assert last_mail("grace@example.org").purpose == "account-changed"


def test_nobody_is_both_people(cast: Cast, graces_link: ParentLink) -> None:
    reset = actions.report_parents_lost_factor(cast.amina, graces_link, how_known=SEEN)
    with pytest.raises(NeedsSecondPerson):
        confirm_lost_factor(cast.amina, reset)


def test_who_waits_is_shown_to_nobody_who_could_not_confirm(cast: Cast, graces_link: ParentLink) -> None:
    actions.report_parents_lost_factor(cast.amina, graces_link, how_known=SEEN)
    for who in ("tom", "tess", "dan", "odile"):
        assert SEEN not in client_of(cast.account(who)).get("/settings/people").content.decode()
    code = cast.account("grace").code
    for who, status in (("tom", 403), ("dan", 403), ("odile", 404)):
        answer = client_of(cast.account(who)).post(f"/settings/people/{code}/lost-second-step", {"confirm": "yes"})
        assert answer.status_code == status
    assert factors.is_set_up(cast.account("grace"))


def test_a_young_person_has_the_same_way(cast: Cast) -> None:
    give_app(cast.account("zoe_herself"))
    reset = actions.report_pupils_lost_factor(cast.dan, cast.zoe, how_known=SEEN)
    confirm_lost_factor(cast.helen, reset)
    assert not factors.is_set_up(cast.account("zoe_herself"))


def test_a_school_takes_off_no_step_that_guards_another_schools_records(cast: Cast, graces_link: ParentLink) -> None:
    member(cast.account("grace"), cast.millbrook, Role.SENCO)
    with pytest.raises(CannotStand, match="another school"):
        actions.report_parents_lost_factor(cast.amina, graces_link, how_known=SEEN)


def test_who_is_not_known_for_sure_has_nothing_taken_off(cast: Cast) -> None:
    link = actions.add_parent(MAKER, cast.leo, relation="aunt", starts=AUTUMN, surname="Obi")
    with pytest.raises(CannotStand):
        actions.report_parents_lost_factor(cast.amina, link, how_known=SEEN)


@pytest.mark.parametrize("who", ["tom", "helen", "grace", "odile"])
def test_who_may_not_write_down_contacts_reports_nothing(cast: Cast, graces_link: ParentLink, who: str) -> None:
    with pytest.raises(Denied):
        actions.report_parents_lost_factor(cast.actor(who), graces_link, how_known=SEEN)


def test_a_mistaken_report_is_taken_back_and_the_step_stays(cast: Cast, graces_link: ParentLink) -> None:
    actions.report_parents_lost_factor(cast.amina, graces_link, how_known=SEEN)
    amina, path = client_of(cast.account("amina")), f"/settings/people/{cast.account('grace').code}/lost-second-step"
    assert client_of(cast.account("tom")).post(path, {"mistake": "yes"}).status_code == 403
    assert SEEN in amina.get("/settings/people").content.decode()
    amina.post(path, {"mistake": "yes"})
    assert SEEN not in amina.get("/settings/people").content.decode()
    client_of(cast.account("helen")).post(path, {"confirm": "yes"})
    assert factors.is_set_up(cast.account("grace"))


def test_staff_who_lost_theirs_stand_in_the_same_list_with_who_saw_them(cast: Cast) -> None:
    tom = cast.account("tom")
    give_app(tom)
    helen, path = client_of(cast.account("helen")), f"/settings/people/{tom.code}"
    unsaid = helen.post(f"{path}/lost-second-step", {"how_known": " "}, follow=True).content.decode()
    assert "There is a problem" in unsaid
    reported = helen.post(f"{path}/lost-second-step", {"how_known": SEEN}, follow=True).content.decode()
    assert "take it off" not in reported
    amina = client_of(cast.account("amina"))
    assert all(SEEN in amina.get(page).content.decode() for page in ("/settings/people", path))
    assert "take it off" in amina.get(path).content.decode()
