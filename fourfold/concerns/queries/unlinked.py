"""Concerns from people without an account, for those who may match them."""

from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.concerns.models import UnlinkedConcern
from fourfold.schools.models import School, standing_at


def unlinked_waiting(actor: Actor, school: School) -> QuerySet[UnlinkedConcern]:
    """What came in for this school and was neither matched nor replied to, the longest due first; nothing for who may not match."""
    return _theirs(actor, school).filter(concern__isnull=True, replied_on__isnull=True).order_by("answer_due", "pk")


def unlinked_named(actor: Actor, school: School, reference: str) -> UnlinkedConcern | None:
    """The one with that number."""
    return _theirs(actor, school).filter(reference=reference.upper().replace(" ", "")).select_related("concern", "school").first()


def unlinked_late(actor: Actor, school: School, *, today: date) -> int:
    """How many of them are late."""
    return unlinked_waiting(actor, school).filter(answer_due__lt=today).count()


def _theirs(actor: Actor, school: School) -> QuerySet[UnlinkedConcern]:
    if not may(Permission.CONCERN_APPROVE, standing_at(actor, school.pk), side=Side.SCHOOL):
        return UnlinkedConcern.objects.none()
    return UnlinkedConcern.objects.filter(school=school)
