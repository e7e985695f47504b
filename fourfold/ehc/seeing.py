"""Who may write on the school's request: those who may, of a request that they can see."""

from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.ehc.models import SchoolRequest


def must_be_seen(actor: Actor, request: SchoolRequest) -> None:
    """Whoever is named on a child's record reads no request that others began, and writes on none. Raises Denied, OutOfReach."""
    require(actor, Permission.EHC_REQUEST_VIEW, request.standing(actor, Permission.EHC_REQUEST_VIEW), side=Side.SCHOOL)
