"""An invitation as the family reads it: plain values, whoever asks."""

from dataclasses import dataclass
from datetime import date, time

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.calendar_file import Entry
from fourfold.meetings.kinds import How, Part, Reply
from fourfold.meetings.models import Invitation, OfferedTime
from fourfold.notifications.school_people import people_of
from fourfold.schools.checked import is_stale
from fourfold.schools.offers import offers_at


@dataclass(frozen=True)
class TimeToChoose:
    """A time that is offered."""

    code: str
    day: date
    at: time
    how: How


@dataclass(frozen=True)
class Advice:
    """SENDIASS of the child's home authority, and when somebody last checked it."""

    name: str
    phone: str
    email: str
    web: str
    checked_on: date | None
    is_old: bool


@dataclass(frozen=True)
class InvitationRead:
    """One invitation. `chosen` is the time that is settled, `answer` what this reader said; `is_me` says that it is the young
    person's own."""

    code: str
    forename: str
    is_me: bool
    greeted: str
    school: str
    school_phone: str
    minutes: int
    where: str
    with_whom: tuple[str, ...]
    is_review: bool
    purpose: str
    think: tuple[str, ...]
    pupils_part: str
    times: tuple[TimeToChoose, ...]
    answer: Reply | None
    chosen: TimeToChoose | None
    settled: bool
    """Whether another parent has chosen the time already: then it is the only one."""
    is_off: bool
    interpreter: bool
    advice: Advice


def read_invitation(row: Invitation, *, today: date) -> InvitationRead:
    """The invitation as its reader sees it."""
    meeting, pupil, parent = row.meeting, row.pupil, row.parent
    people = people_of(pupil, today=today)
    offers = offers_at(people.school, pupil.home_authority)
    others = meeting.invitations.exclude(pk=row.pk).filter(answer=Reply.YES, time__isnull=False).select_related("time")
    agreed = next((one.time for one in others), None)
    times = [agreed] if agreed is not None else [one for one in meeting.times.filter(taken_back=False) if one.day >= today]
    return InvitationRead(
        code=row.code,
        forename=pupil.forename,
        is_me=parent is None,
        greeted=(parent.forename or parent.name) if parent is not None else pupil.forename,
        school=people.school.name,
        school_phone=people.school.phone,
        minutes=meeting.minutes or people.school.meeting_minutes,
        where=meeting.where,
        with_whom=tuple(meeting.attendances.filter(part=Part.STAFF).values_list("name", flat=True)),
        is_review=meeting.kind == MeetingKind.REVIEW,
        purpose=meeting.purpose,
        think=tuple(line.strip() for line in meeting.to_think_about.splitlines() if line.strip()),
        pupils_part=meeting.pupils_own_part,
        times=tuple(_time(one) for one in times),
        answer=Reply(row.answer) if row.answer else None,
        chosen=_time(row.time) if row.time is not None else None,
        settled=agreed is not None,
        is_off=meeting.called_off_on is not None,
        interpreter=row.needs_interpreter or bool(parent is not None and parent.interpreter),
        advice=Advice(
            offers.sendiass_name or f"SENDIASS ({offers.name})",
            offers.sendiass_phone,
            offers.sendiass_email,
            offers.sendiass_web,
            offers.checked_on,
            is_stale(offers.checked_on, today=today),
        ),
    )


def may_answer(actor: Actor, row: Invitation) -> bool:
    """Whether this person may answer it today: a bar that fell since it was sent counts."""
    return may(Permission.MEETING_APPROVE, row.standing(actor, Permission.MEETING_APPROVE), side=Side.FAMILY)


def entry_of(row: Invitation, *, title: str, address: str = "") -> Entry | None:
    """The meeting for a calendar, once its time is settled. The title is the caller's, in the reader's language, and names no child."""
    meeting = row.meeting
    if meeting.starts_at is None or meeting.planned_for is None:
        return None
    return Entry(
        code=meeting.code,
        title=title,
        day=meeting.planned_for,
        at=meeting.starts_at,
        minutes=meeting.minutes or 30,
        where=meeting.where if meeting.how == How.IN_PERSON else "",
        sequence=meeting.sequence,
        changed=clock.now(),
        is_off=meeting.called_off_on is not None,
        address=address,
    )


def _time(one: OfferedTime) -> TimeToChoose:
    return TimeToChoose(one.code, one.day, one.at, How(one.how))
