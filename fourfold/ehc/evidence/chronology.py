"""What happened, in order: each line with the record it comes from."""

from collections.abc import Iterable, Iterator
from datetime import date

from fourfold.access.actor import Actor
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.meetings.queries import meetings_of
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import statuses_of
from fourfold.support.queries import decisions_of


def events(actor: Actor, pupil: Pupil, *, today: date) -> Iterator[Evidence]:
    """Decisions, meetings and changes of status, which are evidence for nothing but the chronology."""
    for decision in decisions_of(actor, pupil):
        title = f"The school decided: {decision.name}"
        yield Evidence(
            title, "Decision", decision.decided_on, decision.decided_by, decision.code, "decision", (decision.why,), happened=title
        )
    for one in meetings_of(actor, pupil):
        if one.is_held and one.kind is not MeetingKind.REVIEW:
            yield Evidence(one.kind_name, "Meeting", one.day, one.led, one.code, "meetings", happened=one.kind_name)
    for status in statuses_of(actor, pupil):
        yield Evidence(status.name, "SEN status", status.starts, page="sen", happened=f"{status.name} began")


def in_order(found: Iterable[Evidence], *, until: date) -> Evidence | None:
    """One table of everything that happened, the oldest first; None where nothing did."""
    happened = sorted((one for one in found if one.happened), key=lambda one: (one.on, one.happened))
    if not happened:
        return None
    rows = ((in_full(one.on), one.happened, one.by, " ".join(part for part in (one.kind, one.reference) if part)) for one in happened)
    head = ("Day", "What happened", "Who", "Record")
    return Evidence("In order", "The record, as below", until, page="story", rows=(head, *rows))
