"""What the family says of the plan, in their own words (6.48, 6.51)."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.pupils.models import Parent, ParentLink
from fourfold.pupils.standing import open_on
from fourfold.support.kinds import Answer
from fourfold.support.models import Agreement, Plan
from fourfold.support.refusals import Incomplete, Refused


@action("plan.answered", needs=Permission.PLAN_APPROVE, by=Side.FAMILY)
def record_agreement(actor: Actor, plan: Plan, *, key: str, answer: Answer, today: date, words: str = "") -> Agreement:
    """A parent, or the young person, says what they think of the plan that they were given. Raises Incomplete, Refused."""
    if answer is Answer.NOT_REACHED:
        raise Refused(_("Choose what you think"))
    parent = Parent.objects.filter(account=actor.account, links__pupil=plan.pupil).first()
    return _keep(actor, plan, key=key, parent=parent, answer=answer, words=words, today=today, how="")


@action("plan.answer_noted", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def note_agreement(
    actor: Actor, plan: Plan, *, key: str, answer: Answer, today: date, how: str, parent: str = "", words: str = ""
) -> Agreement:
    """Write down what a parent said (named by their code), or the child (none named), and how it was heard. Raises Incomplete, Refused."""
    who = None
    if parent:
        here = ParentLink.objects.filter(open_on(today), pupil=plan.pupil, parent__code=parent, confirmed_on__isnull=False)
        link = here.select_related("parent").first()
        if link is None:
            raise Refused("Choose one of the child’s parents.")
        who = link.parent
    if not how.strip():
        raise Incomplete(["Say how you heard it: at the meeting, by telephone, on paper."])
    return _keep(actor, plan, key=key, parent=who, answer=answer, words=words, today=today, how=how)


def _keep(actor: Actor, plan: Plan, *, key: str, parent: Parent | None, answer: Answer, words: str, today: date, how: str) -> Agreement:
    """Write it once for one key. A comment, a no or a silence needs words: theirs, or what was tried."""
    already: Agreement | None = Agreement.objects.filter(key=key, plan=plan).first()
    if already is not None:
        return already
    if plan.shared_at is None:
        raise Refused("Share the plan with the family first: they answer what they have read.")
    if answer is not Answer.AGREED and not words.strip():
        raise Incomplete(
            ["Say what was tried." if answer is Answer.NOT_REACHED else _("Write a few words, so that we know what to change.")]
        )
    agreement = Agreement(
        pupil=plan.pupil,
        plan=plan,
        key=key,
        parent=parent,
        answer=answer,
        words=words.strip(),
        said_on=today,
        how=how.strip(),
        recorded_by_id=actor.account,
    )
    agreement.save()
    return agreement
