"""What the rows of this room have in common."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Enrolment
from fourfold.pupils.standing import open_on
from fourfold.support.keys import new_key

ALWAYS = ~Q(pk__in=[])
NEVER = Q(pk__in=[])
__all__ = ["ALWAYS", "NEVER", "Edited", "by", "new_key"]


def by(actor: Actor, field: str) -> Q:
    """Rows that this person made, while the pupil is on roll where they work: one's own words are left behind with the school."""
    if actor.account is None or not actor.schools:
        return NEVER
    on_roll = Enrolment._base_manager.filter(open_on(clock.today()), school__in=actor.schools, pupil=OuterRef("pupil"))
    return Q(Exists(on_roll), **{field: actor.account})


class Edited(ChildRecord):
    """A row that several people may edit while it is a draft. `edition` goes up with each change, so that two editors notice each other."""

    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
