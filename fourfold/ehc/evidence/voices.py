"""What the family says, in its own words; and that it knows of the request."""

from collections.abc import Iterator

from fourfold.concerns.queries import visible_to as concerns_seen
from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence, quoted
from fourfold.ehc.kinds import AGREES_NAMES, HOW_TOLD_NAMES, Agrees, HowTold
from fourfold.ehc.models import Known
from fourfold.profiles.models import CHILD
from fourfold.support.kinds import ANSWER_NAMES, Answer
from fourfold.support.models import Agreement
from fourfold.support.reach import seen


def parents(asked: Asked) -> Iterator[Evidence]:
    """Worries that parents raised, what they said of plans, and at reviews."""
    worries = concerns_seen(asked.actor, of=asked.pupil).exclude(raised_as="staff").select_related("raised_by")
    for row in worries.order_by("raised_on", "pk"):
        who = row.spoken_by or (row.raised_by.name if row.raised_by else "")
        title = "A worry that was raised"
        yield Evidence(title, "Concern", row.raised_on, who, row.spoken_reference, "story", (quoted(row.words, who),), happened=title)
    for answer in seen(asked.actor, Agreement, of=asked.pupil).select_related("parent", "pupil", "plan__cycle").order_by("said_on", "pk"):
        who = answer.parent.name if answer.parent else answer.pupil.forename
        said = ANSWER_NAMES[Answer(answer.answer)]
        lines = (f"{who}: {said}", quoted(answer.words, who) if answer.words else "")
        kind, plan = f"Answer to plan {answer.plan.cycle.number}", answer.plan.code
        yield Evidence(f"What {who} said of the plan", kind, answer.said_on, who, plan, "plan", lines, happened=f"{who}: {said.lower()}")
    for one in asked.sayings:
        if one.voice != CHILD:
            yield Evidence(f"What {one.who} said", "Views", one.on, one.who, one.code, "story", (quoted(one.words, one.who), one.how))


def childs(asked: Asked) -> Iterator[Evidence]:
    """What the child said, and how they were heard."""
    for one in asked.sayings:
        if one.voice == CHILD:
            lines = (quoted(one.words, one.who), one.how)
            yield Evidence(f"What {one.who} said", "Own views", one.on, one.who, one.code, "views", lines)


def known(asked: Asked) -> Iterator[Evidence]:
    """Who was told of the request before it went, and what they said of it."""
    reads = Known.objects.filter(request__pupil=asked.pupil, request__ended_on__isnull=True).select_related("by", "request")
    for row in reads:
        lines = (
            f"{row.name} knows of the request. {HOW_TOLD_NAMES[HowTold(row.how)]}. {AGREES_NAMES[Agrees(row.agrees)]}.",
            quoted(row.words, row.name) if row.words else "",
        )
        title = f"{row.name} was told"
        yield Evidence(title, "Told of the request", row.on, row.by.formal_name, row.request.code, "ehc-request", lines, happened=title)
