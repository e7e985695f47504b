"""What families read on paper or on their page: what we want to ask an expert, and what the expert advises."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from fourfold.code_of_practice.consulting import Item, Profession
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.specialists.kinds import ITEM_NAMES, PROFESSION_NAMES
from fourfold.specialists.models import Advice, Referral


def of_question(referral: Referral, *, today: date) -> Callable[[RecipientName], Letter]:
    """Whom we want to ask, what, and what we would share: each to be refused."""
    sender = Sender(referral.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        return write_letter(
            sender,
            reader,
            wording="specialist_proposed",
            values={"whom": _(PROFESSION_NAMES[Profession(referral.profession)])},
            blocks={
                "question": Block(said=_lines(referral.question)),
                "items": Block(said=tuple(_(ITEM_NAMES[Item(one)]) for one in referral.wanted), language=reader.language),
            },
            signed_by=referral.drafted_by,
        )

    return letter_for


def of_advice(advice: Advice, *, today: date) -> Callable[[RecipientName], Letter]:
    """What the expert found and advises."""
    sender = Sender(advice.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        return write_letter(
            sender,
            reader,
            wording="advice_given",
            values={"by": advice.by},
            blocks={
                "found": Block(said=_lines(advice.found)),
                "lines": Block(said=tuple(line.words for line in advice.lines.all())),
            },
            signed_by=None,
        )

    return letter_for


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
