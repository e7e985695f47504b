"""The frame round each page: who is signed in and where they can go."""

from typing import Any

from django.http import HttpRequest

from fourfold.ui.frame import Frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the page's frame shows."""
    return {"frame": Frame()}
