"""A parent's worry, from the phone to the answer on paper, in a real browser."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fourfold.concerns.actions import answer_concern, raise_concern, share_worry
from fourfold.concerns.kinds import Outcome
from fourfold.concerns.models import Concern
from fourfold.notifications.models import Delivery
from fourfold.schools import actions
from tests.cast import Cast

pytestmark = pytest.mark.browser

AXE = os.environ.get("FOURFOLD_AXE", "")
VIEWS = [(1280, "light"), (390, "light"), (390, "dark"), (320, "light")]
WORDS = "He cries on Sunday nights. He says the letters move when he reads."


def check(page: Any, width: int) -> None:
    """One heading, one filled button at most, no sideways scroll; and no fault that axe knows, where its script is at hand."""
    assert page.locator("h1").count() == 1, page.url
    assert page.locator("main .btn:not(.btn--2):not(.btn--3)").count() <= 1, page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    if AXE:
        page.evaluate(Path(AXE).read_text())
        found = page.evaluate("axe.run().then(all => all.violations.map(v => [v.id, v.nodes.map(n => n.html + ' ' + n.failureSummary)]))")
        assert found == [], page.url


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_the_pages_of_a_concern_fit_every_screen(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, shot: Any, width: int, scheme: str
) -> None:
    cast = cast_committed
    actions.edit_school(cast.helen, cast.larkfield, phone="01632 960140", safeguarding_lead="Mrs Okafor, 01632 960020")
    answered = share_worry(cast.grace, cast.leo, words="He is slow to read.")
    answer_concern(
        cast.amina,
        answered,
        words="We heard Leo read. Small print is hard for him.\n\nBig print helps.",
        outcome=Outcome.TEACH_AND_LOOK_AGAIN,
        compared="His teacher sees it too.",
        look_again_on=date(2027, 2, 11),
    )
    worry = share_worry(cast.grace, cast.leo, words=WORDS, helps="Big print.")
    danger = raise_concern(cast.tom, cast.max, words="He has bruises again.")
    letter = Delivery.objects.get()
    page = open_page(width=width, color_scheme=scheme)
    seen = {
        "grace": {
            "worried": "/worried",
            "worried-about": f"/worried/{cast.leo.code}",
            "worried-said": f"/worried/said/{worry.reference}",
            "worried-answered": f"/worried/said/{answered.reference}",
            "family-letters": "/family/letters",
            "family-letter": f"/family/letters/{letter.code}",
        },
        "amina": {
            "queue": "/concerns",
            "concern": f"/concerns/{worry.reference}",
            "concern-answered": f"/concerns/{answered.reference}",
            "letters-waiting": "/letters",
            "letters": f"/pupils/{cast.leo.code}/letters",
            "letter": f"/pupils/{cast.leo.code}/letters/{letter.code}",
        },
        "tom": {
            "pick": "/concerns/new?q=a",
            "new": f"/concerns/new/{cast.leo.code}",
            "raised": f"/concerns/{danger.reference}/raised",
        },
    }
    for name, pages in seen.items():
        signed_in(page, cast.account(name))
        for what, path in pages.items():
            page.goto(live_server.url + path)
            check(page, width)
            shot(page, f"concern-{what}-{width}-{scheme}")


def test_a_worry_is_told_answered_and_read_without_script(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Any, shot: Any
) -> None:
    cast = cast_committed
    page = open_page(width=390, java_script_enabled=False)
    signed_in(page, cast.account("grace"))
    page.goto(f"{live_server.url}/worried")
    page.get_by_role("link", name="Leo").click()
    page.get_by_role("button", name="Send to school").click()
    assert page.get_by_role("link", name="Write a few words.").is_visible()
    page.get_by_label("What worries you?").fill(WORDS)
    page.get_by_text("Call me first").click()
    page.get_by_role("button", name="Send to school").click()
    assert page.get_by_role("heading", name="Thank you, Grace. We have your message.").is_visible()

    signed_in(page, cast.account("amina"))
    page.goto(f"{live_server.url}/concerns")
    page.get_by_role("link", name="Leo Obi").click()
    page.get_by_role("button", name="I have read this").click()
    page.get_by_label("What did you find?").fill("Small print is hard for him.")
    page.get_by_text("We will look closely and find out more").click()
    page.get_by_role("button", name="Send the answer").click()
    assert page.get_by_role("heading", name="The concern about Leo is answered").is_visible()

    signed_in(page, cast.account("grace"))
    page.goto(f"{live_server.url}/family/letters")
    page.get_by_role("link", name="Our answer to you").click()
    assert page.get_by_text("Small print is hard for him.").is_visible()
    assert Concern.objects.get().answers.count() == 1
