"""Answering a concern: nothing else closes it."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.concerns.answering import send_answer
from fourfold.concerns.kinds import Outcome, RaisedAs
from fourfold.concerns.models import Answer, Concern
from fourfold.concerns.refusals import NotCompared, Unanswerable
from fourfold.concerns.unlinked import ask_to_come_in


@action("concern.answered", needs=Permission.CONCERN_APPROVE, by=Side.SCHOOL)
def answer_concern(
    actor: Actor,
    concern: Concern,
    *,
    words: str,
    outcome: Outcome,
    compared: str = "",
    look_again_on: date | None = None,
    tell_family: bool = False,
) -> Answer:
    """Answer in words that the family can read, and say what the school will do. Nothing else closes a concern.

    What a family says is compared with what the school knows, in words for staff (6.45). Whoever of the family asked has a letter with
    the answer; for a concern of staff the whole family has one where `tell_family`. Raises Unanswerable.
    """
    today = clock.today()
    _check(words, outcome, look_again_on, today)
    if concern.raised_as != RaisedAs.STAFF and not compared.strip():
        raise NotCompared("Say how this compares with what the school knows (6.45).")
    answer = Answer(
        pupil=concern.pupil,
        concern=concern,
        words=words.strip(),
        compared=compared.strip(),
        outcome=outcome,
        look_again_on=look_again_on,
        by_id=actor.account,
        on=today,
        at=clock.now(),
    )
    answer.save()
    signed_by = Account.objects.get(pk=actor.account or 0)
    send_answer(concern, answer, signed_by=signed_by, to_family=tell_family, today=today)
    ask_to_come_in(concern)
    return answer


def _check(words: str, outcome: Outcome, look_again_on: date | None, today: date) -> None:
    if not words.strip():
        raise Unanswerable("Write what you found. The family reads these words.")
    if outcome is Outcome.TEACH_AND_LOOK_AGAIN and look_again_on is None:
        raise Unanswerable("Add the date on which you will look again.")
    if look_again_on is not None and look_again_on <= today:
        raise Unanswerable("Choose a day after today to look again.")
