"""What happened, in order: each line with the record it comes from."""

from collections.abc import Iterable, Iterator
from datetime import date

from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.deciding import DECISION_NAMES
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.code_of_practice.meeting import MEETING_NAMES, MeetingKind
from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.meetings.queries import visible_to as meetings_seen
from fourfold.pupils.queries import statuses_of
from fourfold.support.models import Decision
from fourfold.support.reach import seen


def events(asked: Asked) -> Iterator[Evidence]:
    """Decisions, meetings and changes of status, which are evidence for nothing but the chronology."""
    for decision in seen(asked.actor, Decision, Permission.STATUS_VIEW, of=asked.pupil).select_related("decided_by"):
        title, by = f"The school decided: {DECISION_NAMES[Kind(decision.kind)]}", decision.decided_by
        who = by.formal_name if by else ""
        yield Evidence(title, "Decision", decision.decided_on, who, decision.code, "decision", (decision.why,), happened=title)
    meetings = meetings_seen(asked.actor, side=Side.SCHOOL, of=asked.pupil).filter(held_on__isnull=False)
    for one in meetings.exclude(kind=MeetingKind.REVIEW).select_related("led_by"):
        title, led = MEETING_NAMES[MeetingKind(one.kind)], one.led_by.formal_name if one.led_by else ""
        yield Evidence(title, "Meeting", one.held_on or asked.today, led, one.code, "meetings", happened=title)
    for status in statuses_of(asked.actor, asked.pupil):
        yield Evidence(status.name, "SEN status", status.starts, page="sen", happened=f"{status.name} began")


def in_order(found: Iterable[Evidence], *, until: date) -> Evidence | None:
    """One table of everything that happened, the oldest first; None where nothing did."""
    happened = sorted((one for one in found if one.happened), key=lambda one: (one.on, one.happened))
    if not happened:
        return None
    rows = ((in_full(one.on), one.happened, one.by, " ".join(part for part in (one.kind, one.reference) if part)) for one in happened)
    head = ("Day", "What happened", "Who", "Record")
    return Evidence("In order", "The record, as below", until, page="story", rows=(head, *rows), of=tuple(happened))
