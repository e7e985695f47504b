"""The line icons: one sprite, drawn by us, referred to by name.

The sprite is a file of our own origin (`ui/icons.svg`), so it is fetched once and works under a strict policy; it inherits
`stroke: currentColor` from the class `i`. An icon always stands beside a word, so it is hidden from screen readers.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from markupsafe import Markup

from fourfold.ui.files import static

SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"
NAMES = frozenset(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text("utf-8")))
POINTS_ALONG_THE_LINE = frozenset({"back", "chev", "undo", "out"})


class NoSuchIcon(ValueError):
    """A template asked for a drawing that we do not have."""


def icon(name: str, css: str = "i") -> Markup:
    """The drawing called `name`; arrows turn round in right-to-left pages. Raises `NoSuchIcon`."""
    return _icon(name, css, settings.STATIC_URL)


@cache
def _icon(name: str, css: str, static_url: str) -> Markup:
    # The address is part of the key, not used: a page of fifty rows asks for the same few icons hundreds of times.
    if name not in NAMES:
        raise NoSuchIcon(f"There is no icon called {name!r}. There are: {', '.join(sorted(NAMES))}.")
    classes = f"{css} flip" if name in POINTS_ALONG_THE_LINE else css
    drawing = Markup('<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>')
    return drawing.format(classes, static("ui/icons.svg"), name)
