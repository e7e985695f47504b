"""Reading what was found about a young person's capacity, decision by decision."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.capacity import MATTER_NAMES, Matter
from fourfold.pupils.models import Capacity, Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class CapacityRead:
    """One assessment, in words."""

    matter: str
    lacking: bool
    assessed_by: str
    assessed_on: date
    evidence: str
    acts: str
    review_on: date


def capacities(actor: Actor, pupil: Pupil) -> list[CapacityRead]:
    """What was assessed, newest first; for staff who may see the pupil's status."""
    mine = within_reach(actor, Permission.STATUS_VIEW, to="pupil", side=Side.SCHOOL)
    rows = Capacity.objects.filter(mine, pupil=pupil).select_related("acts").order_by("-assessed_on", "-pk")
    return [
        CapacityRead(
            MATTER_NAMES[Matter(row.matter)],
            row.lacking,
            row.assessed_by,
            row.assessed_on,
            row.evidence,
            row.acts.name if row.acts else "",
            row.review_on,
        )
        for row in rows
    ]
