"""The letter that carries an answer to a family."""

from datetime import date

from fourfold.accounts.models import Account
from fourfold.audit.action import consequence
from fourfold.concerns.announcing import FAMILY_PARTS
from fourfold.concerns.kinds import IN_WORDS, Outcome
from fourfold.concerns.models import Answer, Concern
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.notifications.composing import write_letter
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.notifications.recipients import PUPIL, RecipientName, key_of
from fourfold.notifications.sender import Sender
from fourfold.notifications.telling import tell
from fourfold.pupils.models import ParentLink
from fourfold.ui.words import day_in_words


def asked_by(concern: Concern) -> frozenset[str]:
    """The one reader whose concern it is, by key: the parent who raised it or for whom staff wrote it down, or the young person.

    Empty where it is a member of staff's own. Another parent never learns of it from us.
    """
    if concern.on_behalf_of is not None:
        return frozenset({key_of(concern.on_behalf_of.parent_id)})
    if concern.raised_as in {"pupil", "young_person"}:
        return frozenset({PUPIL})
    if concern.raised_as in FAMILY_PARTS and concern.raised_by_id is not None:
        mine = ParentLink.objects.filter(pupil=concern.pupil, parent__account=concern.raised_by)
        return frozenset(key_of(parent) for parent in mine.values_list("parent", flat=True))
    return frozenset()


@consequence
def send_answer(concern: Concern, answer: Answer, *, signed_by: Account, to_family: bool, today: date) -> Notice | None:
    """Tell the one who asked; for a concern of staff, the whole family where the school wishes it."""
    only = asked_by(concern)
    if not only and not to_family:
        return None
    sender = Sender(concern.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        again = day_in_words(answer.look_again_on, year=True, language=reader.language) if answer.look_again_on else ""
        found = {"found": Block(said=tuple(answer.words.split("\n\n")))}
        # In whichever language a family writes: nobody has said which.
        worry = {"worry": Block(said=(concern.words,), language="")} if only else {}
        return write_letter(
            sender,
            reader,
            wording="worry_answered" if only else "help_explained",
            values={"outcome": str(IN_WORDS[Outcome(answer.outcome)]), "look_again": again},
            blocks=worry | found,
            signed_by=signed_by,
        )

    return tell(
        concern.pupil,
        kind=NoticeKind.CONCERN_ANSWERED,
        about=answer.ledger_name,
        letter_for=letter_for,
        today=today,
        only=only or None,
    )
