"""The kitchen sink in a real browser, under the product's own policy."""

import os
from collections.abc import Callable, Iterator

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
PAGES = ("record", "register", "question-wrong", "question-urdu", "sink", "front")
SHOTS = os.environ.get("FOURFOLD_SHOTS", "")

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(chromium: sync_api.Browser, site: str) -> Iterator[Callable[..., sync_api.Page]]:
    """Open a page; whatever the browser grumbles about fails the test."""
    contexts, grumbles = [], []

    def open_page(name: str, width: int = 1280, **wishes: object) -> sync_api.Page:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900 if width > 400 else 844}, **wishes))
        page = contexts[-1].new_page()
        page.on("console", lambda message: grumbles.append(message.text))
        page.on("pageerror", lambda error: grumbles.append(str(error)))
        page.goto(f"{site}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [grumble for grumble in grumbles if "favicon" not in grumble] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_a_page_never_scrolls_sideways(visit, name, width, scheme):
    page = visit(name, width, color_scheme=scheme)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{width}-{scheme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_external_sprite_takes_the_colour_of_its_words(visit):
    page = visit("register")
    size, stroke = page.evaluate(
        """() => { const i = document.querySelector('.tag.is-late .i'); const s = getComputedStyle(i);
                   return [i.querySelector('use').getBoundingClientRect().width, s.stroke === s.color]; }"""
    )
    assert size > 8
    assert stroke


def test_our_own_letters_are_used(visit):
    page = visit("record")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")


def test_a_slash_goes_to_the_find_box(visit):
    page = visit("register")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("a/b")
    assert page.input_value("#find") == "a/b"


def test_what_is_wrong_takes_the_focus_and_leads_to_the_field(visit):
    page = visit("question-wrong")
    assert page.evaluate("document.activeElement.hasAttribute('data-problem')")
    assert page.title().startswith("There is a problem: ")
    page.click(".problem a")
    assert page.evaluate("document.activeElement.id") == "id_worry"


def test_letters_left_are_counted_while_one_types(visit):
    page = visit("question")
    page.fill("#id_worry", "He cries.")
    assert page.inner_text("[data-count]") == "3,991 letters left"


def test_rows_are_chosen_together_and_counted(visit):
    page = visit("register")
    assert page.inner_text("[data-chosen]") == "2 chosen"
    page.check("[data-all]")
    assert page.inner_text("[data-chosen]") == "6 chosen"
    page.uncheck("[data-all]")
    assert page.is_hidden("[data-actbar]")


def test_without_script_the_actions_and_the_filters_are_there(visit):
    page = visit("register", 390, java_script_enabled=False)
    assert page.is_visible("[data-actbar]")
    assert page.is_visible("#id_year")


def test_on_a_phone_the_filters_stay_folded_and_the_tab_bar_stands_at_the_bottom(visit):
    page = visit("register", 390)
    assert not page.is_visible("#id_year")
    box = page.locator(".tabs").bounding_box()
    assert box["y"] + box["height"] == 844


def test_the_tab_bar_never_covers_the_end_of_a_page(visit):
    page = visit("record", 390)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    foot, tabs = page.locator(".foot").bounding_box(), page.locator(".tabs").bounding_box()
    assert foot["y"] + foot["height"] <= tabs["y"] + tabs["height"]
    assert page.locator(".foot a").last.bounding_box()["y"] < tabs["y"] - 24


@pytest.mark.parametrize("wish", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}, {"contrast": "more"}])
def test_other_wishes_still_show_the_page(visit, wish):
    assert visit("sink", **wish).is_visible("h1")


def test_paper_shows_no_navigation(visit):
    page = visit("record")
    page.emulate_media(media="print")
    assert not page.is_visible(".nav")
    assert not page.is_visible(".btn")
    assert page.is_visible("h1")


def test_the_whole_card_answers_a_click_and_only_its_title_is_its_name(visit):
    page = visit("sink-blank")
    page.locator(".choice").first.click(position={"x": 180, "y": 60})
    assert page.is_checked("#id_talk_0")
    assert page.get_by_role("radio", name="Yes, on Thursday 12 November", exact=True).count() == 1
