"""Where each person can go from every page, and what the frame keeps to itself."""

import re
from importlib import import_module

import pytest
from django.conf import settings
from django.test import Client

from fourfold.accounts import sessions
from fourfold.pages.frame import NAV
from tests.accounts.doors import give_app, with_password
from tests.cast import Cast
from tests.signed_in import client_of


def page(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def ways(html: str, label: str = "Main") -> list[str]:
    found = re.search(rf'<nav class="\w[^"]*" aria-label="{label}">(.*?)</nav>', html, re.S)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<a .*?</a>", found.group(1), re.S)] if found else []


@pytest.mark.parametrize("path", ["/home", "/family/letters", "/worried", "/sign-in/account", "/nowhere"])
@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("grace", ["Plan", "Letters", "Messages", "Worried?"]),
        ("kim", ["Plan", "Letters", "Messages", "Worried?"]),
        ("zoe_herself", ["My plan", "My say", "Letters", "Messages", "Worried?", "Help"]),
        ("leo_himself", ["My plan", "My say", "Worried?", "Help"]),
    ],
)
def test_families_have_the_same_ways_on_every_page(cast: Cast, name: str, there: list[str], path: str) -> None:
    html = page(client_of(cast.account(name)), path)
    assert ways(html) == there
    assert ways(html, "Main, phone") == (there if len(there) <= 5 else [way for way in there if way != "Messages"])


def test_who_is_kept_out_of_every_record_still_finds_their_letters(cast: Cast) -> None:
    assert "Letters" in ways(page(client_of(cast.account("rob")), "/family/letters"))


def test_a_professional_finds_what_is_shared_with_them(cast: Cast) -> None:
    assert ways(page(client_of(cast.account("megan")), "/visits")) == ["Shared with me"]


@pytest.mark.parametrize("path", ["/settings/school", "/settings/terms-and-dates", "/settings/people", "/settings/import"])
def test_settings_stay_marked_on_the_pages_under_them(cast: Cast, path: str) -> None:
    html = page(client_of(cast.account("amina")), path)
    assert re.search(r'aria-current="page">(<[^>]+>)*\s*Settings', html)


def test_the_marks_are_pages_that_there_are() -> None:
    from tests.house.addresses import routes

    known = {route.name for route in routes()}
    assert [mark for entry in NAV for mark in entry.marks if f"{entry.audience}:{mark}" not in known] == []


def test_a_childs_turn_shows_no_name_and_no_way_anywhere(cast: Cast) -> None:
    client = client_of(cast.account("amina"))
    store = import_module(settings.SESSION_ENGINE).SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)
    store[sessions.ONLY_MY_SAY] = cast.leo.code
    store.save()
    html = client.get("/sign-in/").content.decode()
    assert "Amina" not in html
    assert "/sign-in/account" not in html
    assert ways(html) == []


@pytest.mark.parametrize("name", ["amina", "megan", "grace"])
def test_who_is_signed_in_by_half_reads_no_name_and_no_way_but_out(cast: Cast, name: str) -> None:
    account = cast.account(name)
    account.second_factor_needed = True
    account.save()
    give_app(account)
    client = Client()
    with_password(client, account.email)
    html = page(client, "/home")
    assert account.name not in html
    assert ways(html) == []
    assert "/sign-in/account" not in html
    assert "Sign out" in html


def test_who_has_signed_out_reads_no_name_and_no_way(cast: Cast) -> None:
    html = client_of(cast.account("grace")).post("/sign-in/out").content.decode()
    assert "Grace" not in html
    assert ways(html) == []
