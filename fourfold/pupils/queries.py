"""Reading about pupils, from the person who asks."""

from dataclasses import dataclass

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.audit import ledger
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import standing, within_reach


def visible_to(actor: Actor, permission: Permission = Permission.IDENTITY_VIEW) -> QuerySet[Pupil]:
    """The pupils whom this person may see (or for whom they hold that permission)."""
    return Pupil.objects.filter(within_reach(actor, permission), merged_into__isnull=True)


@dataclass(frozen=True)
class Opened:
    """One pupil's record, opened by one person: the pupil and what this person may do with it."""

    pupil: Pupil
    rights: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.rights


def open_record(actor: Actor, code: str, *, page: str, needs: Permission = Permission.IDENTITY_VIEW) -> Opened | None:
    """Open one pupil's record at a page, and leave a Viewing. None where the pupil is out of this person's reach: to them there is no such child."""
    pupil = visible_to(actor, needs).filter(code=code).first()
    if pupil is None:
        return None
    ledger.looked(actor, page, school=pupil.ledger_school, pupil=pupil.pk)
    return Opened(pupil, rights_to(actor, pupil))


def rights_to(actor: Actor, pupil: Pupil) -> frozenset[Permission]:
    """All that this person may do about this pupil, where the thing is not there yet or is published to them."""
    # Teaching gives 14 more days of reading but not of writing: hence once for each.
    to_read, to_write = (standing(actor, pupil, deed) for deed in (Permission.PLAN_VIEW, Permission.PLAN_CREATE))
    return frozenset(p for p in Permission if may(p, to_read if p.endswith(".view") else to_write))
