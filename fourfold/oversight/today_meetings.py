"""What meetings ask of staff: a date to find, an answer to act on, one to hold, to write up, to give, and what was agreed at it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.code_of_practice.meeting import MeetingKind, Whose
from fourfold.code_of_practice.meeting_year import Slot
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.meetings.invited import answers_waiting
from fourfold.meetings.models import Attendance, Meeting, Responsibility
from fourfold.oversight.meetings_year import meetings_year
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.pupils.models import Enrolment
from fourfold.pupils.queries import families_authorities
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.checked import is_stale
from fourfold.schools.models import Authority, AuthorityEntry, School

ACT_DAYS, WRITE_DAYS, GIVE_DAYS = 3, 2, 5
"""Within how many days an answer is acted on, a meeting written up, and its record given: ours, not the Code's."""
SOON_DAYS = 7
LONG_PAST = timedelta(days=90)
"""What was never done for so long is the year's report to say, and nobody's task of today."""


def of_meetings(actor: Actor, school: School, ties: Ties, days: Callable[[], SchoolYear]) -> Iterable[Task]:
    """All that waits for this person."""
    yield from _dates(actor, school, ties.today, days)
    yield from _replies(actor, school, ties.today)
    yield from _held(actor, school, ties)
    yield from _agreed(actor, school, ties)
    yield from _advice(actor, school, ties.today)


def _dates(actor: Actor, school: School, today: date, days: Callable[[], SchoolYear]) -> Iterable[Task]:
    """For the SENCO: pupils without a date in the third of the year that is now."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    year = meetings_year(actor, school, today=today, days=days())
    now = next((third for third, (first, last) in year.spans.items() if first <= today <= last), None)
    rows = [one for one in year.needing if now and one.slots[now].slot is Slot.NEEDS_DATE]
    if rows:
        yield Task(Kind.DATES, "", ", ".join(one.name for one in rows[:3]), today, number=len(rows))


def _replies(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Answers that ask for something: for the SENCO, and for who is to be at that meeting."""
    everybodys = actor.holds(Role.SENCO, school=school.pk)
    waiting = [one for one in answers_waiting(actor) if one.pupil.ledger_school == school.pk]
    asked = Attendance.objects.filter(account=actor.account, meeting__in=[one.meeting_id for one in waiting])
    mine = set() if everybodys else set(asked.values_list("meeting", flat=True))
    for one in waiting:
        if everybodys or one.meeting_id in mine:
            whose = one.parent.name if one.parent is not None else one.pupil.name
            due = (one.answered_on or today) + timedelta(days=ACT_DAYS)
            yield Task(Kind.REPLIED, f"{one.pupil.code}/{one.meeting.code}", one.pupil.name, today, due, what=whose)


def _held(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """Meetings that this person is to be at or was: near, to be written up, to be given. What is late is the SENCO's too."""
    today, senco = ties.today, actor.holds(Role.SENCO, school=school.pk)
    asked = Attendance._base_manager.filter(meeting=OuterRef("pk"), account=actor.account)
    mine = Q(Exists(asked)) | Q(led_by=actor.account) | Q(recorded_by=actor.account, led_by__isnull=True)
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Meeting.conditions(actor), side=Side.SCHOOL, ties=ties)
    here = Exists(Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil")))
    to_come = Q(held_on__isnull=True, planned_for__range=(today - LONG_PAST, today + timedelta(days=1)))
    to_give = Q(given_on__isnull=True, held_on__range=(today - LONG_PAST, today))
    if senco:
        to_give &= mine | Q(held_on__lt=today - timedelta(days=GIVE_DAYS))
    else:
        to_come &= mine
        to_give &= mine
    rows = Meeting.objects.filter(reach, here, to_come | to_give, called_off_on__isnull=True).select_related("pupil")
    for row in rows.annotate(is_mine=Exists(asked)).order_by("pk"):
        day, code = row.held_on or row.planned_for or today, f"{row.pupil.code}/{row.code}"
        if row.held_on is not None:
            if row.kind != MeetingKind.REVIEW:
                yield Task(Kind.GIVE, code, row.pupil.name, today, day + timedelta(days=GIVE_DAYS), on=day)
        elif day >= today and row.is_mine:
            yield Task(Kind.MEET, code, row.pupil.name, today, day, what=row.starts_at.strftime("%H:%M") if row.starts_at else "", on=day)
        elif day < today and row.kind != MeetingKind.REVIEW and (row.is_mine or day + timedelta(days=WRITE_DAYS) < today):
            yield Task(Kind.WRITE_UP, code, row.pupil.name, today, day + timedelta(days=WRITE_DAYS), on=day)


def _agreed(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """What school took on at a meeting that this person led or wrote up, on its day and until it is done (6.65)."""
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Responsibility.conditions(actor), side=Side.SCHOOL, ties=ties)
    here = Exists(Enrolment._base_manager.filter(open_on(ties.today), school=school, pupil=OuterRef("pupil")))
    led = Q(meeting__led_by=actor.account) | Q(meeting__led_by__isnull=True, meeting__recorded_by=actor.account)
    rows = Responsibility.objects.filter(reach, here, led, whose=Whose.SCHOOL, done_on__isnull=True)
    for row in rows.filter(by_when__range=(ties.today - LONG_PAST, ties.today + timedelta(days=SOON_DAYS))).select_related(
        "pupil", "meeting"
    ):
        yield Task(Kind.AGREED, f"{row.pupil.code}/{row.meeting.code}", row.pupil.name, ties.today, row.by_when, what=row.what)


def _advice(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """For the SENCO: that nobody has checked for twelve months whom families are told to ring for free advice."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    # Each authority in which a family lives: theirs is whose free advice they are given (A17).
    every = families_authorities(actor, school) | Authority.objects.filter(pk=school.authority_id)
    own = AuthorityEntry.objects.filter(school=school, authority=OuterRef("pk"))
    known = every.annotate(known_on=Case(When(Exists(own), then=Subquery(own.values("checked_on"))), default=F("checked_on")))
    old = sorted((one for one in known if is_stale(one.known_on, today=today)), key=lambda one: one.pk != school.authority_id)
    if old:
        code = "" if old[0].pk == school.authority_id else old[0].code
        yield Task(Kind.ADVICE, code, ", ".join(one.name for one in old), today)
