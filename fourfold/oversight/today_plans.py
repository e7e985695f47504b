"""What plans ask of staff: one to review, one to write on, a review to get ready for, an analysis to read."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.notifications.school_people import RESPONSIBLE
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.pupils.models import Enrolment, Involvement
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School
from fourfold.support.models import Assessment, Plan
from fourfold.support.queries import StepNow, reviews_to_prepare, steps_of

SOON_DAYS = 7
"""How many days before its day a review is shown."""


def of_plans(actor: Actor, school: School, ties: Ties, *, everybodys: bool, stands: Mapping[int, StepNow] | None) -> Iterable[Task]:
    """All that waits for this person. `stands` is where pupils stand; it is read here where nobody has read it yet."""
    plans = list(_to_review_or_write(actor, school, ties, everybodys=everybodys))
    in_force = [plan for plan in plans if plan.shared_at is not None]
    yield from _to_review(in_force, stands if stands is not None else steps_of(actor, [plan.pupil for plan in in_force]), ties)
    for plan in plans:
        if plan.shared_at is None:
            yield Task(Kind.WRITE, plan.pupil.code, plan.pupil.name, ties.today, begun=True)
    yield from _to_prepare(actor, school, ties)
    yield from _to_sign(actor, school, ties)


def _to_review_or_write(actor: Actor, school: School, ties: Ties, *, everybodys: bool) -> "QuerySet[Plan]":
    """The plans in force whose reviews this person holds, or everybody's; and the drafts that they write, or are responsible for."""
    here = Exists(Enrolment._base_manager.filter(open_on(ties.today), school=school, pupil=OuterRef("pupil")))
    in_force = Q(starts_on__isnull=False, ends_on__isnull=True) & _may(
        actor, Permission.PLAN_VIEW if everybodys else Permission.PLAN_CREATE, ties
    )
    if not everybodys:
        in_force &= Q(pupil__in=_responsible_for(actor, ties))
    mine = Q(written_by=actor.account) | Q(responsible=actor.account)
    draft = Q(shared_at__isnull=True) & mine & ~Q(cycle__step=Step.CLOSED) & _may(actor, Permission.PLAN_EDIT, ties)
    rows: QuerySet[Plan] = Plan.objects.filter(here, in_force | draft).select_related("pupil").order_by("pk")
    return rows


def _may(actor: Actor, permission: Permission, ties: Ties) -> Q:
    """The plans with which this person may do that."""
    return within_reach(actor, permission, to="pupil", own=Plan.conditions(actor), ties=ties)


def _to_review(in_force: Iterable[Plan], stands: Mapping[int, StepNow], ties: Ties) -> Iterable[Task]:
    """Plans whose day has come or comes within a week."""
    for plan in in_force:
        now, pupil = stands.get(plan.pupil_id), plan.pupil
        if now is None or now.review_on is None or now.step not in (Step.DO, Step.REVIEW):
            continue
        if now.step is Step.REVIEW or now.review_on <= ties.today + timedelta(days=SOON_DAYS):
            yield Task(Kind.REVIEW, pupil.code, pupil.name, ties.today, now.review_on, begun=now.step is Step.REVIEW)


def _to_prepare(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Reviews of pupils with whom this person works, who has not said what has changed and what next; not their own to hold (6.54)."""
    for row in reviews_to_prepare(actor, school, ties=ties).exclude(pupil__in=_responsible_for(actor, ties)):
        yield Task(Kind.PREPARE, row.pupil.code, row.pupil.name, ties.today, row.meeting.planned_for if row.meeting else None)


def _responsible_for(actor: Actor, ties: Ties) -> "QuerySet[Involvement, Mapping[str, object]]":
    """The pupils for whose help this person answers today: the plan's own words may still name whoever did before."""
    rows: QuerySet[Involvement] = Involvement.objects.filter(open_on(ties.today), account=actor.account, works_as=RESPONSIBLE)
    return rows.values("pupil")


def _to_sign(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Analyses that a teacher has written alone: the SENCO's part is wanted (6.45)."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    reach = within_reach(actor, Permission.PLAN_EDIT, to="pupil", own=Assessment.conditions(actor), ties=ties)
    alone = Assessment.objects.filter(reach, teacher__isnull=False, senco__isnull=True, cycle__step=Step.ASSESS)
    for row in alone.exclude(analysis="").select_related("pupil", "teacher").order_by("pk"):
        yield Task(Kind.SIGN, row.pupil.code, row.pupil.name, ties.today, what=row.teacher.formal_name)
