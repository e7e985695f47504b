"""What one member of staff needs to know today: what waits for them, what waits for others, and what helps each pupil in their classes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.models import Membership
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.concerns.kinds import Status
from fourfold.concerns.models import Concern
from fourfold.concerns.queries import visible_to as concerns_of
from fourfold.notifications.queries import untold
from fourfold.oversight.today_families import from_families
from fourfold.oversight.today_giving import of_giving
from fourfold.oversight.today_meetings import of_meetings
from fourfold.oversight.today_plans import SOON_DAYS, of_plans
from fourfold.oversight.today_requests import of_requests
from fourfold.oversight.today_specialists import of_specialists
from fourfold.oversight.today_tasks import Kind, Task, in_order
from fourfold.profiles.queries import children_to_hear_again
from fourfold.pupils.queries import lists_asked_for
from fourfold.pupils.standing import Ties, within_reach
from fourfold.pupils.ties import ties_of
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School, standing_at
from fourfold.support.queries import StepNow, asked_of_me, plans_to_read, questions_to_answer, without_responsible

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


def tasks_of(
    actor: Actor, school: School, *, today: date, everybodys: bool = False, stands: Mapping[int, StepNow] | None = None
) -> list[Task]:
    """Everything at this school that waits for this person, in the order in which to do it. The number of queries never grows with it.

    With `everybodys`, all reviews that this person may read of, whoever holds them. `stands` is where the school's pupils stand, for who
    has read it already.
    """
    ties, days = ties_of(actor, today), cache(partial(school_calendar, school))
    found = [
        *_to_answer(actor, school, ties),
        *from_families(actor, school, today=today),
        *_to_tell(actor, school, today, days),
        *of_plans(actor, school, ties, everybodys=everybodys or actor.holds(Role.SENCO, school=school.pk), stands=stands),
        *_to_say(actor, today),
        *_to_read(actor, school, ties),
        *_to_name(actor, school, ties),
        *_to_hear(actor, today),
        *of_giving(actor, school, today),
        *of_specialists(actor, school, today=today),
        *of_meetings(actor, school, ties, days),
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


def _to_tell(actor: Actor, school: School, today: date, days: Callable[[], SchoolYear]) -> Iterable[Task]:
    """Families who have still to hear of something."""
    if not may(Permission.STATUS_APPROVE, standing_at(actor, school.pk), side=Side.SCHOOL):
        return
    for one in untold(actor, school, days=days()):
        yield Task(Kind.TELL, one.code, one.pupil_name, today, one.due, what=one.title)


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
