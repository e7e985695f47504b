"""What one member of staff needs to know today: what waits for them, what waits for others, and what helps each pupil in their classes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.models import Membership
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.concerns.kinds import Status
from fourfold.concerns.models import Concern
from fourfold.concerns.queries import visible_to as concerns_of
from fourfold.notifications.queries import untold
from fourfold.notifications.school_people import RESPONSIBLE
from fourfold.oversight.today_families import from_families
from fourfold.oversight.today_giving import of_giving
from fourfold.oversight.today_meetings import of_meetings
from fourfold.oversight.today_requests import of_requests
from fourfold.oversight.today_specialists import of_specialists
from fourfold.oversight.today_tasks import Kind, Task, in_order
from fourfold.profiles.queries import children_to_hear_again
from fourfold.pupils.models import Enrolment, Involvement
from fourfold.pupils.queries import lists_asked_for
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School, standing_at
from fourfold.support.models import Assessment, Plan
from fourfold.support.queries import asked_of_me, plans_to_read, questions_to_answer, reviews_to_prepare, steps_of, without_responsible

SOON_DAYS = 7
"""How many days before its day a review is shown."""
ANSWER_IS_NEWS_DAYS = 7
"""How long the answer to one's own concern is shown."""


@dataclass(frozen=True)
class OwnConcern:
    """A concern that this person raised: whose turn it is now."""

    reference: str
    pupil_name: str
    status: Status
    answer_due: date
    reader: str


def tasks_of(actor: Actor, school: School, *, today: date, everybodys: bool = False) -> list[Task]:
    """Everything at this school that waits for this person, in the order in which to do it. The number of queries never grows with it.

    With `everybodys`, all reviews that this person may read of, whoever holds them.
    """
    ties = Ties(actor, today)
    found = [
        *_to_answer(actor, school, ties),
        *from_families(actor, school, today=today),
        *_to_tell(actor, school, today),
        *_to_review(actor, school, ties, everybodys=everybodys or actor.holds(Role.SENCO, school=school.pk)),
        *_to_prepare(actor, school, ties),
        *_to_write(actor, school, ties),
        *_to_sign(actor, school, ties),
        *_to_say(actor, today),
        *_to_read(actor, school, ties),
        *_to_name(actor, school, ties),
        *_to_hear(actor, today),
        *of_giving(actor, school, today),
        *of_specialists(actor, school, today=today),
        *of_meetings(actor, school, ties),
        *_to_approve(actor, school, today),
        *_to_release(actor, school, today),
        *of_requests(actor, school, today),
    ]
    return in_order(found)


def concerns_raised(actor: Actor, school: School, *, today: date) -> list[OwnConcern]:
    """What this person told the SENCO: still open, or answered within the week; newest first.

    None for those who answer concerns: theirs are among what waits for them.
    """
    if may(Permission.CONCERN_APPROVE, standing_at(actor, school.pk), side=Side.SCHOOL):
        return []
    mine = concerns_of(actor).filter(school=school, raised_by=actor.account)
    news = Q(answers__isnull=True) | Q(answers__on__gte=today - timedelta(days=ANSWER_IS_NEWS_DAYS))
    rows = mine.filter(news).distinct().select_related("pupil", "read_by").prefetch_related("answers").order_by("-raised_at", "-pk")
    return [
        OwnConcern(row.reference, row.pupil.name, row.status, row.answer_due, row.read_by.formal_name if row.read_by else "")
        for row in rows[:5]
    ]


def _to_answer(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Concerns that this person may answer."""
    reach = within_reach(actor, Permission.CONCERN_APPROVE, to="pupil", own=Concern.conditions(actor), side=Side.SCHOOL, ties=ties)
    for row in Concern.objects.filter(reach, school=school, answers__isnull=True).select_related("pupil", "raised_by"):
        whose = row.spoken_by or (row.raised_by.formal_name if row.raised_by else "")
        yield Task(Kind.ANSWER, row.reference, row.pupil.name, ties.today, row.answer_due, what=whose, begun=row.read_at is not None)


def _to_tell(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Families who have still to hear of something."""
    if not may(Permission.STATUS_APPROVE, standing_at(actor, school.pk), side=Side.SCHOOL):
        return
    for one in untold(actor, school):
        yield Task(Kind.TELL, one.code, one.pupil_name, today, one.due, what=one.title)


def _to_review(actor: Actor, school: School, ties: Ties, *, everybodys: bool) -> Iterable[Task]:
    """Plans whose day has come or comes within a week: the responsible teacher's own; for the SENCO, everybody's."""
    right = Permission.PLAN_VIEW if everybodys else Permission.PLAN_CREATE
    today = ties.today
    in_force = _plans(actor, school, right, ties).filter(starts_on__isnull=False, ends_on__isnull=True)
    if not everybodys:
        in_force = in_force.filter(pupil__in=_responsible_for(actor, today))
    pupils = [plan.pupil for plan in in_force]
    stands = steps_of(actor, pupils)
    for pupil in pupils:
        now = stands.get(pupil.pk)
        if now is None or now.review_on is None or now.step not in (Step.DO, Step.REVIEW):
            continue
        if now.step is Step.REVIEW or now.review_on <= today + timedelta(days=SOON_DAYS):
            yield Task(Kind.REVIEW, pupil.code, pupil.name, today, now.review_on, begun=now.step is Step.REVIEW)


def _to_prepare(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Reviews of pupils with whom this person works, who has not said what has changed and what next; not their own to hold (6.54)."""
    for row in reviews_to_prepare(actor, school, ties=ties).exclude(pupil__in=_responsible_for(actor, ties.today)):
        yield Task(Kind.PREPARE, row.pupil.code, row.pupil.name, ties.today, row.meeting.planned_for if row.meeting else None)


def _responsible_for(actor: Actor, today: date) -> "QuerySet[Involvement]":
    """The pupils for whose help this person answers today: the plan's own words may still name whoever did before."""
    rows: QuerySet[Involvement] = Involvement.objects.filter(open_on(today), account=actor.account, works_as=RESPONSIBLE)
    return rows.values("pupil")  # type: ignore[return-value]  # a column of it, for a filter


def _to_write(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Drafts of plans that this person writes, or is responsible for."""
    mine = Q(written_by=actor.account) | Q(responsible=actor.account)
    drafts = _plans(actor, school, Permission.PLAN_EDIT, ties).filter(mine, shared_at__isnull=True).exclude(cycle__step=Step.CLOSED)
    for plan in drafts:
        yield Task(Kind.WRITE, plan.pupil.code, plan.pupil.name, ties.today, begun=True)


def _plans(actor: Actor, school: School, permission: Permission, ties: Ties) -> "QuerySet[Plan]":
    """The plans of this school's pupils with which this person may do that."""
    here = Exists(Enrolment._base_manager.filter(open_on(ties.today), school=school, pupil=OuterRef("pupil")))
    reach = within_reach(actor, permission, to="pupil", own=Plan.conditions(actor), ties=ties)
    plans: QuerySet[Plan] = Plan.objects.filter(reach, here).select_related("pupil").order_by("pk")
    return plans


def _to_sign(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Analyses that a teacher has written alone: the SENCO's part is wanted (6.45)."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    reach = within_reach(actor, Permission.PLAN_EDIT, to="pupil", own=Assessment.conditions(actor), ties=ties)
    alone = Assessment.objects.filter(reach, teacher__isnull=False, senco__isnull=True, cycle__step=Step.ASSESS)
    for row in alone.exclude(analysis="").select_related("pupil", "teacher").order_by("pk"):
        yield Task(Kind.SIGN, row.pupil.code, row.pupil.name, ties.today, what=row.teacher.formal_name)


def _to_say(actor: Actor, today: date) -> Iterable[Task]:
    """What this teacher was asked about a pupil, for finding out (6.45). By a week after it was asked."""
    for row in asked_of_me(actor):
        who = row.asked_by.formal_name if row.asked_by else ""
        yield Task(Kind.SAY, row.code, row.pupil.name, today, row.asked_on + timedelta(days=SOON_DAYS), what=who)


def _to_read(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Plans that this person should know and has not read, or not in this version (6.49); and what others asked the SENCO about theirs."""
    for plan in plans_to_read(actor, school, ties=ties):
        yield Task(Kind.READ, plan.pupil_code, plan.forename, ties.today, begun=plan.knows_another, on=plan.started_on)
    for one in questions_to_answer(actor, school, ties=ties):
        yield Task(Kind.QUESTION, one.code, one.pupil_name, ties.today, what=one.who)


def _to_name(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Help for which nobody answers, since the responsible teacher works here no more (6.52)."""
    for plan in without_responsible(actor, school, ties=ties):
        left = plan.responsible.formal_name if plan.responsible else ""
        yield Task(Kind.NAME, plan.pupil.code, plan.pupil.name, ties.today, ties.today, what=left)


def _to_hear(actor: Actor, today: date) -> Iterable[Task]:
    """Children whom this person could not hear, on the day on which to try again."""
    for pupil, again in children_to_hear_again(actor, today=today):
        yield Task(Kind.HEAR, pupil.code, pupil.name, today, again)


def _to_approve(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Colleagues whose roles wait for this person as the second of two (veto 6)."""
    standing = Membership(school=school).standing(actor, Permission.PEOPLE_APPROVE)
    if not may(Permission.PEOPLE_APPROVE, standing, side=Side.SCHOOL):
        return
    waiting = Membership.objects.filter(school=school, approved_at__isnull=True, ended_at__isnull=True, ends__isnull=True)
    others = waiting.exclude(account=actor.account).exclude(asked_by=actor.account).select_related("account")
    names = sorted({row.account.name for row in others})
    if names:
        yield Task(Kind.APPROVE, "", ", ".join(names[:3]), today, number=len(names))


def _to_release(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Lists of names that this person may release."""
    if not may(Permission.EXPORT_APPROVE, standing_at(actor, school.pk), side=Side.SCHOOL):
        return
    for one in lists_asked_for(actor, school):
        if one.is_waiting and not one.is_mine:
            yield Task(Kind.RELEASE, one.code, one.asked_by, today, number=one.number)
