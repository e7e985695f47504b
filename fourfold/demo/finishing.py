"""Whether a database holds a finished demo school, and of which day: its last verb says so, in the same transaction as all the rest."""

import hashlib
import pathlib
from datetime import date
from functools import cache

from django.db import DatabaseError

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.audit.models import Event
from fourfold.schools.models import School

FINISHED = "demo.finished"


@action(FINISHED, needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def finish(actor: Actor, school: School) -> None:
    """Say that the demo school is whole; the actor's reason says of which day."""


def marker(today: date) -> str:
    """The words that the ledger keeps of a finished demo."""
    return f"The demo school of {today}, edition {edition()}"


@cache
def edition() -> str:
    """A short name for the way in which the school is invented: an old demo is not taken for a new one."""
    own = sorted(pathlib.Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in own)).hexdigest()[:8]


def finished() -> str:
    """The marker of the demo in this database; empty where there is none, or no table yet to look in."""
    try:
        return Event.objects.filter(verb=FINISHED).order_by("-number").values_list("reason", flat=True).first() or ""
    except DatabaseError:
        return ""


def is_demo() -> bool:
    """Whether this database is a demo's: its door opens onto no other."""
    return bool(finished())
