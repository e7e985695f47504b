"""Writing down what one's authority asks for."""

from collections.abc import Sequence

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.ehc_evidence import MOST_ITEMS, Item
from fourfold.ehc.models import EvidenceList
from fourfold.pupils.refusals import ChangedMeanwhile, Refused
from fourfold.schools.models import School


@action("ehc.evidence_listed", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def enter_evidence_list(actor: Actor, school: School, *, items: Sequence[Item], enquiry_days: int, seen: int) -> EvidenceList:
    """Use this list for bundles from now on; those that were made keep theirs. `seen` is the edition that the person saw.

    Raises Refused for an empty list and days that cannot be, ChangedMeanwhile where somebody else entered one.
    """
    kept = [{"says": one.says.strip()[:200], "source": one.source.value} for one in items if one.says.strip()][:MOST_ITEMS]
    if not kept:
        raise Refused("Keep one line at least.")
    if not EvidenceList.SOONEST <= enquiry_days <= EvidenceList.LATEST:
        raise Refused(f"Choose from {EvidenceList.SOONEST} to {EvidenceList.LATEST} days.")
    last = EvidenceList.objects.filter(school=school).select_related("entered_by").order_by("-edition").first()
    if (last.edition if last else 0) != seen:
        raise ChangedMeanwhile(last.entered_by.formal_name if last else "", last.entered_at if last else None, {}, {})
    row = EvidenceList(
        school=school,
        edition=seen + 1,
        items=kept,
        enquiry_days=enquiry_days,
        entered_by_id=actor.account or 0,
        entered_at=clock.now(),
    )
    row.save()
    return row
