"""A data manager may write down addresses and ask families in: neither makes them somebody's parent."""

import pytest

from fourfold.accounts.models import Account
from fourfold.outbox.models import Mail
from fourfold.pupils import actions, coming_in
from fourfold.pupils.actions.bulk_families import link_accounts
from fourfold.pupils.actions.inviting import CannotInvite
from fourfold.pupils.models import ParentLink
from tests.accounts.doors import last_mail, mailed_path
from tests.cast import AUTUMN, MAKER, Cast
from tests.exchange.conftest import Desk
from tests.signed_in import client_of

OWN = "dans.friend@example.org"


@pytest.fixture
def fay(cast: Cast) -> ParentLink:
    """A parent of Leo's of whom the school has made sure, and who has not come in."""
    link = actions.add_parent(
        MAKER, cast.leo, relation="aunt", starts=AUTUMN, forename="Fay", surname="Obi", email="fay@example.org", phone="07700 900123"
    )
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)
    return link


def test_who_changed_a_confirmed_parents_address_cannot_ask_them_in_to_it(cast: Cast, fay: ParentLink) -> None:
    actions.correct_parent(cast.dan, fay, email=OWN)
    with pytest.raises(CannotInvite, match="The SENCO must ask them in"):
        actions.invite_parent(cast.dan, fay)
    actions.confirm_parent(cast.dan, fay, responsibility="yes", how="Says so", on=AUTUMN)
    with pytest.raises(CannotInvite):
        actions.invite_parent(cast.dan, fay)
    page = client_of(cast.account("dan")).get(f"/pupils/{cast.leo.code}/people").content.decode()
    assert "The SENCO must ask them in" in page


def test_the_old_address_is_told_and_nothing_about_the_child_is_said(cast: Cast, fay: ParentLink) -> None:
    actions.correct_parent(cast.dan, fay, email=OWN)
    mail = last_mail("fay@example.org")
    assert mail.purpose == "address-changed"
    assert "Leo" not in mail.subject + mail.body
    assert OWN not in mail.body


def test_once_the_senco_asks_them_in_the_new_address_is_theirs(cast: Cast, fay: ParentLink) -> None:
    actions.correct_parent(cast.dan, fay, email="fay.new@example.org")
    actions.invite_parent(cast.amina, fay)
    actions.invite_parent(cast.dan, fay)
    assert coming_in.come_in(mailed_path("fay.new@example.org").rpartition("/")[2])


def test_the_senco_who_changes_an_address_answers_for_it(cast: Cast, fay: ParentLink) -> None:
    actions.correct_parent(cast.amina, fay, email="fay.new@example.org")
    assert actions.invite_parent(cast.dan, fay)


def test_a_list_that_changes_the_address_is_no_way_round(cast: Cast, fay: ParentLink) -> None:
    head = "UPN,Surname,Forename,DOB,Parent 1 Forename,Parent 1 Surname,Parent 1 Email,Parent 1 Phone"
    Desk(cast.dan, cast.larkfield).apply(f"{head}\n,Obi,Leo,2017-03-12,Fay,Obi,{OWN},07700 900123\n")
    fay.parent.refresh_from_db()
    assert fay.parent.email == OWN
    with pytest.raises(CannotInvite):
        actions.invite_parent(cast.dan, fay)
    assert Mail.objects.filter(to="fay@example.org", purpose="address-changed").exists()


def test_an_address_of_somebody_not_yet_sure_is_only_put_right(cast: Cast) -> None:
    link = actions.add_parent(cast.dan, cast.leo, relation="aunt", starts=AUTUMN, surname="Obi", email="fay@example.org")
    actions.correct_parent(cast.dan, link, email="fay.new@example.org")
    assert not Mail.objects.filter(to="fay@example.org").exists()


@pytest.mark.parametrize("whose", ["stranger", "odile", "sysop", "nobody"])
def test_asking_a_parent_in_tells_nothing_of_the_address(cast: Cast, whose: str) -> None:
    link = actions.add_parent(
        cast.dan, cast.max, relation="aunt", starts=AUTUMN, forename="Fay", surname="Stone", email=f"{whose}@example.org"
    )
    actions.confirm_parent(cast.dan, link, responsibility="yes", how="Seen", on=AUTUMN)
    actions.invite_parent(cast.dan, link)
    page = client_of(cast.account("dan")).get(f"/pupils/{cast.max.code}/people").content.decode()
    name = Account.objects.get(email=f"{whose}@example.org").name
    assert name == "Fay Stone" or name not in page


def test_of_another_schools_pupil_nothing_is_said_and_their_own_way_in_stays_theirs(cast: Cast) -> None:
    """The link arrives, and opens nothing: one account is never two people of families."""
    otto = Account.objects.create_user("otto@example.org", None, name="Otto Brand")
    link_accounts(MAKER, cast.millbrook, parents={}, pupils={cast.otto: otto})
    link = actions.add_parent(cast.dan, cast.max, relation="aunt", starts=AUTUMN, surname="Stone", email="otto@example.org")
    actions.confirm_parent(cast.dan, link, responsibility="yes", how="Seen", on=AUTUMN)
    actions.invite_parent(cast.dan, link)
    assert coming_in.come_in(mailed_path("otto@example.org").rpartition("/")[2]) is None
