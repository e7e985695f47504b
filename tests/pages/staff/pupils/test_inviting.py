"""Asking a family and a professional in, from the page of the people round a child."""

from datetime import date, timedelta

import pytest
from django.test import Client

from fourfold.accounts.models import Invitation
from fourfold.audit import doors
from fourfold.outbox.models import Mail
from fourfold.pupils import actions
from fourfold.pupils.models import Grant, ParentLink
from fourfold.pupils.queries import visible_to
from tests.cast import AUTUMN, BY_A_COURT, MAKER, TODAY, Cast
from tests.signed_in import client_of

FAY = "fay@example.org"


@pytest.fixture
def amina(school: Cast) -> Client:
    return client_of(school.account("amina"))


@pytest.fixture
def fay(school: Cast) -> ParentLink:
    link = actions.add_parent(MAKER, school.leo, relation="aunt", starts=AUTUMN, forename="Fay", surname="Obi", email=FAY)
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)
    return link


def people(client: Client, cast: Cast, pupil: str = "leo") -> str:
    return client.get(f"/pupils/{cast.pupils[pupil].code}/people").content.decode()


def test_a_button_asks_a_confirmed_parent_in_and_then_says_when(school: Cast, amina: Client, fay: ParentLink) -> None:
    assert "Invite Fay to read Leo’s record" in people(amina, school)
    page = amina.post(f"/pupils/{school.leo.code}/people/{fay.parent.code}/invite", follow=True).content.decode()
    assert "We have written to Fay Obi" in page
    assert f"Invited on 24 November 2026 at {FAY}, not yet opened" in page
    assert "Send it again" in page
    assert Mail.objects.filter(to=FAY).count() == 1


def test_an_invitation_can_be_taken_back_and_sent_again(school: Cast, amina: Client, fay: ParentLink) -> None:
    here = f"/pupils/{school.leo.code}/people/{fay.parent.code}"
    amina.post(f"{here}/invite")
    page = amina.post(f"{here}/take-back", follow=True).content.decode()
    assert "The invitation was taken back" in page
    assert "Invite Fay to read" in page
    amina.post(f"{here}/invite")
    assert Invitation.objects.filter(account__email=FAY, withdrawn_at__isnull=True).count() == 1


def test_who_has_an_account_is_not_asked_again(school: Cast, amina: Client) -> None:
    assert "Grace can sign in" in people(amina, school)
    page = amina.post(f"/pupils/{school.leo.code}/people/{school.parents['grace'].code}/invite", follow=True).content.decode()
    assert "has an account already" in page
    assert not Invitation.objects.exists()


def test_who_is_kept_out_gets_no_button_and_no_invitation(school: Cast, amina: Client, fay: ParentLink) -> None:
    actions.restrict(MAKER, school.leo, parent=fay.parent, kind="Court order", starts=AUTUMN)
    assert "Invite Fay" not in people(amina, school)
    page = amina.post(f"/pupils/{school.leo.code}/people/{fay.parent.code}/invite", follow=True).content.decode()
    assert "is kept out of this record" in page
    assert not Mail.objects.filter(to=FAY).exists()


@pytest.mark.parametrize("name", ["tom", "helen", "sal"])
def test_who_may_not_write_down_contacts_sees_no_button(school: Cast, fay: ParentLink, name: str) -> None:
    client = client_of(school.account(name))
    assert "Invite Fay" not in people(client, school)
    assert client.post(f"/pupils/{school.leo.code}/people/{fay.parent.code}/invite").status_code == 403


def test_a_young_person_of_sixteen_is_asked_in_at_an_address_of_their_own(school: Cast, amina: Client) -> None:
    zainab = actions.admit(
        MAKER, school.larkfield, forename="Zainab", surname="Ali", born=date(2010, 1, 4), year_group="12", starts=date(2022, 9, 1)
    )
    school.pupils["zainab"] = zainab
    assert "Invite Zainab" in people(amina, school, "zainab")
    where = f"/pupils/{zainab.code}/people/invite"
    assert "Two people need two addresses" in amina.post(where, {"email": "grace@example.org"}).content.decode()
    page = amina.post(where, {"email": "zainab@example.org"}, follow=True).content.decode()
    assert "at zainab@example.org, not yet opened" in page
    assert "The invitation was taken back" in amina.post(f"{where}/take-back", follow=True).content.decode()


def test_no_child_under_sixteen_is_asked_in(school: Cast, amina: Client) -> None:
    assert "own account" not in people(amina, school)
    assert amina.get(f"/pupils/{school.leo.code}/people/invite").status_code == 404


GRANT = {
    "title": "Ms",
    "name": "Ola Berg",
    "email": "ola@example.org",
    "purpose": "Occupational therapy",
    "things": ["plan", "profile"],
    "ends": (TODAY + timedelta(days=30)).isoformat(),
    "agreed_on": (TODAY - timedelta(days=4)).isoformat(),
    "agreed_how": "By phone",
}
"""All but who agreed: that is told by a code."""


def granting(cast: Cast, **change: object) -> dict[str, object]:
    """What the form is sent with, where Grace agreed."""
    return GRANT | {"who_agreed": cast.parents["grace"].code} | change


def test_a_professional_is_let_in_to_the_parts_that_were_ticked(school: Cast, amina: Client) -> None:
    page = amina.post(f"/pupils/{school.leo.code}/people/grants/new", granting(school), follow=True).content.decode()
    assert "Ola Berg can see this until the last day" in page
    grant = Grant.objects.get(account__email="ola@example.org")
    assert (grant.things, grant.ends, grant.account.second_factor_needed) == (["plan", "profile"], TODAY + timedelta(days=30), True)
    assert (grant.rests_on, grant.agreed_parent) == ("parent", school.parents["grace"])
    assert "Grace Obi agreed on 20 November 2026: by phone." in page


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ends": (TODAY + timedelta(days=91)).isoformat()}, "90 days ahead at most"),
        ({"ends": (TODAY - timedelta(days=1)).isoformat()}, "Choose a day from today on"),
        ({"things": []}, "Tick what they may see"),
        ({"things": ["contacts"]}, "Choose one or more"),
        ({"who_agreed": ""}, "Talk with the family first, then say who agreed"),
        ({"who_agreed": "law"}, "Write which reason in law it rests on"),
        ({"agreed_on": ""}, "Say on which day that was"),
        ({"agreed_on": (TODAY + timedelta(days=1)).isoformat()}, "That day is still to come"),
        ({"agreed_how": ""}, "Say how you heard it"),
        ({"email": "grace@example.org"}, "Ask for a work address"),
        ({"email": "tom@example.org"}, "works at your school"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_a_sentence(school: Cast, amina: Client, change: dict[str, object], says: str) -> None:
    before = Grant.objects.count()
    assert says in amina.post(f"/pupils/{school.leo.code}/people/grants/new", granting(school, **change)).content.decode()
    assert Grant.objects.count() == before


def test_who_is_kept_out_or_has_no_responsibility_agrees_to_nothing(school: Cast, amina: Client) -> None:
    where, before = f"/pupils/{school.leo.code}/people/grants/new", Grant.objects.count()
    asked = amina.get(where).content.decode()
    assert school.parents["grace"].code in asked
    for name in ("rob", "kim", "yan"):
        code = school.parents[name].code
        assert code not in asked
        amina.post(where, granting(school, who_agreed=code))
    amina.post(where, granting(school, who_agreed="child"))
    assert Grant.objects.count() == before


def test_a_reason_in_law_is_kept_in_words_and_shown_to_those_who_may_read_agreements(school: Cast, amina: Client) -> None:
    sent = granting(school, who_agreed="law", reason="The family court asked for it on 19 November")
    says = "It rests on a reason in law of 20 November 2026: The family court asked for it on 19 November."
    assert says in amina.post(f"/pupils/{school.leo.code}/people/grants/new", sent, follow=True).content.decode()
    read_by_a_teacher = people(client_of(school.account("tom")), school)
    assert "Ola Berg" in read_by_a_teacher
    assert "reason in law" not in read_by_a_teacher


def test_a_grant_from_before_says_that_no_agreement_is_written_down(school: Cast, amina: Client) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        Grant.objects.filter(pupil=school.leo).update(rests_on="", agreed_parent=None, agreed_on=None, agreed_how="")
    assert "Who agreed to it is not written down." in people(amina, school)


def test_whoever_wants_advice_is_led_to_ask_a_specialist_first(school: Cast, amina: Client) -> None:
    for page in ("people", "people/grants/new"):
        assert f"/pupils/{school.leo.code}/specialists/new" in amina.get(f"/pupils/{school.leo.code}/{page}").content.decode()


def test_a_grant_shows_a_system_administrator_nothing(school: Cast) -> None:
    """Veto 10. That an address is an administrator's is told to nobody who writes it down."""
    how = {"purpose": "Help", "starts": TODAY, "ends": TODAY + timedelta(days=9), "agreement": BY_A_COURT}
    actions.give_grant(MAKER, school.leo, account=school.account("sysop"), things=["plan"], **how)
    assert not visible_to(school.sysop).filter(pk=school.leo.pk).exists()


@pytest.mark.parametrize("name", ["tom", "helen", "dan"])
def test_only_the_senco_lets_a_professional_in(school: Cast, name: str) -> None:
    client = client_of(school.account(name))
    assert "Let a professional see" not in people(client, school)
    assert client.post(f"/pupils/{school.leo.code}/people/grants/new", granting(school)).status_code == 403
