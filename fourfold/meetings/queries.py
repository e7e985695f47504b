"""Reading meetings, from the person who asks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.meeting import HEADINGS
from fourfold.meetings.kinds import WITH_WHOM_NAMES, WithWhom
from fourfold.meetings.models import Meeting, TalkRequest
from fourfold.meetings.people import parents_of
from fourfold.meetings.values import MeetingRead, read
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach

PARTS = ("attendances__parent", "responsibilities", "followed_by")


def visible_to(actor: Actor, *, side: Side | None = None, of: Pupil | None = None) -> "QuerySet[Meeting]":
    """The meetings that this person may read; those of one child, where one is named."""
    own = Meeting.conditions(actor)
    return Meeting.objects.filter(within_reach(actor, Permission.MEETING_VIEW, to="pupil", own=own, side=side, of=of))


def next_meetings(actor: Actor, pupils: Collection[int], *, today: date) -> dict[int, date]:
    """The day of each of these pupils' next planned meeting, by pupil number, as far as this person may read them. One query."""
    coming = visible_to(actor, side=Side.SCHOOL).filter(
        pupil__in=pupils, held_on__isnull=True, called_off_on__isnull=True, planned_for__gte=today
    )
    days = coming.order_by("-planned_for").values_list("pupil", "planned_for")
    return {pupil: day for pupil, day in days if day is not None}  # the earliest comes last, and stays


def meeting_named(actor: Actor, pupil: Pupil, code: str) -> Meeting | None:
    """One meeting of a pupil, for those who may read it."""
    rows = visible_to(actor, of=pupil).filter(code=code).select_related("pupil", "led_by", "changed_by", "recorded_by")
    return rows.prefetch_related(*PARTS).first()


def meeting_at(actor: Actor, pupil: str, code: str) -> Meeting | None:
    """The same by both codes of an address, for staff."""
    rows = visible_to(actor, side=Side.SCHOOL).filter(pupil__code=pupil, code=code)
    found: Meeting | None = rows.select_related("pupil", "led_by", "changed_by", "recorded_by").prefetch_related(*PARTS).first()
    return found


def reads_any(actor: Actor, pupil: str) -> bool:
    """Whether there is a meeting about this child that this member of staff may read."""
    return visible_to(actor, side=Side.SCHOOL).filter(pupil__code=pupil).exists()


def meeting_to_plan(actor: Actor, pupil: Pupil, code: str) -> Meeting | None:
    """One meeting that is to come, or whose day has passed unsaid, for those who may plan this pupil's, named on it or not."""
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Meeting.conditions(actor), side=Side.SCHOOL, of=pupil)
    rows = Meeting.objects.filter(reach, pupil=pupil, code=code, held_on__isnull=True, called_off_on__isnull=True)
    found: Meeting | None = rows.select_related("pupil", "recorded_by").first()
    return found


def may_write(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person may write its record while that is a draft."""
    return may(Permission.MEETING_EDIT, meeting.standing(actor, Permission.MEETING_EDIT), side=Side.SCHOOL)


def may_give(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person may give its record to the parents and to staff, and put right one that was given."""
    return may(Permission.MEETING_APPROVE, meeting.standing(actor, Permission.MEETING_APPROVE), side=Side.SCHOOL)


def meetings_of(actor: Actor, pupil: Pupil) -> list[MeetingRead]:
    """A pupil's meetings that this person may read, the newest first."""
    rows = visible_to(actor, side=Side.SCHOOL, of=pupil).filter(called_off_on__isnull=True)
    rows = rows.select_related("led_by").prefetch_related(*PARTS)
    return sorted((read(row) for row in rows), key=lambda one: one.day, reverse=True)


def parents_to_ask(actor: Actor, pupil: Pupil) -> list[tuple[str, str]]:
    """The parents who may be asked to a meeting, by code and name; for those who may plan one."""
    if not Pupil.objects.filter(within_reach(actor, Permission.MEETING_CREATE, side=Side.SCHOOL), pk=pupil.pk).exists():
        return []
    return [(parent.code, parent.name) for parent in parents_of(pupil)]


@dataclass(frozen=True)
class Asked:
    """Who is at a meeting that is going on: the codes of the parents, those who were asked, unless one stays away; the child's part."""

    here: tuple[str, ...]
    pupils_part: str


def who_was_asked(actor: Actor, meeting: Meeting | None) -> Asked:
    """Who is to be there, for those who may plan meetings of the child."""
    if meeting is None or not parents_to_ask(actor, meeting.pupil):
        return Asked((), "")
    rows = meeting.attendances.filter(parent__isnull=False).select_related("parent")
    return Asked(tuple(row.parent.code for row in rows if row.came is not False and row.parent), meeting.pupils_part)


@dataclass(frozen=True)
class FamilyMeeting:
    """One meeting as a family reads it: what was said and agreed; a parent's own words only for those who were there."""

    kind_name: str
    day: date
    led: str
    parts: tuple[tuple[str, str], ...]
    takes_on: tuple[tuple[str, str, str, date | None], ...]
    next_on: date | None


def family_meetings(actor: Actor, pupil: Pupil) -> list[FamilyMeeting]:
    """The records that one's family was given, the newest first."""
    rows = visible_to(actor, side=Side.FAMILY, of=pupil).filter(held_on__isnull=False).select_related("led_by")
    found = []
    for row in rows.prefetch_related(*PARTS):
        meeting = read(row)
        named = [one for one in row.attendances.all() if one.parent is not None]
        mine = not named or any(one.came and one.parent is not None and one.parent.account_id == actor.account for one in named)
        shown = [(name, title) for name, title in HEADINGS if mine or name != "parents_concerns"]
        parts = tuple((title, getattr(row, name)) for name, title in shown if getattr(row, name))
        takes_on = tuple((one.whose.value, one.what, one.who, one.by_when) for one in meeting.takes_on)
        found.append(FamilyMeeting(meeting.kind_name, meeting.day, meeting.led, parts, takes_on, meeting.next_on))
    return sorted(found, key=lambda one: one.day, reverse=True)


@dataclass(frozen=True)
class TalkAskedFor:
    """A request to talk, and the answer once there is one."""

    code: str
    pupil_name: str
    pupil_code: str
    who: str
    with_whom: str
    words: str
    asked_on: date
    answer_due: date
    answer: str
    answered_on: date | None
    answered_by: str


def talks_asked_for(actor: Actor) -> "QuerySet[TalkRequest]":
    """The requests to talk that this person may see: a family's own; those of the school for who answers them."""
    rows = TalkRequest.objects.filter(within_reach(actor, Permission.MEETING_VIEW, to="pupil", own=TalkRequest.conditions(actor)))
    return rows.select_related("pupil", "school", "asked_by", "answered_by")


def own_talks(actor: Actor, pupil: Pupil) -> list[TalkAskedFor]:
    """What this person of the family asked for, the newest first."""
    return [
        read_talk(actor, row) for row in talks_asked_for(actor).filter(pupil=pupil, asked_by=actor.account).order_by("-asked_on", "-pk")
    ]


def read_talk(actor: Actor, row: TalkRequest) -> TalkAskedFor:
    """A request as it is read."""
    by = row.answered_by.formal_name if row.answered_by else ""
    names = (row.pupil.name, row.pupil.code, row.asked_by.name, WITH_WHOM_NAMES[WithWhom(row.with_whom)])
    return TalkAskedFor(row.code, *names, row.words, row.asked_on, row.answer_due, row.answer, row.answered_on, by)
