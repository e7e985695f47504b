"""Planning a meeting, and noting that it was held."""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.meeting import HEARD, LedAs, MeetingKind, PupilsPart
from fourfold.meetings.busy import check_free
from fourfold.meetings.days import must_be_to_come
from fourfold.meetings.kinds import Given, How, Part
from fourfold.meetings.models import Meeting
from fourfold.meetings.people import TakesOn, There, attendance_of, came, parents_of, responsibility_of
from fourfold.pupils.adults import member_of_staff
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import Incomplete, Refused, WrongDay


@action("meeting.planned", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def plan_meeting(
    actor: Actor,
    pupil: Pupil,
    *,
    key: str,
    kind: MeetingKind,
    planned_for: date,
    starts_at: time | None = None,
    minutes: int | None = None,
    how: How = How.IN_PERSON,
    where: str = "",
    staff: Sequence[str] = (),
) -> Meeting:
    """Set a day for a meeting that is still to come; `staff` are the codes of those who are to be there. Sent twice with one key, it is
    planned once. Raises Refused, SomebodyElseHasIt."""
    already: Meeting | None = Meeting.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    must_be_to_come(planned_for)
    details = {"starts_at": starts_at, "minutes": minutes, "how": how, "where": where.strip()}
    rows = [There(Part.STAFF, code, came=None) for code in staff]
    meeting = begin_meeting(pupil, key=key, kind=kind, planned_for=planned_for, recorded_by=actor.account, **details)
    asked = [attendance_of(meeting, one) for one in rows]
    check_free(meeting, day=planned_for, at=starts_at, staff=[one.account_id for one in asked if one.account_id])
    for one in asked:
        one.save()
    return meeting


@action("meeting.held", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def hold_meeting(
    actor: Actor,
    pupil: Pupil,
    *,
    key: str,
    kind: MeetingKind,
    held_on: date,
    there: Sequence[There] = (),
    pupils_part: PupilsPart | None = None,
    why_not_the_pupil: str = "",
    led_by: str = "",
    led_as: LedAs | None = None,
    takes_on: Sequence[TakesOn] = (),
    given_how: Given | None = None,
    next_on: date | None = None,
    planned: str = "",
    **words: Any,
) -> Meeting:
    """Note a meeting with the family: who was there, what was said under the Code's headings, and who does what (6.39, 6.65-6.71).

    `led_by` is an account's code; `planned` the code of the meeting that was to come, where it is that one; `words` are the record's other
    fields. Raises Refused, Incomplete. Sent twice with one key, it is noted once.
    """
    already: Meeting | None = Meeting.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    if held_on > clock.today():
        raise WrongDay("Say when you met: that day is still to come.")
    details = _record(words) | {"kind": kind, "key": key, "recorded_by": actor.account, "held_on": held_on}
    waits = Meeting.objects.filter(pupil=pupil, code=planned, held_on__isnull=True, called_off_on__isnull=True).first() if planned else None
    meeting = begin_meeting(pupil, **details) if waits is None else _begin(waits, **details)
    close_meeting(
        meeting,
        held_on=held_on,
        there=there,
        pupils_part=pupils_part,
        why_not_the_pupil=why_not_the_pupil,
        led_by=led_by,
        led_as=led_as,
        takes_on=takes_on,
        given_how=given_how,
    )
    if next_on is not None:
        plan_next(meeting, on=next_on, recorded_by=actor.account)
    return meeting


@consequence
def begin_meeting(pupil: Pupil, *, kind: MeetingKind, recorded_by: int | None, **details: Any) -> Meeting:
    """A meeting's row, planned or held, as a consequence within another room's verb."""
    meeting = Meeting(pupil=pupil, kind=kind, recorded_by_id=recorded_by, **details)
    meeting.save()
    return meeting


@consequence
def _begin(meeting: Meeting, *, recorded_by: int | None, **details: Any) -> Meeting:
    """The meeting that was planned, held now; whoever of the staff was to be there was, unless the record says otherwise."""
    for name, value in (details | {"recorded_by_id": meeting.recorded_by_id or recorded_by}).items():
        setattr(meeting, name, value)
    meeting.save()
    for row in meeting.attendances.filter(part=Part.STAFF, came__isnull=True):
        row.came = True
        row.save(update_fields=["came"])
    return meeting


@consequence
def close_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    there: Sequence[There] = (),
    pupils_part: PupilsPart | None = None,
    why_not_the_pupil: str = "",
    led_by: str = "",
    led_as: LedAs | None = None,
    takes_on: Sequence[TakesOn] = (),
    given_how: Given | None = None,
    alone: bool = False,
) -> None:
    """Say that the meeting took place, and who was there. Raises Incomplete for a silence that is not explained.

    Raises Refused where nobody of the family was heard, unless the school says that it met `alone`: then it counts as no meeting with them.
    """
    rows = [*meeting.attendances.all(), *(attendance_of(meeting, one) for one in there)]
    if not (alone or pupils_part in HEARD or came(rows, Part.PARENT)):
        raise Refused("Say who was there: the parents, the child, or both.")
    if pupils_part is PupilsPart.NONE and not why_not_the_pupil.strip():
        raise Incomplete(["Say why the child was not heard this time (6.70)."])
    if led_by and (leader := member_of_staff(meeting.pupil, led_by)) is None:
        raise Refused("Choose somebody who works at the school to have led it.")
    meeting.held_on, meeting.led_by, meeting.led_as = held_on, leader if led_by else None, led_as or ""
    meeting.pupils_part, meeting.why_not_the_pupil = pupils_part or "", why_not_the_pupil.strip()
    if given_how is not None:
        meeting.given_on, meeting.given_how = held_on, given_how
    meeting.save()
    for row in rows:
        row.save()
    for one in takes_on:
        if one.what.strip():
            responsibility_of(meeting, one).save()


@consequence
def move_meeting(meeting: Meeting, *, to: date) -> None:
    """Set another day for a meeting that is still to come; the room that moves it keeps the day of before, and why."""
    if meeting.planned_for != to:
        meeting.planned_for, meeting.sequence = to, meeting.sequence + 1
        meeting.save(update_fields=["planned_for", "sequence"])


@consequence
def who_is_here(meeting: Meeting, *, parents: Collection[str], pupils_part: PupilsPart | None) -> None:
    """Write down, at the meeting, which of the child's parents are here (by code), and the child."""
    known = {row.parent_id: row for row in meeting.attendances.all() if row.parent_id}
    for parent in parents_of(meeting.pupil):
        row = known.get(parent.pk) or attendance_of(meeting, There(Part.PARENT, parent.code))
        row.came = parent.code in parents
        row.save()
    meeting.pupils_part = pupils_part or ""
    meeting.save(update_fields=["pupils_part"])


@consequence
def plan_next(
    meeting: Meeting, *, on: date, recorded_by: int | None, at: time | None = None, kind: MeetingKind = MeetingKind.OTHER
) -> Meeting:
    """Set the day of the next meeting, agreed at this one."""
    if meeting.held_on is not None and on <= meeting.held_on:
        raise Refused("Choose a day after this meeting to meet again.")
    return begin_meeting(meeting.pupil, kind=kind, planned_for=on, starts_at=at, follows=meeting, recorded_by=recorded_by)


WORDS = frozenset(
    {
        "minutes",
        "how",
        "where",
        "others_there",
        "strengths_and_difficulties",
        "parents_concerns",
        "outcomes",
        "next_steps",
        "advice_service_named",
    }
)


def _record(words: dict[str, Any]) -> dict[str, Any]:
    """The record's own fields; anything else is a slip of the programmer's."""
    if unknown := set(words) - WORDS:
        raise TypeError(f"{', '.join(sorted(unknown))} is no part of a meeting's record")
    return {name: value.strip() if isinstance(value, str) else value for name, value in words.items()}
