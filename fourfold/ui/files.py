"""Where the look's files are fetched: by an address that changes with their content.

So a browser may keep them for a year and never shows old ones.
"""

import hashlib
import pathlib
from functools import cache

from django.contrib.staticfiles import finders
from django.templatetags.static import static as plain


def static(name: str) -> str:
    """The address of a packaged file, marked with its content."""
    # The sheet asks for its fonts by their plain names: a page that fetches them ahead must ask by the same.
    return plain(name) if "/fonts/" in name else f"{plain(name)}{mark(name)}"


@cache
def mark(name: str) -> str:
    """`?v=` and the first letters of the file's hash; nothing for a file that is not there. Worked out once a process."""
    found = finders.find(name)
    return f"?v={hashlib.sha256(pathlib.Path(found).read_bytes()).hexdigest()[:10]}" if isinstance(found, str) else ""
