"""Somebody from outside lands on the children shared with them, and finds no way to anything else."""

import re
from datetime import date

import pytest

from tests.cast import Cast
from tests.signed_in import client_of
from tests.support.history import started


def test_a_professional_lands_on_their_visits(cast: Cast) -> None:
    assert client_of(cast.account("megan")).get("/home").headers["Location"] == "/visits"


def test_each_says_why_and_until_when(cast: Cast) -> None:
    text = client_of(cast.account("megan")).get("/visits").content.decode()
    assert "One pupil is shared with you" in text
    assert "Speech and language" in text
    assert "Until Sat 28 Nov" in text


def test_the_record_says_its_last_day_and_nothing_of_the_family(cast: Cast) -> None:
    started(cast)
    text = client_of(cast.account("megan")).get(f"/visits/{cast.leo.code}").content.decode()
    assert "You can read this until Saturday 28 November." in text
    assert "Leo will read a page of 60 words alone" in text
    for word in ("Grace", "Kim", "grace@", "mum", "Read one page together each night"):
        assert word not in text


def test_there_is_no_way_from_there_to_anything_else(cast: Cast) -> None:
    text = client_of(cast.account("megan")).get(f"/visits/{cast.leo.code}").content.decode()
    inside = re.findall(r'href="(/[^"]*)"', text)
    assert {path for path in inside if not path.startswith(("/static", "/sign-in", "/home"))} == {"/visits"}


@pytest.mark.parametrize("who", ["amina", "tom", "helen", "gus", "grace", "leo_himself", "stranger", "odile", "sysop"])
def test_there_is_no_such_page_for_anybody_else(cast: Cast, who: str) -> None:
    client = client_of(cast.account(who))
    assert client.get("/visits").status_code == 404
    assert client.get(f"/visits/{cast.leo.code}").status_code == 404


def test_after_the_last_day_the_record_is_gone_and_the_list_says_why(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOURFOLD_TODAY", date(2026, 11, 29).isoformat())
    client = client_of(cast.account("megan"))
    assert client.get(f"/visits/{cast.leo.code}").status_code == 404
    assert "Every time you were given has ended" in client.get("/visits").content.decode()


def test_other_children_are_not_there(cast: Cast) -> None:
    client = client_of(cast.account("megan"))
    assert client.get(f"/visits/{cast.max.code}").status_code == 404
    assert client.get(f"/visits/{cast.otto.code}").status_code == 404
