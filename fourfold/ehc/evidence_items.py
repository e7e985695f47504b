"""What a school's authority asks for, beside what the record holds of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from fourfold.code_of_practice.ehc_evidence import DEFAULT, Item, Source
from fourfold.ehc.evidence.found import Evidence
from fourfold.ehc.models import EvidenceList
from fourfold.schools.models import School


@dataclass(frozen=True)
class Filled:
    """One item of the list and the evidence for it. Nothing is ever made up for one that is missing."""

    item: Item
    evidence: tuple[Evidence, ...]

    @property
    def is_missing(self) -> bool:
        return not self.evidence


@dataclass(frozen=True)
class Asked:
    """The list as it stands: its edition (0 is ours), its items, and the days for an enquiry."""

    edition: int
    items: tuple[Item, ...]
    enquiry_days: int

    def filled(self, found: Mapping[Source, tuple[Evidence, ...]]) -> tuple[Filled, ...]:
        """Each item with what the record holds."""
        return tuple(Filled(item, found.get(item.source, ())) for item in self.items)


def asked_at(school: int) -> Asked:
    """The newest edition of a school's list; ours until it has one."""
    row: EvidenceList | None = EvidenceList.objects.filter(school=school).order_by("-edition").first()
    if row is None:
        return Asked(0, DEFAULT, EvidenceList.USUAL_DAYS)
    return Asked(row.edition, tuple(Item(one["says"], Source(one["source"])) for one in row.items), row.enquiry_days)


def enquiry_days_at(school: School) -> Coalesce:
    """Its days for an enquiry alone, as a column beside other rows."""
    newest = EvidenceList.objects.filter(school=school).order_by("-edition")
    return Coalesce(Subquery(newest.values("enquiry_days")[:1]), EvidenceList.USUAL_DAYS)
