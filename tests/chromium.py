"""The browser that the tests drive: one for all of them, and the one without a window of its own where there is one."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first does half the work of the others."""
CHROMIUM = os.environ.get("FOURFOLD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Any]:
    """One browser for all, since two drivers do not bear each other, once there is a database; skipped, and said so, where the machine
    has none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: pages NOT seen in a browser")
    # The driver keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_api.sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        wait_after_a_press(sync_api.Locator, patch)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


def wait_after_a_press(locator: Any, patch: pytest.MonkeyPatch) -> None:
    """Let a press wait until the page it leads to is whole: the browser's driver goes on as soon as the first byte is there."""
    press = locator.click

    def press_and_wait(self: Any, **wishes: Any) -> None:
        press(self, **wishes)
        if not self.page.is_closed():
            self.page.wait_for_load_state()

    patch.setattr(locator, "click", press_and_wait)
