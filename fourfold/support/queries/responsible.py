"""Who is responsible now for the help that a plan says: the name can change while its words stay (6.52)."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership
from fourfold.notifications.school_people import RESPONSIBLE
from fourfold.pupils.models import Enrolment, Involvement, Pupil
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School
from fourfold.support.models import Plan
from fourfold.support.reach import TEACHES


def responsible_now(actor: Actor, pupil: Pupil, school: School, *, today: date) -> Account | None:
    """The teacher who answers for the pupil's help at this school today; None where the one who was named works here no more."""
    rows = _named(today).filter(Exists(_holds_a_role(school.pk, today)), pupil=pupil).select_related("account")
    row: Involvement | None = rows.order_by("-starts", "-pk").first()
    return row.account if row else None


def without_responsible(actor: Actor, school: School, *, ties: Ties) -> list[Plan]:
    """The plans in force for which nobody answers any more, of pupils for whom this person may name somebody."""
    today = ties.today
    may = within_reach(actor, Permission.PLAN_APPROVE, to="pupil", own=Plan.conditions(actor), side=Side.SCHOOL, ties=ties)
    here = Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil"))
    answers = _named(today).filter(Exists(_holds_a_role(school.pk, today)), pupil=OuterRef("pupil"))
    in_force = Q(starts_on__isnull=False, ends_on__isnull=True)
    rows = Plan.objects.filter(in_force, may, Exists(here), ~Exists(answers)).select_related("pupil", "responsible")
    return list(rows.order_by("pupil__surname", "pk"))


def _named(today: date) -> "QuerySet[Involvement]":
    rows: QuerySet[Involvement] = Involvement._base_manager.filter(open_on(today), works_as=RESPONSIBLE)
    return rows


def _holds_a_role(school: int, today: date) -> "QuerySet[Membership]":
    """A role of somebody who may be responsible, held by the account of the row outside."""
    held = Membership._base_manager.filter(held_on(today), school=school, role__in=TEACHES, account__is_active=True)
    rows: QuerySet[Membership] = held.filter(account=OuterRef("account"))
    return rows
