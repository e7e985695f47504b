"""The door without a password: there in the demo, and nowhere else."""

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from fourfold.demo.entering import account_behind
from fourfold.demo.school import DOORS
from tests.cast import Cast, account
from tests.demo.conftest import Home, Site, answers


@pytest.mark.parametrize("address", ["/demo/story", "/demo/again"])
def test_outside_demo_mode_its_addresses_do_not_exist(address: str) -> None:
    assert not settings.DEMO
    with pytest.raises(Resolver404):
        resolve(address)


def test_outside_demo_mode_a_press_signs_nobody_in(cast: Cast, client) -> None:
    account("priya.raman", "Priya Raman")
    assert resolve("/").namespace != "demo"
    client.post("/", {"as": "pr"})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("code", DOORS)
def test_in_a_database_that_is_no_demo_nobody_stands_behind_a_button(cast: Cast, code: str) -> None:
    from fourfold.accounts.models import Account

    Account.objects.create_user(DOORS[code].email, name=DOORS[code].name)
    assert account_behind(code) is None


def test_serve_has_no_door_even_where_the_environment_asks_for_one(demo: Home) -> None:
    code = """
import argparse, json, os, sys
from fourfold.commands import serve_
serve_.migrate = lambda: None
serve_.require_safe = lambda: None
serve_.serve = lambda *a: None
serve_.run(argparse.Namespace(host="127.0.0.1", port=0, workers=1, json=True))
print(json.dumps(os.environ.get("FOURFOLD_DEMO")))
"""
    assert demo.ask(code) is None


def test_demo_says_where_and_whom_to_be(site: Site) -> None:
    assert site.facts["today"] == "2026-11-24"
    assert [one["as"] for one in site.facts["people"]] == list(DOORS)
    assert answers(site.address) == 200


@pytest.mark.browser
@pytest.mark.parametrize("code", DOORS)
def test_one_press_and_you_are_somebody(page, code: str) -> None:
    window = page()
    with window.expect_navigation() as arrival:
        window.click(f"button[value={code}]")
    assert arrival.value.status == 200
    assert "next=" not in window.url
    assert window.locator("h1").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_the_front_page_holds_on_every_screen(page, width: int, scheme: str) -> None:
    window = page(width, color_scheme=scheme)
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    assert window.locator("button.press").count() == 9
    assert window.locator("button.press--first").count() == 1
    assert "Tuesday 24 November" in window.locator("main").inner_text()


@pytest.mark.browser
def test_it_works_without_script(page) -> None:
    window = page(java_script_enabled=False)
    window.click("text=Follow Yusuf’s story")
    assert window.locator("h1").inner_text().startswith("Yusuf’s story")


@pytest.mark.browser
def test_starting_again_asks_once_more_and_signs_out(page, site: Site) -> None:
    window = page()
    window.click("text=Start the demo again")
    window.click("button[name=confirm]")
    assert "started again" in window.locator(".notice").inner_text()
    assert not [one for one in window.context.cookies() if "session" in one["name"]]
