"""A real browser, a live server, and people who are signed in already.

    def test_a_story(cast_committed, live_server, page, signed_in):
        signed_in(page, cast_committed.account("amina"))
        page.goto(live_server.url + "/")

Whatever the browser's console says fails the test. With FOURFOLD_SHOTS set to a folder, `shot(page, "name")` leaves a picture there.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from fourfold.accounts.models import Account
from tests.signed_in import session_of

SHOTS = os.environ.get("FOURFOLD_SHOTS", "")


@pytest.fixture
def grumbles() -> list[str]:
    """What browsers' consoles said during this test. A test that expects a refused page takes its line out."""
    return []


@pytest.fixture
def open_page(chromium: Any, grumbles: list[str]) -> Iterator[Callable[..., Any]]:
    """Another window, with its own cookies: `open_page(width=390, java_script_enabled=False)`."""
    contexts: list[Any] = []

    def new(width: int = 1280, height: int = 900, **wishes: Any) -> Any:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 844 if width < 400 else height}, **wishes))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.on("console", lambda message: grumbles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: grumbles.append(str(error)))
        return page

    yield new
    for context in contexts:
        context.close()
    assert grumbles == []


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """A window on a desk."""
    return open_page()


@pytest.fixture
def signed_in(live_server: Any) -> Callable[..., None]:
    """Sign a person in at a window: `signed_in(page, account, second_factor=True)`."""

    def sign(page: Any, account: Account, second_factor: bool = True) -> None:
        page.context.clear_cookies()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(account, second_factor=second_factor), "url": live_server.url}
        page.context.add_cookies([cookie])

    return sign


@pytest.fixture
def shot() -> Callable[[Any, str], None]:
    """Keep a picture of a page, where pictures are asked for."""

    def keep(page: Any, name: str) -> None:
        if SHOTS:
            page.screenshot(path=Path(SHOTS, f"{name}.png"), full_page=True)

    return keep
