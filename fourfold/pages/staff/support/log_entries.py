"""From what was tapped to what is written down of each child."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from fourfold.access.actor import Actor
from fourfold.support import queries
from fourfold.support.actions import Entry
from fourfold.support.keys import new_key
from fourfold.support.kinds import CHIPS, Feeling, Happened, WhyNot
from fourfold.ui.plain_words import plain

FACES = ("well", "ok", "hard", "away")
KEY_LETTERS, LONGEST_NOTE = 32, 1000


def key_of(sent: Mapping[str, str]) -> str:
    """The key under which a form counts once; a new one where it brings none that is good."""
    key = sent.get("key", "")
    return key if len(key) == KEY_LETTERS and key.isascii() and key.isalnum() else new_key()


def entries_of(actor: Actor, lines: Iterable[str], sent: QueryDict) -> list[Entry]:
    """What a form says of each of these children, by their lines. A face chosen for one child goes before what is said of all."""
    why = next((one for one in WhyNot if one == sent.get("not")), None)
    entries = []
    for code in dict.fromkeys(lines):
        line = queries.line_to_log(actor, code)
        how = sent.get(f"how_{code}") or sent.get("all", "")
        if line is None or not (why or how in FACES):
            continue
        said = happened("not" if why else how, why)
        note = sent.get(f"note_{code}", "") if said["state"] is not Happened.HAPPENED else note_of(sent, code)
        entries.append(Entry(line=line, note=plain(note)[:LONGEST_NOTE], **said))
    return entries


def note_of(sent: QueryDict, line: str) -> str:
    """The words that were tapped for the session, then those that were written of this child."""
    return " ".join([*(f"{chip}." for chip in CHIPS if chip in sent.getlist("chip")), sent.get(f"note_{line}", "")])


def happened(how: str, because: WhyNot | None) -> dict[str, Any]:
    """A face, away, or not: as the actions take it."""
    if how == "away":
        return {"state": Happened.AWAY, "feeling": None, "because": None}
    if how == "not":
        return {"state": Happened.NOT, "feeling": None, "because": because}
    return {"state": Happened.HAPPENED, "feeling": Feeling(how), "because": None}
