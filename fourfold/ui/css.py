"""One style sheet from many files, without a build.

A component is a file in `static/ui/css/`; the browser asks for one, `ui/css/fourfold.css`. `@import` would cost a round trip and some
thirty requests, a generated file in the repository would go stale, and a view would lose the hashed name and long caching that static
files have. So the sheet is *found*, as any static file is: this finder joins the files in `ORDER` when it is first asked, and again when
one changes, and keeps the result in a folder `joined` beside STATIC_ROOT (a temporary one where that cannot be written; not by choice,
since some systems sweep theirs). `runserver`, `collectstatic` (plain or with hashed names) and whitenoise's own search all come through
here and see an ordinary file beside its fonts. It needs one line of settings:

    STATICFILES_FINDERS = [..., "fourfold.ui.css.SheetFinder"]

Comments and indentation stay behind: they are for us.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SHEET = "ui/css/fourfold.css"
SOURCES = Path(__file__).parent / "static" / "ui" / "css"
LAYERS = "@layer reset, base, components, pages, utilities;\n"
ORDER = (
    *("fonts", "tokens", "reset", "base"),
    *("frame", "layout", "card", "coin", "buttons", "forms", "steps", "story", "kid", "chart", "table", "details", "notice"),
    *("front", "register", "ask", "decision", "letter", "review", "slots", "log", "heat", "switch", "entry"),
    *("utilities", "scripts", "contrast", "print"),
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sheet() -> str:
    """The whole style sheet, in order."""
    whole = COMMENT.sub("", "\n".join((SOURCES / f"{name}.css").read_text("utf-8") for name in ORDER))
    return LAYERS + "\n".join(line.strip() for line in whole.splitlines() if line.strip()) + "\n"


class SheetFinder(BaseFinder):
    """Finds the one sheet, freshly joined."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self._joined_at = 0.0
        self.storage = FileSystemStorage(location=_folder())
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to misconfigure."""
        return []

    # The stubs promise a type for each value of find_all, which a single honest signature cannot repeat.
    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The sheet's file when it is asked for; nothing for any other path."""
        if path != SHEET:
            return []
        self._join()
        found = self.storage.path(SHEET)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """The one file that `collectstatic` should take."""
        self._join()
        yield SHEET, self.storage

    def _join(self) -> None:
        newest = max((SOURCES / f"{name}.css").stat().st_mtime for name in ORDER)
        if newest > self._joined_at:
            target = Path(self.storage.path(SHEET))
            target.parent.mkdir(parents=True, exist_ok=True)
            # Workers start together: each writes the same words aside, and the last to finish takes the name.
            with tempfile.NamedTemporaryFile("w", dir=target.parent, suffix=".css", encoding="utf-8", delete=False) as fresh:
                fresh.write(sheet())
            Path(fresh.name).chmod(0o644)
            os.replace(fresh.name, target)
            self._joined_at = newest


def _folder() -> Path:
    if settings.STATIC_ROOT:
        folder = Path(settings.STATIC_ROOT).with_name("joined")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            pass
        else:
            if os.access(folder, os.W_OK):
                return folder
    return Path(tempfile.mkdtemp(prefix="fourfold-css-"))
