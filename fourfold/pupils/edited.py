"""Rows about a child that people write: whose they are, and how two who write at once notice each other."""

import secrets

from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.pupils.asking import ALWAYS, NEVER
from fourfold.pupils.models import ChildRecord, Enrolment
from fourfold.pupils.standing import open_on

__all__ = ["ALWAYS", "NEVER", "Edited", "by", "here", "new_key"]


def new_key() -> str:
    """A key that no other form has: it tells a form sent twice from two forms."""
    return secrets.token_hex(16)


def here(actor: Actor) -> Q:
    """Rows about a pupil who is on roll where this person works."""
    on_roll = Enrolment._base_manager.filter(open_on(clock.today()), school__in=actor.schools, pupil=OuterRef("pupil"))
    return Q(Exists(on_roll)) if actor.schools else NEVER


def by(actor: Actor, field: str) -> Q:
    """Rows that this person made, while the pupil is on roll where they work: one's own words are left behind with the school."""
    if actor.account is None or not actor.schools:
        return NEVER
    return here(actor) & Q(**{field: actor.account})


class Edited(ChildRecord):
    """A row that several people may edit while it is a draft. `edition` goes up with each change, so that two editors notice each other."""

    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
