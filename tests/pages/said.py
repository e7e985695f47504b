"""What a page says to somebody who opens it or sends its form."""

import html
import re
from collections.abc import Mapping
from typing import Any

from django.test import Client


def said(client: Client, where: str, form: Mapping[str, Any] | None = None) -> str:
    """The page at an address, or the one to which its form led, on one line."""
    answer = client.get(where) if form is None else client.post(where, form, follow=True)
    return " ".join(answer.content.decode().split())


def value_in(page: str, name: str) -> str:
    """What a hidden field of a page holds."""
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    assert found, f"the page has no field {name}"
    return html.unescape(found[1])
