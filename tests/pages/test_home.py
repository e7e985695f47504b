"""Where each person goes when they have signed in, and at which school they are."""

import pytest
from django.urls import NoReverseMatch, reverse

from fourfold.access.roles import Role
from fourfold.pages.frame import NAV
from fourfold.pages.home import DESTINATIONS
from tests.cast import Cast, member
from tests.signed_in import client_of


def stands(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


@pytest.mark.parametrize("name", ["amina", "helen", "sal", "tom", "tess", "dan", "gus", "grace", "kim", "leo_himself", "megan", "stranger"])
def test_everybody_has_somewhere_to_go(cast: Cast, name: str) -> None:
    client = client_of(cast.account(name))
    response = client.get("/home")
    assert response.status_code in (200, 302)
    if response.status_code == 302:
        assert client.get(response.url, follow=True).status_code == 200


def test_who_belongs_nowhere_is_told_whom_to_ask(cast: Cast) -> None:
    assert "There is nothing here for you yet" in client_of(cast.account("stranger")).get("/home").content.decode()


def test_a_system_administrator_is_told_that_nothing_here_is_theirs_to_see(cast: Cast) -> None:
    client = client_of(cast.account("sysop"))
    assert "There is nothing here for a system administrator" in client.get("/home").content.decode()
    assert client.get("/settings/people").status_code == 404


def test_who_works_at_two_schools_says_at_which_they_are(cast: Cast) -> None:
    member(cast.account("amina"), cast.millbrook, Role.SENCO)
    client = client_of(cast.account("amina"))
    assert client.get("/home").url == reverse("choose-school")
    assert client.post(reverse("choose-school"), {"school": "millbrook"}).url == reverse("home")
    page = client.get("/pupils").content.decode()
    assert "Otto Brand" in page
    assert "Leo Obi" not in page


@pytest.mark.parametrize("code", ["millbrook", "nowhere", ""])
def test_nobody_chooses_a_school_that_is_not_theirs(cast: Cast, code: str) -> None:
    client = client_of(cast.account("amina"))
    client.post(reverse("choose-school"), {"school": code})
    assert "Otto Brand" not in client.get("/pupils").content.decode()


@pytest.mark.parametrize("entry", NAV, ids=lambda entry: entry.name)
def test_every_way_in_the_frame_leads_somewhere(entry: object) -> None:
    assert stands(entry.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "sees"), [("amina", True), ("tom", True), ("grace", False), ("gus", False)])
def test_the_find_box_is_for_staff(cast: Cast, name: str, sees: bool) -> None:
    page = client_of(cast.account(name)).get("/register").content.decode()
    assert ('role="search"' in page and 'id="find"' in page) == sees


def test_every_role_that_signs_in_has_a_destination() -> None:
    known = {role for roles, _names in DESTINATIONS for role in roles}
    assert known >= set(Role) - {Role.API_TOKEN, Role.SYSTEM, Role.VISITOR, Role.OWNER}
