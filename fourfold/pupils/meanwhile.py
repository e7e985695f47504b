"""Two people at one form: whoever saves second is told, and nothing that they did not see is overwritten."""

import hashlib
import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model


class ChangedMeanwhile(Exception):
    """Somebody else changed the row after this person read it."""


def stamp(row: Model, names: Iterable[str]) -> str:
    """A short mark of what these fields say now: a form carries it from the reading to the saving."""
    words = json.dumps([getattr(row, name) for name in names], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def check_unchanged(row: Model, names: Iterable[str], seen: str | None) -> None:
    """Raises ChangedMeanwhile where the row no longer says what the mark was made of; no mark, no question."""
    if seen is not None and stamp(row, names) != seen:
        raise ChangedMeanwhile("Somebody changed this while you were writing. Look at what it says now, then change it again.")
