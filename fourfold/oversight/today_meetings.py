"""What meetings ask of staff: a date to find, an answer to act on, one to hold, to write up, to give, and what was agreed at it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.code_of_practice.meeting import MeetingKind, Whose
from fourfold.code_of_practice.meeting_year import Slot
from fourfold.meetings.invited import answers_waiting
from fourfold.meetings.models import Attendance, Meeting, Responsibility
from fourfold.oversight.meetings_dates import ways_of
from fourfold.oversight.meetings_year import meetings_year
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.pupils.models import Enrolment
from fourfold.pupils.queries import families_authorities
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.checked import is_stale
from fourfold.schools.models import AuthorityEntry, School

ACT_DAYS, WRITE_DAYS, GIVE_DAYS = 3, 2, 5
"""Within how many days an answer is acted on, a meeting written up, and its record given: ours, not the Code's."""
SOON_DAYS = 7
LONG_PAST = timedelta(days=90)
"""What was never done for so long is the year's report to say, and nobody's task of today."""


def of_meetings(actor: Actor, school: School, ties: Ties) -> Iterable[Task]:
    """All that waits for this person."""
    yield from _dates(actor, school, ties.today)
    yield from _replies(actor, school, ties.today)
    yield from _held(actor, school, ties)
    yield from _agreed(actor, school, ties)
    yield from _advice(actor, school, ties.today)


def _dates(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """For the SENCO: pupils without a date in the third of the year that is now."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    spans = ways_of(school, today=today).spans
    now = next((third for third, (first, last) in spans.items() if first <= today <= last), None)
    rows = [one for one in meetings_year(actor, school, today=today).needing if now and one.slots[now].slot is Slot.NEEDS_DATE]
    if rows:
        yield Task(Kind.DATES, "", ", ".join(one.name for one in rows[:3]), today, number=len(rows))


def _replies(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Answers that ask for something: for the SENCO, and for who is to be at that meeting."""
    everybodys = actor.holds(Role.SENCO, school=school.pk)
    waiting = [one for one in answers_waiting(actor) if one.pupil.ledger_school == school.pk]
    mine = set(
        Attendance.objects.filter(account=actor.account, meeting__in=[one.meeting_id for one in waiting]).values_list("meeting", flat=True)
    )
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
    rows = Meeting.objects.filter(reach, here, called_off_on__isnull=True).select_related("pupil").annotate(is_mine=Exists(asked))
    to_come = rows.filter(held_on__isnull=True, planned_for__range=(today - LONG_PAST, today + timedelta(days=1)))
    to_give = rows.filter(given_on__isnull=True, held_on__range=(today - LONG_PAST, today))
    for row in to_come.filter(mine if not senco else Q()).order_by("planned_for", "pk"):
        day, code = row.planned_for or today, f"{row.pupil.code}/{row.code}"
        if day >= today and row.is_mine:
            yield Task(Kind.MEET, code, row.pupil.name, today, day, what=row.starts_at.strftime("%H:%M") if row.starts_at else "", on=day)
        elif day < today and row.kind != MeetingKind.REVIEW and (row.is_mine or day + timedelta(days=WRITE_DAYS) < today):
            yield Task(Kind.WRITE_UP, code, row.pupil.name, today, day + timedelta(days=WRITE_DAYS), on=day)
    for row in to_give.filter(mine | Q(held_on__lt=today - timedelta(days=GIVE_DAYS)) if senco else mine).order_by("held_on", "pk"):
        if row.kind != MeetingKind.REVIEW and row.held_on is not None:
            yield Task(
                Kind.GIVE, f"{row.pupil.code}/{row.code}", row.pupil.name, today, row.held_on + timedelta(days=GIVE_DAYS), on=row.held_on
            )


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
    here = School.objects.select_related("authority").get(pk=school.pk)
    # Each authority in which a family lives: theirs is whose free advice they are given (A17).
    every = {one.pk: one for one in (here.authority, *families_authorities(actor, here))}
    own = {one.authority_id: one.checked_on for one in AuthorityEntry.objects.filter(school=here)}
    old = [one for one in every.values() if is_stale(own.get(one.pk, one.checked_on), today=today)]
    if old:
        yield Task(Kind.ADVICE, "" if old[0] == here.authority else old[0].code, ", ".join(one.name for one in old), today)
