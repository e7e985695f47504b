"""Reading the library."""

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.provision.models import Provision


def library(actor: Actor, *, school: int) -> QuerySet[Provision]:
    """What one of this person's schools offers now, by name."""
    return Provision.objects.filter(school=school, school__in=actor.schools, retired_on__isnull=True).order_by("name")


def retired(actor: Actor, *, school: int) -> QuerySet[Provision]:
    """What it offered once and offers no more, the last one first."""
    return Provision.objects.filter(school=school, school__in=actor.schools, retired_on__isnull=False).order_by("-retired_on", "name")
