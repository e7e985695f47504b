"""What several journeys do: look at a page with care, open a mail and follow its link, lay a file ready."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from fourfold.outbox.models import Mail
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
