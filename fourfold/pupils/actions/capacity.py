"""Writing down an assessment of capacity, for one decision."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.sharing import Part
from fourfold.audit.action import action
from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.families import involve_directly
from fourfold.pupils.actions.safeguards import note_wish
from fourfold.pupils.models import Capacity, ParentLink, Pupil
from fourfold.pupils.refusals import Incomplete, Refused
from fourfold.pupils.standing import open_on


@action("capacity.assessed", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def record_capacity(
    actor: Actor,
    pupil: Pupil,
    *,
    matter: Matter,
    lacking: bool,
    assessed_by: str,
    assessed_on: date,
    evidence: str,
    review_on: date,
    today: date,
    acts: str = "",
) -> Capacity:
    """Write down what was found about one decision, and who acts in it where capacity is lacking (`acts`, a parent's code).

    Whoever acts may read the record for it (veto 8). Raises Refused before 16, for a person who is none of theirs, and for days out of
    order; Incomplete, naming what is missing.
    """
    if not involve_directly(pupil.born, today):
        raise Refused("Capacity is assessed from 16. Until then the parents decide, with the child.")
    missing = [says for words, says in ((assessed_by, "Say who assessed it."), (evidence, "Say what it rests on.")) if not words.strip()]
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, parent__code=acts, confirmed_on__isnull=False).select_related("parent")
    link = links.first() if lacking else None
    if lacking and link is None:
        missing.append("Say who acts in this decision.")
    if missing:
        raise Incomplete(missing)
    if assessed_on > today or review_on <= assessed_on:
        raise Refused("The assessment is past, and the day to look again comes after it.")
    row = Capacity(
        pupil=pupil,
        matter=matter,
        lacking=lacking,
        assessed_by=assessed_by.strip()[:120],
        assessed_on=assessed_on,
        evidence=evidence.strip(),
        acts=link.parent if link else None,
        review_on=review_on,
        recorded_by_id=actor.account,
    )
    row.save()
    if link is not None:
        note_wish(pupil, parent=link.parent, part=Part.PLAN, share=True, starts=today, recorded_by=actor.account, representative_for=matter)
    return row
