"""Every page about pupils, for everybody of the cast: seen, known but not theirs, or not there."""

import pytest

from fourfold.audit.models import Viewing
from tests.cast import Cast
from tests.signed_in import client_of

STAFF = ("amina", "helen", "sal", "dan", "tom", "tess")
OTHERS = ("gus", "sysop", "grace", "kim", "rob", "leo_himself", "megan", "stranger", "odile")

# What each person finds at a page of Leo's: 200 to see, 403 known but not theirs, 404 not there.
SEEN = {
    "story": "amina helen sal dan tom tess",
    "people": "amina helen sal dan tom tess",
    "sen": "amina helen sal dan tom tess",
    "facts": "amina helen sal dan tom",
    "identity": "amina dan",
    "access": "amina helen",
    "sen/status": "amina",
    "sen/needs": "amina",
    "people/new": "amina dan",
    "people/adults/new": "amina helen",
    "people/care": "amina dan",
    "leave": "amina dan",
    "on-roll": "amina dan",
    "merge": "amina dan",
    "move": "amina helen",
}
KNOW_LEO = {*STAFF, "grace", "kim", "leo_himself", "megan"}


@pytest.mark.parametrize("page", SEEN)
@pytest.mark.parametrize("name", [*STAFF, *OTHERS])
def test_who_sees_a_page_of_a_child(school: Cast, name: str, page: str) -> None:
    response = client_of(school.account(name)).get(f"/pupils/{school.leo.code}/{page}")
    expected = 200 if name in SEEN[page].split() else 403 if name in KNOW_LEO else 404
    assert response.status_code == expected


@pytest.mark.parametrize("page", [page for page in SEEN if page not in ("leave", "on-roll")])
def test_looking_at_a_page_of_a_child_is_recorded(school: Cast, page: str) -> None:
    client_of(school.account("amina")).get(f"/pupils/{school.leo.code}/{page}")
    assert Viewing.objects.filter(pupil=school.leo.pk, actor=school.account("amina").pk).count() == 1


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("page", ["register", "pupils", "pupils/new", "register/exports"])
def test_only_staff_see_the_lists_of_pupils(school: Cast, name: str, page: str) -> None:
    response = client_of(school.account(name)).get(f"/{page}")
    assert response.status_code == 200 if name == "odile" else 403


@pytest.mark.parametrize("page", [*SEEN, "people/grants/1/end", "people/kept-out/1"])
def test_a_page_of_a_child_at_another_school_is_not_there(school: Cast, page: str) -> None:
    assert client_of(school.account("amina")).get(f"/pupils/{school.otto.code}/{page}").status_code == 404


def test_staff_who_are_a_parent_find_no_staff_page_of_their_own_child(school: Cast) -> None:
    from fourfold.access.roles import Role
    from tests.cast import member

    member(school.account("grace"), school.larkfield, Role.SENCO)
    client = client_of(school.account("grace"))
    assert client.get(f"/pupils/{school.leo.code}/story").status_code == 403
    assert client.get(f"/pupils/{school.max.code}/story").status_code == 200
    assert b"Leo Obi" not in client.get("/pupils").content
    assert b"Leo Obi" not in client.get("/register").content


@pytest.mark.parametrize(("name", "offered"), [("tom", True), ("dan", False)])
def test_the_familys_messages_are_offered_to_whom_they_open(school: Cast, name: str, offered: bool) -> None:
    page = client_of(school.account(name)).get(f"/pupils/{school.leo.code}/story").content.decode()
    assert (f"/pupils/{school.leo.code}/messages" in page) is offered
