"""A plan's responsible teacher leaves or hands over: another is named, and the family is told (6.52)."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.actions.safeguards import name_adult
from fourfold.pupils.models import Involvement
from fourfold.support import letters
from fourfold.support.actions.starting import RESPONSIBLE
from fourfold.support.models import Plan
from fourfold.support.reach import TEACHES, member_of_staff
from fourfold.support.refusals import Refused


@action("plan.responsible_named", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def name_responsible(actor: Actor, plan: Plan, *, responsible: str, today: date) -> Involvement:
    """Name by their code who answers for the help from today, and tell the family who that is. The plan's words stay as they were agreed.

    Raises Refused for anybody who is no teacher of this school, or where no plan is in force.
    """
    if plan.starts_on is None or plan.ends_on is not None:
        raise Refused("This plan is not in force. Choose who is responsible where the plan is written.")
    teacher = member_of_staff(plan.pupil, responsible, roles=TEACHES)
    if teacher is None:
        raise Refused("Choose a teacher of this school.")
    open_now = Involvement.objects.filter(pupil=plan.pupil, works_as=RESPONSIBLE, ends__isnull=True)
    same: Involvement | None = open_now.filter(account=teacher).first()
    if same is not None:
        return same
    for before in open_now:
        before.ends = max(before.starts, today)
        before.save(update_fields=["ends"])
    named = name_adult(plan.pupil, account=teacher, works_as=RESPONSIBLE, starts=today)
    letter_for = letters.of_responsible(plan, teacher, today=today)
    tell(plan.pupil, kind=NoticeKind.RESPONSIBLE_CHANGED, about=named.ledger_name, letter_for=letter_for, today=today)
    return named
