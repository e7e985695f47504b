"""What several journeys do: look at a page with care, open a mail and follow its link, lay a file ready, count presses."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from fourfold.outbox.models import Mail
from tests.cast import Cast
from tests.house.visiting import AXE, FAULTS_OF_AXE


def mailed(to: str) -> str:
    """What the last mail to this address says."""
    return str(Mail.objects.filter(to=to).latest("pk").body)


def link_in(mail: str, site: str) -> str:
    """The link in a mail, at the address where the site is served here."""
    found = re.search(rf"{re.escape(settings.ORIGIN)}(/\S+)", mail)
    assert found
    return site + found.group(1)


def look(page: Any, shot: Callable[[Any, str], None], name: str) -> None:
    """At a desk and on a phone; axe finds nothing, and no page is wider than the phone."""
    assert page.locator("h1").count() == 1
    if AXE.exists():
        page.evaluate(AXE.read_text())
        assert page.evaluate(FAULTS_OF_AXE) == []
    shot(page, f"{name}-1280")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, f"{name}-390")
    page.set_viewport_size({"width": 1280, "height": 900})


def written(folder: Path, name: str, words: str) -> str:
    """The path of a file with these words in it."""
    path = folder / name
    path.write_text(words)
    return str(path)


class Hand:
    """A person at a window: every press and every box written in is counted."""

    def __init__(self, page: Any, at: str, signed_in: Callable[..., None], cast: Cast) -> None:
        self.page, self.at, self.signed_in, self.cast = page, at, signed_in, cast
        self.taps = self.fields = 0

    def begins(self, name: str, address: str) -> None:
        self.signed_in(self.page, self.cast.account(name))
        self.page.goto(self.at + address)
        self.taps = self.fields = 0

    def presses(self, role: str, words: str, *, exact: bool = False) -> None:
        self.page.get_by_role(role, name=words, exact=exact).first.click()
        self.taps += 1

    def chooses(self, words: str) -> None:
        # The label covers its round button, so that the whole of it can be pressed.
        self.page.get_by_label(words, exact=True).check(force=True)
        self.taps += 1

    def picks(self, words: str, value: str) -> None:
        self.page.get_by_label(words).select_option(value)
        self.taps += 2

    def writes(self, label: str, words: str, *, enter: bool = False) -> None:
        box = self.page.locator("input, textarea").and_(self.page.get_by_label(label)).first
        box.fill(words)
        self.fields += 1
        if enter:
            box.press("Enter")

    def speaks(self, label: str, words: str) -> None:
        """Press the box, press the microphone of the phone's keyboard, and say it."""
        self.writes(label, words)
        self.taps += 2

    def reads(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def took(self, what: str, *, taps: int, fields: int) -> None:
        print(f"{what}: {self.taps} presses of {taps}, {self.fields} boxes of {fields}")
        assert self.taps <= taps, what
        assert self.fields <= fields, what


class Walk:
    """One window, and whoever sits before it."""

    def __init__(self, page: Any, cast: Cast, live_server: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]) -> None:
        self.page, self.cast, self.at, self.signed_in, self.shot = page, cast, live_server.url, signed_in, shot

    def comes(self, name: str) -> None:
        self.signed_in(self.page, self.cast.account(name))

    def opens(self, address: str) -> None:
        self.page.goto(self.at + address)

    def writes(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def chooses(self, label: str) -> None:
        # The label covers its round button, so that the whole of it can be pressed.
        self.page.get_by_label(label, exact=True).check(force=True)

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words).click()

    def reads(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def keeps_a_picture(self, name: str) -> None:
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.shot(self.page, f"{name}-{width}")
        self.page.set_viewport_size({"width": 1280, "height": 900})
