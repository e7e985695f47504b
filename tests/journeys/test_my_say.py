"""A teaching assistant hands Leo her tablet: he says what he thinks, and nothing of hers opens, not even by the back button."""

from typing import Any

import pytest

from fourfold.profiles.models import Saying
from tests.cast import Cast

pytestmark = pytest.mark.browser
LOOKED_AT = ("/pupils", "/sign-in/account", "/pupils/{leo}/story", "/pupils/{leo}/views")
MOST_TAPS = 8
"""For four questions: one to choose and one to go on, each."""


def test_a_child_says_what_they_think_on_an_adults_device(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, grumbles: list[str], shot: Any
) -> None:
    cast, site = cast_committed, live_server.url
    tablet = open_page(width=820, java_script_enabled=False)
    taps = 0

    def tap(what: str) -> None:
        nonlocal taps
        taps += 1
        tablet.locator(what).first.click()

    def nothing_of_hers_is_there() -> None:
        assert tablet.url.startswith(f"{site}/my/say"), tablet.url
        for word in ("Tess", "Max Stone", "Sign out", "5 Juniper"):
            assert word not in tablet.content(), word

    # She has looked at other children, and at her own account.
    signed_in(tablet, cast.account("tess"))
    for path in LOOKED_AT:
        tablet.goto(site + path.format(leo=cast.leo.code))
    tablet.get_by_role("button", name="Hand over this device").click()
    grumbles.clear()  # the browser says that it has forgotten what it had
    tablet.get_by_role("heading", name="Hello Leo").wait_for()
    nothing_of_hers_is_there()

    # The back button, past every page that she looked at, leads to where he is.
    for _ in LOOKED_AT:
        tablet.go_back()
        nothing_of_hers_is_there()

    tablet.goto(site + "/my/say")
    tablet.get_by_role("link", name="Start").click()
    shot(tablet, "my-say-1")
    tap(".say5 label:has-text('Good')")
    tap("button:has-text('Next')")
    tap(".pics label:has-text('A friend')")
    shot(tablet, "my-say-2")
    tap("button:has-text('Next')")
    tap(".pics label:has-text('Reading')")
    tap("button:has-text('Next')")
    tap("button:has-text('Skip')")
    assert taps <= MOST_TAPS
    assert tablet.get_by_role("heading", name="Is this right?").is_visible()
    tablet.get_by_role("button", name="Yes, send it").click()
    tablet.get_by_role("heading", name="Thank you, Leo").wait_for()
    assert Saying.objects.get().words.splitlines() == [
        "How does school feel? Really good.",
        "What helps you? A friend.",
        "What is hard? Reading.",
    ]

    # By keyboard alone it goes as well.
    tablet.goto(site + "/my/say/1")
    tablet.locator(".say5 input").first.focus()
    tablet.keyboard.press("ArrowDown")
    tablet.keyboard.press("Enter")
    tablet.wait_for_url("**/my/say/2")

    tablet.goto(site + "/my/say/give-back")
    tablet.get_by_role("link", name="Sign in").click()
    assert "Tess" not in tablet.content()
