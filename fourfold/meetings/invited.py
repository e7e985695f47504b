"""Reading invitations: what a family was asked and said, as the school reads it; a family's own; and what waits for somebody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.meetings.kinds import ASKS_FOR_SOMETHING, REPLY_NAMES, Reply
from fourfold.meetings.links import path_of
from fourfold.meetings.models import Invitation, Meeting, OfferedTime, addressed_to
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class Asked:
    """One parent who was asked, and what they answered."""

    code: str
    name: str
    asked_on: date
    answer: str
    answer_name: str
    answered_on: date | None
    how: str
    words: str
    time: OfferedTime | None
    needs_interpreter: bool
    brings_somebody: bool


def invitation_named(actor: Actor, meeting: Meeting, code: str) -> Invitation | None:
    """One invitation to a meeting, for those who may plan meetings of the child."""
    found: Invitation | None = _planned_by(actor, meeting.pupil).filter(meeting=meeting, code=code).select_related("parent").first()
    return found


def who_was_invited(actor: Actor, meeting: Meeting) -> list[Asked]:
    """Each who was asked to this meeting, for those who may plan meetings of the child."""
    rows = _planned_by(actor, meeting.pupil).filter(meeting=meeting).select_related("parent", "pupil", "answered_by", "time")
    return [
        Asked(
            row.code,
            row.parent.name if row.parent is not None else row.pupil.name,
            row.asked_on,
            row.answer,
            REPLY_NAMES[Reply(row.answer)] if row.answer else "",
            row.answered_on,
            f"written down by {row.answered_by.formal_name}" if row.answered_by else "by the link",
            row.words,
            row.time,
            row.needs_interpreter,
            row.brings_somebody,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class MyInvitation:
    """An invitation that waits for this reader, or that they answered; `href` is where they answer, `chosen` the time they said yes to."""

    answer: Reply | None
    chosen: OfferedTime | None
    href: str


def my_invitations(actor: Actor, pupil_code: str, *, today: date) -> list[MyInvitation]:
    """What this parent, or the young person, is asked to about one child and has not passed, the nearest first."""
    reach = within_reach(actor, Permission.MEETING_VIEW, to="pupil", own=Invitation.conditions(actor), side=Side.FAMILY)
    rows = Invitation.objects.filter(
        reach, addressed_to(actor), pupil__code=pupil_code, meeting__held_on__isnull=True, meeting__planned_for__gte=today
    )
    rows = rows.filter(meeting__called_off_on__isnull=True).select_related("meeting", "pupil", "parent", "time")
    return [
        MyInvitation(Reply(row.answer) if row.answer else None, row.time, path_of(row))
        for row in rows.order_by("meeting__planned_for", "pk")
    ]


def answers_waiting(actor: Actor) -> list[Invitation]:
    """Answers that ask for something: other times, a call, a video, or none of it; nobody at school has acted on them yet."""
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Invitation.conditions(actor), side=Side.SCHOOL)
    rows = Invitation.objects.filter(reach, answer__in=ASKS_FOR_SOMETHING, seen_by_school=False, meeting__called_off_on__isnull=True)
    return list(rows.filter(meeting__held_on__isnull=True).select_related("meeting", "pupil", "parent").order_by("answered_on", "pk"))


def _planned_by(actor: Actor, pupil: Pupil) -> "QuerySet[Invitation]":
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Invitation.conditions(actor), side=Side.SCHOOL, of=pupil)
    rows: QuerySet[Invitation] = Invitation.objects.filter(reach)
    return rows
