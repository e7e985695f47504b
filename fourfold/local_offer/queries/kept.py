"""A family's own short list, for the person who made it alone."""

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.local_offer.models import KeptService, Service
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


def may_keep(actor: Actor, pupil: Pupil) -> bool:
    """Whether this person may have such a list for the child: a parent, a carer, the young person."""
    reach = within_reach(actor, Permission.MESSAGE_CREATE, side=Side.FAMILY)
    return Pupil.objects.filter(reach, pk=pupil.pk).exists()


def kept_by(actor: Actor, pupil: Pupil) -> list[Service]:
    """What this person keeps for one child, the last kept first; as the list has it now, `gone_on` where it has it no more."""
    return [row.service for row in _mine(actor, pupil).select_related("service")]


def kept_row(actor: Actor, pupil: Pupil, code: str) -> KeptService | None:
    """One of them by the service's code."""
    return _mine(actor, pupil).filter(service__code=code).first()


def to_keep(actor: Actor, pupil: Pupil, service: Service) -> KeptService:
    """A row for a service, not kept yet."""
    return KeptService(pupil=pupil, service=service, account_id=actor.account or 0)


def _mine(actor: Actor, pupil: Pupil) -> "QuerySet[KeptService]":
    reach = within_reach(actor, Permission.MESSAGE_VIEW, to="pupil", own=KeptService.conditions(actor), side=Side.FAMILY)
    rows: QuerySet[KeptService] = KeptService.objects.filter(reach, pupil=pupil, account=actor.account, let_go_on__isnull=True)
    return rows
