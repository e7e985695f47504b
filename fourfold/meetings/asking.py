"""Who is asked to a meeting about a child, and what they are told of it: plain functions under the verbs of inviting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from fourfold import clock
from fourfold.audit.action import consequence
from fourfold.code_of_practice.families import is_young_person
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.meetings.kinds import How, Part
from fourfold.meetings.links import address_of
from fourfold.meetings.models import Invitation, Meeting
from fourfold.meetings.people import parents_of
from fourfold.notifications.composing import write_letter
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.recipients import RecipientName, key_of, readers
from fourfold.notifications.sender import Sender
from fourfold.notifications.telling import tell
from fourfold.pupils.models import Parent, ParentLink, Pupil
from fourfold.pupils.standing import open_on
from fourfold.ui.words import day_in_words, minutes_in_words, time_in_words


@dataclass(frozen=True)
class Offer:
    """A time that the family may choose."""

    day: date
    at: time
    how: How = How.IN_PERSON


def who_is_asked(pupil: Pupil) -> list[Parent | None]:
    """The parents who may be asked: with responsibility or care of the child, confirmed, not shut out. From the young-person date the young
    person (None) alone: whom they bring is theirs to say."""
    today = clock.today()
    if is_young_person(pupil.born, today):
        return [None]
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, confirmed_on__isnull=False)
    cares = {link.parent_id for link in links if link.responsibility == ParentLink.YES or link.care_basis}
    return [parent for parent in parents_of(pupil) if parent.pk in cares]


@consequence
def tell_of_invitation(meeting: Meeting, rows: Sequence[Invitation], *, today: date) -> None:
    """A letter to each who is asked; by e-mail, where there is an address, the link by which they answer."""
    known = {reader.fact.key: reader.name.language for reader in readers(meeting.pupil, kind=NoticeKind.MEETING_INVITATION, today=today)}
    answer_at = {key_of(row.parent_id): address_of(row, language=known.get(key_of(row.parent_id), "en")) for row in rows}
    turn = max(row.turn for row in rows)
    tell(
        meeting.pupil,
        kind=NoticeKind.MEETING_INVITATION,
        about=f"{meeting.ledger_name}/{turn}",
        letter_for=of_invitation(meeting, today=today),
        today=today,
        only=list(answer_at),
        answer_at=answer_at,
    )


@consequence
def tell_it_is_off(meeting: Meeting, *, today: date) -> None:
    """That a meeting to which somebody was asked does not take place."""
    asked = [key_of(row.parent_id) for row in meeting.invitations.all()]
    if asked:
        letter = of_calling_off(meeting, today=today)
        about = f"{meeting.ledger_name}/off"
        tell(meeting.pupil, kind=NoticeKind.MEETING_OFF, about=about, letter_for=letter, today=today, only=asked)


def of_invitation(meeting: Meeting, *, today: date) -> Callable[[RecipientName], Letter]:
    """The invitation for one reader: what for, when, where, how long, who comes, what to think about, and how to change it."""
    times = list(meeting.times.filter(taken_back=False))
    staff = [row.name for row in meeting.attendances.filter(part=Part.STAFF)]
    is_review = meeting.kind == MeetingKind.REVIEW
    sender = Sender(meeting.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        said = reader.language
        items = tuple(f"{day_in_words(one.day, today=today, language=said)}, {time_in_words(one.at, language=said)}" for one in times)
        return write_letter(
            sender,
            reader,
            wording="meeting_invitation",
            values={
                # Each of these leaves out a sentence of ours, where the school has its own or it does not fit.
                "not_review": "" if is_review and not meeting.purpose else "1",
                "not_talk": "1" if is_review or meeting.purpose else "",
                "minutes": minutes_in_words(meeting.minutes or 30),
                "where": meeting.where,
                "own_questions": "1" if meeting.to_think_about else "",
                "own_part": "1" if meeting.pupils_own_part else "",
            },
            blocks={
                "times": Block(items=items, language=""),
                "purpose": Block(said=_lines(meeting.purpose)),
                "who_comes": Block(items=tuple(staff), language=""),
                "think": Block(items=_lines(meeting.to_think_about)),
                "pupils_part": Block(said=_lines(meeting.pupils_own_part)),
            },
            signed_by=meeting.recorded_by,
        )

    return letter_for


def of_calling_off(meeting: Meeting, *, today: date) -> Callable[[RecipientName], Letter]:
    """That it is off, and why."""
    sender = Sender(meeting.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        when = day_in_words(meeting.planned_for or today, today=today, language=reader.language)
        return write_letter(
            sender,
            reader,
            wording="meeting_off",
            values={"when": when},
            blocks={"because": Block(said=_lines(meeting.called_off_because))},
            signed_by=None,
        )

    return letter_for


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
