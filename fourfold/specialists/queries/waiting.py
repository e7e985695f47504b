"""Over the school: who waits for whom, and for how long (6.60)."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School
from fourfold.specialists.models import Advice
from fourfold.specialists.queries.referrals import ReferralRead, read_each, visible_to


def referrals_at(actor: Actor, school: School, *, today: date) -> list[ReferralRead]:
    """Every referral of this school's pupils that this person may read: those that have waited longest first, then those not sent."""
    rows = visible_to(actor).filter(school=school)
    return sorted(
        read_each(actor, list(rows), today=today), key=lambda one: (one.sent_on is None, one.sent_on or one.drafted_on, one.pupil_name)
    )


def advice_to_read(actor: Actor, school: School) -> list[Advice]:
    """Advice that has come and that the family does not have yet, for those who give it to them; and what of it nobody has decided on."""
    may_give = within_reach(actor, Permission.ADVICE_APPROVE, to="pupil", own=Advice.conditions(actor), side=Side.SCHOOL)
    rows = Advice.objects.filter(may_give, school=school, given_on__isnull=True)
    return list(rows.select_related("pupil").order_by("arrived_on", "pk"))
