"""The authority's list of evidence as a school has it."""

from dataclasses import dataclass
from datetime import datetime

from fourfold.access.actor import Actor
from fourfold.code_of_practice.ehc_evidence import Item
from fourfold.ehc.evidence_items import asked_at
from fourfold.ehc.models import EvidenceList
from fourfold.schools.models import School


@dataclass(frozen=True)
class EvidenceRead:
    """The list, which edition it is (0 is ours), who entered it, and the days for an enquiry."""

    edition: int
    items: tuple[Item, ...]
    enquiry_days: int
    entered_by: str
    entered_at: datetime | None


def evidence_list(actor: Actor, school: School) -> EvidenceRead | None:
    """The list of a school that this person belongs to."""
    if school.pk not in actor.schools:
        return None
    asked = asked_at(school.pk)
    row = EvidenceList.objects.filter(school=school, edition=asked.edition).select_related("entered_by").first()
    return EvidenceRead(
        asked.edition, asked.items, asked.enquiry_days, row.entered_by.formal_name if row else "", row.entered_at if row else None
    )
