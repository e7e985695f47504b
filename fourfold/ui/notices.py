"""What just happened, told once on the next page, with a way to undo it where there is one. Rides on Django's messages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest

_LEVELS = {"good": messages.SUCCESS, "plain": messages.INFO, "late": messages.ERROR}
_TONES = {level: tone for tone, level in _LEVELS.items()}


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence; `tone` is "good", "plain" or "late"; `undo_url` takes a POST."""

    says: str
    tone: str = "plain"
    undo_url: str = ""


def tell(request: HttpRequest, says: str, *, tone: str = "good", undo_url: str = "") -> None:
    """Say this on the next page that the person sees."""
    messages.add_message(request, _LEVELS[tone], says, extra_tags=undo_url)


def told(request: HttpRequest | None) -> Iterator[Notice]:
    """What is waiting to be said, each once. Other people's messages (a library's) come through too."""
    for message in messages.get_messages(request) if request else ():
        tag = message.extra_tags or ""
        ours = tag.startswith("/") and not tag.startswith("//")
        yield Notice(str(message.message), _TONES.get(message.level, "plain"), tag if ours else "")
