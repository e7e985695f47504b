"""The record of a meeting: written, given to the family, shared with staff; and put right without losing what it said (6.71)."""

from datetime import date
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.meetings import letters
from fourfold.meetings.kinds import Given
from fourfold.meetings.models import Meeting, Responsibility
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused

RECORD_WORDS = ("strengths_and_difficulties", "parents_concerns", "outcomes", "next_steps")


@action("meeting.written", needs=Permission.MEETING_EDIT, by=Side.SCHOOL)
def write_record(actor: Actor, meeting: Meeting, *, edition: int, **words: str) -> None:
    """Write the record while the family does not have it yet. Raises ChangedMeanwhile where somebody else saved since `edition`."""
    if meeting.given_on is not None:
        raise Refused("The family has this record, so its words stay. Put it right with a reason instead.")
    _write(actor, meeting, edition, words)


@action("meeting.given", needs=Permission.MEETING_APPROVE, by=Side.SCHOOL)
def give_record(actor: Actor, meeting: Meeting, *, how: Given, today: date) -> None:
    """Give the parents the record: as a letter to each who should have it, or as was done by hand (6.71)."""
    if meeting.held_on is None:
        raise Refused("This meeting is still to come.")
    if meeting.given_on is not None:
        return
    meeting.given_on, meeting.given_how = today, how
    meeting.save(update_fields=["given_on", "given_how"])
    if how is Given.LETTER:
        _tell(meeting, today=today)


@action("meeting.shared_with_staff", needs=Permission.MEETING_APPROVE, by=Side.SCHOOL)
def share_record(actor: Actor, meeting: Meeting, *, today: date) -> None:
    """Let all who teach the child read the record (6.71)."""
    if meeting.held_on is None:
        raise Refused("This meeting is still to come.")
    share_with_staff(meeting, today=today)


@action("responsibility.done", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def agreed_is_done(actor: Actor, responsibility: Responsibility) -> None:
    """Say that what was taken on at a meeting is done; a second time changes nothing."""
    if responsibility.done_on is None:
        responsibility.done_on = clock.today()
        responsibility.save(update_fields=["done_on"])


@consequence
def share_with_staff(meeting: Meeting, *, today: date) -> None:
    """The same, as a consequence within another room's verb."""
    if meeting.shared_with_staff_on is None:
        meeting.shared_with_staff_on = today
        meeting.save(update_fields=["shared_with_staff_on"])


@action("meeting.put_right", needs=Permission.MEETING_APPROVE, by=Side.SCHOOL)
def correct_record(actor: Actor, meeting: Meeting, *, edition: int, because: str, **words: str) -> None:
    """Put right a record that the family has: the old words stay, with who wrote them and why they changed (veto 9)."""
    if meeting.given_on is None:
        raise Refused("The family does not have this record yet: change it as it is.")
    if not because.strip():
        raise Incomplete(["Say why the record changes."])
    before = {name: getattr(meeting, name) for name in RECORD_WORDS}
    writer = meeting.changed_by or meeting.recorded_by
    if not _write(actor, meeting, edition, words):
        return
    earlier = {
        "words": before,
        "by": writer.formal_name if writer else "",
        "until": clock.now().isoformat(),
        "because": because.strip(),
        "changed_by": actor.name,
    }
    meeting.earlier_records = [*meeting.earlier_records, earlier]
    meeting.save(update_fields=["earlier_records"])
    _tell(meeting, today=clock.today())


def _write(actor: Actor, meeting: Meeting, edition: int, words: dict[str, Any]) -> bool:
    """Write what changed; whether anything did."""
    if unknown := set(words) - set(RECORD_WORDS):
        raise TypeError(f"{', '.join(sorted(unknown))} is no part of a meeting's record")
    changed = {name: value.strip() for name, value in words.items() if getattr(meeting, name) != value.strip()}
    if not changed:
        return False
    if edition != meeting.edition:
        theirs = {name: getattr(meeting, name) for name in changed}
        raise ChangedMeanwhile(meeting.changed_by.formal_name if meeting.changed_by else "", meeting.changed_at, theirs, changed)
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.edition += 1
    meeting.changed_by_id, meeting.changed_at = actor.account, clock.now()
    meeting.save(update_fields=[*changed, "edition", "changed_by", "changed_at"])
    return True


def _tell(meeting: Meeting, *, today: date) -> None:
    """A letter with the record; each edition of it is told once."""
    about = meeting.ledger_name if meeting.edition == 1 else f"{meeting.ledger_name}/{meeting.edition}"
    tell(meeting.pupil, kind=NoticeKind.MEETING_RECORD, about=about, letter_for=letters.of_record(meeting, today=today), today=today)
