"""The record of a meeting as each parent reads it: what was said, who does what, when we meet again (6.71)."""

from collections.abc import Callable
from datetime import date

from fourfold.code_of_practice.meeting import Whose
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.meetings.models import Meeting
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.ui.words import day_in_words


def of_record(meeting: Meeting, *, today: date) -> Callable[[RecipientName], Letter]:
    """The record for one reader. What a parent said stands in the letters of those who were there: two parents may live apart."""
    attended = list(meeting.attendances.all())
    nobody_named = not any(row.parent_id for row in attended)
    takes_on = list(meeting.responsibilities.all())
    after = meeting.followed_by.filter(held_on__isnull=True).first()
    sender = Sender(meeting.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        def said_day(day: date | None) -> str:
            return day_in_words(day, today=today, language=reader.language) if day else ""

        def done_by(whose: Whose) -> Block:
            rows = [(one.what, ", ".join(filter(None, (one.who, said_day(one.by_when))))) for one in takes_on if one.whose == whose]
            return Block(rows=tuple(rows))

        was_there = nobody_named or any(row.came and row.parent_id and row.name == reader.name for row in attended)
        return write_letter(
            sender,
            reader,
            wording="meeting_record",
            values={"held": said_day(meeting.held_on), "next_day": said_day(after.planned_for if after else None)},
            blocks={
                "strengths": Block(said=_lines(meeting.strengths_and_difficulties)),
                # In whichever language a family speaks: nobody has said which.
                "concerns": Block(said=_lines(meeting.parents_concerns) if was_there else (), language=""),
                "hopes": Block(said=_lines(meeting.outcomes)),
                "next_steps": Block(said=_lines(meeting.next_steps)),
                "parents_do": done_by(Whose.PARENT),
                "pupil_does": done_by(Whose.PUPIL),
                "school_does": done_by(Whose.SCHOOL),
            },
            signed_by=meeting.led_by,
        )

    return letter_for


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
