"""Setting up a school, and what anyone then reads of it, in a real browser."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fourfold.schools import actions
from tests.cast import Cast

pytestmark = pytest.mark.browser

AXE = os.environ.get("FOURFOLD_AXE", "")
PUBLIC = {
    "front": "/",
    "school": "/schools/larkfield/",
    "law": "/help/en/sen-support",
    "accessibility": "/accessibility",
    "privacy": "/privacy",
}
SETTINGS = {
    "home": "",
    "school": "school",
    "contact": "school/contact",
    "complaints": "school/complaints",
    "meetings": "school/meetings",
    "dates": "terms-and-dates",
    "term": "terms-and-dates/terms/add",
    "closure": "terms-and-dates/closures/add",
    "authority": "authority",
    "sendiass": "authority/sendiass",
}
VIEWS = [(1280, "light"), (390, "dark"), (320, "light")]


def fill(cast: Cast) -> None:
    """Larkfield as a school half set up would have it."""
    here = cast.larkfield
    actions.edit_school(cast.helen, here, street="14 Lark Lane", town="Northtown", postcode="NT1 2AB", phone="01632 960001")
    actions.edit_school(cast.helen, here, complaints="Write to the head. You will hear in 10 school days.")
    actions.edit_authority(cast.helen, here, assessment_email="ehc@northshire.example", local_offer_web="https://offer.example")
    for name, starts, ends in (
        ("Autumn, first half", date(2026, 9, 3), date(2026, 10, 23)),
        ("Autumn, second half", date(2026, 11, 2), date(2026, 12, 18)),
        ("Spring", date(2027, 2, 22), date(2027, 5, 28)),
    ):
        actions.add_term(cast.helen, here, name=name, starts=starts, ends=ends)
    actions.add_closure(cast.helen, here, day=date(2026, 11, 2), why="Training day")


def check(page: Any, width: int) -> None:
    """No sideways scroll; and no fault that axe knows, where its script is at hand."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    if AXE:
        page.evaluate(Path(AXE).read_text())
        found = page.evaluate("axe.run().then(all => all.violations.map(v => [v.id, v.nodes.map(n => n.html + ' ' + n.failureSummary)]))")
        assert found == [], page.url


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_public_and_settings_pages_fit_every_screen(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, shot: Any, width: int, scheme: str
) -> None:
    fill(cast_committed)
    page = open_page(width=width, color_scheme=scheme)
    for name, path in PUBLIC.items():
        page.goto(live_server.url + path)
        check(page, width)
        shot(page, f"public-{name}-{width}-{scheme}")
    signed_in(page, cast_committed.account("amina"))
    for name, path in SETTINGS.items():
        page.goto(f"{live_server.url}/settings/{path}")
        check(page, width)
        shot(page, f"settings-{name}-{width}-{scheme}")


def test_a_term_is_added_removed_and_put_back_without_script(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, shot: Any
) -> None:
    page = open_page(width=390, java_script_enabled=False)
    signed_in(page, cast_committed.account("helen"))
    page.goto(f"{live_server.url}/settings/")
    page.get_by_role("link", name="Term dates").click()
    page.get_by_role("link", name="Add a term").click()
    page.get_by_label("What do you call it?").fill("Autumn")
    page.get_by_label("First day for pupils").fill("2026-11-20")
    page.get_by_label("Last day for pupils").fill("2026-11-02")
    page.get_by_role("button", name="Save the term").click()
    shot(page, "settings-term-wrong-390")
    assert page.get_by_role("link", name="The last day must not be before the first day.").is_visible()
    page.get_by_label("First day for pupils").fill("2026-11-02")
    page.get_by_label("Last day for pupils").fill("2026-12-18")
    page.get_by_role("button", name="Save the term").click()
    page.get_by_role("button", name="Remove Autumn").click()
    shot(page, "settings-term-removed-390")
    assert page.get_by_role("button", name="Remove Autumn").count() == 0
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_role("button", name="Remove Autumn").is_visible()


def test_two_people_at_one_setting_see_both_values(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, shot: Any
) -> None:
    mine, theirs = open_page(), open_page()
    for page, name in ((mine, "amina"), (theirs, "helen")):
        signed_in(page, cast_committed.account(name))
        page.goto(f"{live_server.url}/settings/school/contact")
    for page, number in ((theirs, "01632 960555"), (mine, "01632 960777")):
        page.get_by_label("Phone number").fill(number)
        page.get_by_role("button", name="Save").click()
    shot(mine, "settings-conflict-1280")
    assert "“01632 960555”" in mine.inner_text(".problem")
    assert mine.get_by_label("Phone number").input_value() == "01632 960777"
    mine.get_by_role("button", name="Save").click()
    assert "01632 960777" in mine.inner_text("main")
