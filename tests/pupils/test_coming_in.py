"""Families are asked in by the school, and whoever accepts can read their child's record from that moment."""

from datetime import date, timedelta

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account, Invitation
from fourfold.audit import ledger
from fourfold.audit.models import Event
from fourfold.pupils import actions, coming_in
from fourfold.pupils.actions.inviting import CannotInvite
from fourfold.pupils.actions.safeguards import TooLong
from fourfold.pupils.models import Grant, Parent, ParentLink, Pupil
from fourfold.pupils.queries import own_way_in, visible_to, ways_in
from tests.accounts.doors import ask_for_code, is_signed_in, mailed_code, mailed_path
from tests.cast import AUTUMN, BY_A_COURT, MAKER, TODAY, Cast
from tests.signed_in import client_of

FAY = "fay@example.org"


@pytest.fixture
def fay(cast: Cast) -> ParentLink:
    """Fay, whom the school has made sure of, and who has no account."""
    return confirmed(cast.leo)


def confirmed(pupil: Pupil, email: str = FAY, surname: str = "Obi") -> ParentLink:
    link = actions.add_parent(MAKER, pupil, relation="aunt", starts=AUTUMN, forename="Fay", surname=surname, email=email)
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)
    return link


def token(email: str = FAY) -> str:
    return mailed_path(email).rpartition("/")[2]


def sees(email: str, pupil: Pupil) -> bool:
    actor = actor_of(Account.objects.get(email=email), today=TODAY, second_factor=False)
    return visible_to(actor, Permission.PLAN_CREATE).filter(pk=pupil.pk).exists()


def test_who_accepts_reads_their_child_from_that_moment(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    assert not sees(FAY, cast.leo)
    assert coming_in.come_in(token())
    assert sees(FAY, cast.leo)
    assert not sees(FAY, cast.max)


def test_a_parent_presses_once_and_comes_in_by_code_the_next_time(cast: Cast, fay: ParentLink, client: Client) -> None:
    actions.invite_parent(cast.amina, fay)
    client.post(mailed_path(FAY))
    assert client.get("/family", follow=True).status_code == 200
    later = Client()
    ask_for_code(later, FAY)
    later.post("/sign-in/code", {"code": mailed_code(FAY)})
    assert is_signed_in(later)
    assert later.get(f"/family/{cast.leo.code}").status_code == 200


def test_the_ledger_says_of_the_child_that_somebody_was_let_in(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    coming_in.come_in(token())
    verbs = list(Event.objects.filter(pupil=cast.leo.pk).order_by("number").values_list("verb", flat=True))
    assert verbs[-1] == "parent.let_in"
    assert "parent.invited" in verbs
    assert list(ledger.faults()) == []


def test_a_parent_of_two_is_asked_once_and_reads_both(cast: Cast, fay: ParentLink) -> None:
    second = actions.link_parent(MAKER, cast.max, parent=fay.parent, relation="aunt", starts=AUTUMN)
    actions.confirm_parent(MAKER, second, responsibility="yes", how="Known", on=AUTUMN)
    actions.invite_parent(cast.amina, fay)
    assert ways_in(cast.amina, cast.max)[fay.parent.code].is_open
    coming_in.come_in(token())
    assert sees(FAY, cast.leo)
    assert sees(FAY, cast.max)
    with pytest.raises(CannotInvite, match="account already"):
        actions.invite_parent(cast.amina, second)


def test_the_link_works_once(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    assert coming_in.come_in(token())
    assert coming_in.come_in(token()) is None


def test_letting_in_twice_changes_nothing(cast: Cast, fay: ParentLink) -> None:
    account = Account.objects.create_user(FAY, name="Fay Obi")
    for _each in range(2):
        actions.let_parent_in(MAKER, fay.parent, account=account)
    assert Parent.objects.get(pk=fay.parent.pk).account == account


def test_who_is_kept_out_cannot_be_asked_in(cast: Cast, fay: ParentLink) -> None:
    actions.restrict(MAKER, cast.leo, parent=fay.parent, kind="Court order", starts=AUTUMN)
    assert not ways_in(cast.amina, cast.leo)[fay.parent.code].may_be_invited
    with pytest.raises(CannotInvite, match="kept out"):
        actions.invite_parent(cast.amina, fay)


@pytest.mark.parametrize("shut", ["restricted", "ended"])
def test_who_is_shut_out_after_being_asked_finds_a_link_that_opens_nothing(cast: Cast, fay: ParentLink, client: Client, shut: str) -> None:
    actions.invite_parent(cast.amina, fay)
    if shut == "restricted":
        actions.restrict(MAKER, cast.leo, parent=fay.parent, kind="Court order", starts=AUTUMN)
    else:
        actions.end_parent_link(MAKER, fay, on=TODAY - timedelta(days=1))
    path = mailed_path(FAY)
    assert client.get(path).status_code == client.post(path).status_code == 404
    assert coming_in.come_in(token()) is None
    assert Invitation.objects.get(account__email=FAY).accepted_at is None
    assert Parent.objects.get(pk=fay.parent.pk).account is None
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"confirmed_on": None}, "Make sure first"),
        ({"ends": date(2026, 11, 1)}, "no longer a parent"),
    ],
)
def test_nobody_is_asked_in_before_the_school_is_sure_or_after_their_part_ended(
    cast: Cast, fay: ParentLink, change: dict[str, object], says: str
) -> None:
    for name, value in change.items():
        setattr(fay, name, value)
    with owned():
        fay.save()
    with pytest.raises(CannotInvite, match=says):
        actions.invite_parent(cast.amina, fay)


def owned() -> object:
    from fourfold.audit import doors

    return doors.opened(doors.Door("test.setup", MAKER))


def test_two_parents_do_not_come_in_by_one_address(cast: Cast) -> None:
    with pytest.raises(CannotInvite, match="Two people need two addresses"):
        actions.invite_parent(cast.amina, confirmed(cast.leo, "grace@example.org"))


def test_a_parent_without_an_address_is_asked_for_one_first(cast: Cast) -> None:
    with pytest.raises(CannotInvite, match="Write down an email"):
        actions.invite_parent(cast.amina, confirmed(cast.leo, ""))


def test_a_corrected_address_takes_back_the_link_on_its_way_but_detaches_nobody(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    wrong = token()
    actions.correct_parent(cast.amina, fay, email="fay.obi@example.org")
    assert coming_in.come_in(wrong) is None
    actions.invite_parent(cast.amina, fay)
    coming_in.come_in(token("fay.obi@example.org"))
    actions.correct_parent(cast.amina, fay, email="another@example.org")
    assert sees("fay.obi@example.org", cast.leo)


def test_a_withdrawn_link_lets_nobody_in(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    actions.withdraw_parents_invitation(cast.amina, fay)
    assert coming_in.come_in(token()) is None
    assert ways_in(cast.amina, cast.leo)[fay.parent.code].withdrawn


def test_a_second_link_makes_the_first_worthless(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    first = token()
    actions.invite_parent(cast.amina, fay)
    assert coming_in.come_in(first) is None
    assert coming_in.come_in(token())


def test_who_works_at_the_school_comes_in_as_a_parent_with_the_account_they_have(cast: Cast) -> None:
    link = confirmed(cast.max, "tess@example.org")
    actions.invite_parent(cast.amina, link)
    path = mailed_path("tess@example.org")
    assert "Sign in first" in Client().get(path).content.decode()
    assert client_of(cast.account("tess")).post(path).status_code == 302
    assert Parent.objects.get(pk=link.parent.pk).account == cast.account("tess")


@pytest.mark.parametrize("name", ["tom", "helen", "tess", "grace", "odile", "stranger"])
def test_only_those_who_write_down_contacts_ask_a_family_in(cast: Cast, fay: ParentLink, name: str) -> None:
    with pytest.raises(Denied):
        actions.invite_parent(cast.actor(name), fay)


def test_a_young_person_is_asked_in_from_sixteen(cast: Cast) -> None:
    with pytest.raises(CannotInvite, match="16"):
        actions.invite_pupil(cast.amina, cast.max, email="max@example.org")
    assert own_way_in(cast.amina, cast.max) is None
    zainab = actions.admit(
        MAKER, cast.larkfield, forename="Zainab", surname="Ali", born=date(2010, 11, 24), year_group="12", starts=date(2022, 9, 1)
    )
    actions.invite_pupil(cast.amina, zainab, email="zainab@example.org")
    own = own_way_in(cast.amina, zainab)
    assert own
    assert own.is_open
    coming_in.come_in(token("zainab@example.org"))
    assert Pupil.objects.get(pk=zainab.pk).account == Account.objects.get(email="zainab@example.org")


def test_a_young_person_does_not_come_in_by_a_parents_address(cast: Cast) -> None:
    zainab = actions.admit(
        MAKER, cast.larkfield, forename="Zainab", surname="Ali", born=date(2009, 11, 24), year_group="12", starts=date(2022, 9, 1)
    )
    with pytest.raises(CannotInvite, match="Two people"):
        actions.invite_pupil(cast.amina, zainab, email="grace@example.org")


ASKED = {
    "name": "Ola Berg",
    "things": ["plan", "profile"],
    "purpose": "Occupational therapy",
    "ends": TODAY + timedelta(days=30),
    "agreement": BY_A_COURT,
}


def test_a_professional_is_asked_in_with_a_second_factor_and_sees_the_parts_named(cast: Cast, client: Client) -> None:
    grant = actions.ask_in_professional(cast.amina, cast.leo, email="ola@example.org", **ASKED)
    assert grant.account.second_factor_needed
    client.post(mailed_path("ola@example.org"), {"password": "tortoise piano river"})
    assert client.get("/visits").headers["Location"] == "/sign-in/second-factor"
    page = client_of(Account.objects.get(email="ola@example.org")).get("/home", follow=True)
    assert page.redirect_chain[-1][0] == "/visits"
    assert "Leo Obi" in page.content.decode()


def test_a_professional_who_can_sign_in_already_is_written_to_and_not_asked_in_again(cast: Cast) -> None:
    before = Invitation.objects.count()
    actions.ask_in_professional(cast.amina, cast.max, email="megan@example.org", **ASKED)
    assert Invitation.objects.count() == before
    assert Grant.objects.get(pupil=cast.max).account == cast.account("megan")
    assert Account.objects.get(pk=cast.account("megan").pk).second_factor_needed


@pytest.mark.parametrize("email", ["grace@example.org", "zoe_herself@example.org", "tom@example.org"])
def test_neither_family_nor_staff_are_let_in_as_professionals(cast: Cast, email: str) -> None:
    with pytest.raises(CannotInvite):
        actions.ask_in_professional(cast.amina, cast.leo, email=email, **ASKED)
    assert not Account.objects.get(email=email).second_factor_needed


def test_a_system_administrator_sees_nothing_as_a_professional_either(cast: Cast) -> None:
    """Veto 10. The school learns nothing of the address, so it is not refused: it gives nothing."""
    actions.ask_in_professional(cast.amina, cast.leo, email="sysop@example.org", **ASKED)
    assert not visible_to(cast.sysop).exists()


def test_of_a_professional_with_an_account_the_school_reads_the_name_that_it_wrote(cast: Cast) -> None:
    actions.ask_in_professional(cast.amina, cast.max, email="odile@example.org", **ASKED)
    page = client_of(cast.account("amina")).get(f"/pupils/{cast.max.code}/people").content.decode()
    assert "Ola Berg" in page
    assert "Odile Marsh" not in page


def test_somebodys_parent_elsewhere_is_not_made_to_add_a_second_step(cast: Cast) -> None:
    grace = cast.account("grace")
    grace.set_unusable_password()
    grace.save()
    actions.ask_in_professional(MAKER, cast.otto, email="grace@example.org", **ASKED)
    assert not Account.objects.get(email="grace@example.org").second_factor_needed
    assert not visible_to(cast.actor("grace", second_factor=False)).filter(pk=cast.otto.pk).exists()


def test_a_professional_is_let_in_for_ninety_days_at_most(cast: Cast) -> None:
    with pytest.raises(TooLong):
        actions.ask_in_professional(cast.amina, cast.leo, email="ola@example.org", **ASKED | {"ends": TODAY + timedelta(days=91)})


def test_an_invitation_runs_out_and_says_so(cast: Cast, fay: ParentLink) -> None:
    actions.invite_parent(cast.amina, fay)
    with clock.set_to(clock.now() + timedelta(days=4)):
        way = ways_in(cast.amina, cast.leo)[fay.parent.code]
    assert (way.is_open, way.withdrawn, way.asked_at) == (False, False, FAY)
