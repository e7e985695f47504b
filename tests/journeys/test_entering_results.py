"""A class's results, entered with the keys alone; a column pasted; a line that goes; two people at one box."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fourfold.progress import actions
from fourfold.progress.models import HandedIn, Result
from fourfold.progress.scales import Scale
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import autumn_round, entries, in_juniper

pytestmark = pytest.mark.browser
STEPS = 32
"""What was promised for thirty values; a value with its Enter is one step."""
PASTE = """(box, text) => {
  const data = new DataTransfer();
  data.setData("text", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_thirty_values_take_the_keys_alone_and_nothing_is_lost(
    cast_committed: Cast, live_server: Any, page: Any, signed_in: Callable[..., None], grumbles: list[str], shot: Callable[[Any, str], None]
) -> None:
    cast = cast_committed
    age = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.AGE, year_groups=["5"])
    pupils = in_juniper(cast, 30)
    summer = actions.open_round(MAKER, cast.larkfield, name="Summer 2026", day=date(2026, 6, 12), today=TODAY, measures=[age])
    actions.record_results(MAKER, summer, entries=entries(age, *pupils, value="104"))
    in_round = autumn_round(cast, age)
    signed_in(page, cast.account("tom"))
    page.goto(f"{live_server.url}/progress/classes/{cast.juniper.code}/enter/{in_round.code}/{age.code}")
    the_keys_move_and_save(page)
    a_column_is_pasted(page)
    a_line_that_goes_loses_nothing(page, grumbles)
    shot(page, "entering-results")
    two_at_one_box(page, cast, age, in_round)
    assert HandedIn.objects.filter(round=in_round).count() == 0
    page.get_by_role("button", name="Done").click()
    page.wait_for_url("**/progress")
    assert HandedIn.objects.get(round=in_round).by == cast.account("tom")


def said(page: Any, place: int, words: str) -> None:
    """Wait until a row says this of its box."""
    page.locator(".entry tbody tr").nth(place).locator("[id^=s-]").get_by_text(words, exact=True).wait_for()


def the_keys_move_and_save(page: Any) -> None:
    steps = 1
    page.locator("[data-cell]").first.click()
    for number in range(30):
        page.keyboard.type(f"9:{number % 12:02}" if number != 3 else "ab")
        page.keyboard.press("Enter")
        steps += 1
    assert page.evaluate("document.activeElement.textContent") == "Done"
    page.get_by_text("30 of 30 entered").wait_for()
    steps += 1  # Enter on Done, which the journey keeps for its end
    assert steps <= STEPS
    assert Result.objects.filter(round__name="Autumn 2026", value__isnull=False).count() == 29
    page.keyboard.press("Shift+Tab")
    boxes = page.locator("[data-cell]")
    boxes.nth(5).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("12:0")
    page.keyboard.press("ArrowDown")
    page.get_by_text("Much higher than last time (8:08).", exact=True).wait_for()
    page.get_by_label("It is right").nth(4).check(force=True)
    page.get_by_text("Much higher than last time (8:08).", exact=True).wait_for(state="hidden")
    boxes.nth(4).fill("9:44")
    page.keyboard.press("Enter")
    page.get_by_text("A year has 12 months. Check “9:44”.").first.wait_for()
    assert boxes.nth(4).get_attribute("aria-invalid") == "true"


def a_column_is_pasted(page: Any) -> None:
    boxes = page.locator("[data-cell]")
    boxes.nth(27).evaluate(PASTE, "8:1\t21\r\nnt\r\n8:3\r\n8:4\r\n")
    page.get_by_text("3 values pasted. 1 did not fit: there are no more pupils.").wait_for()
    said(page, 28, "Saved")
    assert [boxes.nth(place).input_value() for place in (27, 28, 29)] == ["8:01", "not tested", "8:03"]


def a_line_that_goes_loses_nothing(page: Any, grumbles: list[str]) -> None:
    page.context.set_offline(True)
    page.locator("[data-cell]").nth(4).fill("9:04")
    page.keyboard.press("Enter")
    page.get_by_text("Not saved yet: there is no connection.").first.wait_for()
    page.context.set_offline(False)
    said(page, 4, "Saved")
    assert Result.objects.filter(round__name="Autumn 2026", value=112).count() >= 1
    assert any("ERR_INTERNET_DISCONNECTED" in words for words in grumbles)
    grumbles.clear()


def two_at_one_box(page: Any, cast: Cast, age: Any, in_round: Any) -> None:
    child = Result.objects.filter(round=in_round, measure=age, pupil=cast.leo).get()
    actions.record_results(cast.amina, in_round, entries=entries(age, cast.leo, value="100"))
    box = page.locator(f"#v-{cast.leo.code}")
    box.fill("8:5")
    page.keyboard.press("Enter")
    page.get_by_text("Mrs Begum wrote 8:04 at").first.wait_for()
    assert Result.objects.get(pk=child.pk).value == 100
    page.get_by_role("button", name="Save mine").click()
    said(page, 29, "Saved")
    assert Result.objects.get(pk=child.pk).value == 101
