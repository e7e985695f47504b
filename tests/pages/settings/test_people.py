"""Who works here, on its pages: somebody is asked for, the SENCO's role is handed over, a role ends."""

from datetime import date

import pytest
from django.test import Client

from fourfold.access.roles import Role
from fourfold.accounts.models import Account, Membership
from fourfold.outbox.models import Mail
from tests.cast import Cast
from tests.pages.said import said as said_at
from tests.signed_in import client_of

PAGE = "/settings/people"
NIA = {"name": "Nia Vale", "title": "Ms", "email": "nia@example.org", "role": "support_staff:specialist", "starts": "4/1/2027", "ends": ""}
NEXT = {"name": "Nia Vale", "title": "Ms", "email": "nia@example.org", "on": "2027-01-04"}


@pytest.fixture
def helen(cast: Cast) -> Client:
    return client_of(cast.account("helen"))


def said(client: Client, where: str, form: dict[str, str] | None = None) -> str:
    return said_at(client, f"{PAGE}/{where}", form)


def asked_for() -> Membership:
    return Membership.objects.get(account__email="nia@example.org")


def test_somebody_who_is_asked_for_waits_for_a_second_person(helen: Client) -> None:
    assert "Whom do you invite to Larkfield School?" in said(helen, "invite")
    page = said(helen, "invite", NIA)
    assert "Asked for. The invitation goes out once a second person approves it." in page
    one = asked_for()
    assert (one.role, one.specialist, one.starts, one.approved_at) == (Role.SUPPORT_STAFF, True, date(2027, 1, 4), None)
    assert not Mail.objects.filter(to="nia@example.org").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "Fill this in: Their name"),
        ({"email": "nia"}, "Enter a valid email address."),
        ({"role": ""}, "Choose one: Their role"),
        ({"starts": ""}, "Add the first day"),
        ({"starts": "next term"}, "Write the date as day, month and year, like 24/11/2026"),
        ({"starts": "0027-01-04"}, "Check the year of this date."),
        ({"ends": "2026-12-01"}, "The last day must not be before the first day."),
    ],
)
def test_a_hurried_form_asks_for_nobody(helen: Client, changed: dict[str, str], says: str) -> None:
    page = said(helen, "invite", NIA | changed)
    assert page.count(says) == 2, "at the top and at the field"
    assert not Account.objects.filter(email="nia@example.org").exists()


def test_who_has_the_role_already_is_not_asked_for_again(cast: Cast, helen: Client) -> None:
    sent = NIA | {"name": "Tom Hardy", "email": "tom@example.org", "role": "teacher"}
    assert "There is a problem" in said(helen, "invite", sent)
    assert Membership.objects.filter(account=cast.account("tom")).count() == 1


def test_the_sencos_role_is_handed_over_from_a_day_and_is_held_until_then(cast: Cast, helen: Client) -> None:
    assert "Who is the next SENCO?" in said(helen, "hand-over")
    assert "Add their first day" in said(helen, "hand-over", NEXT | {"on": ""})
    assert "Once a second person approves it, the role changes hands on that day." in said(helen, "hand-over", NEXT)
    one = asked_for()
    assert (one.role, one.starts, one.takes_over.account) == (Role.SENCO, date(2027, 1, 4), cast.account("amina"))
    assert one.takes_over.ends is None


def test_a_role_ends_on_the_day_that_is_said(cast: Cast, helen: Client) -> None:
    to = f"{cast.account('tess').code}/support_staff/end"
    one = Membership.objects.get(account=cast.account("tess"))
    assert "When does this role end?" in said(helen, to)
    assert "Write the date as day, month and year, like 24/11/2026" in said(helen, to, {"last_day": "soon"})
    assert "The role ends." in said(helen, to, {"last_day": "18/12/2026"})
    one.refresh_from_db()
    assert (one.ends, one.ended_at) == (date(2026, 12, 18), None)


def test_the_only_head_cannot_end_their_own_role(cast: Cast, helen: Client) -> None:
    page = said(helen, f"{cast.account('helen').code}/head/end", {"last_day": "2026-12-18"})
    assert "The role ends." not in page
    assert Membership.objects.get(account=cast.account("helen")).ends is None
