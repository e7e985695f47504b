"""Our letters: the decision, the plan, the start of the help, the review; each filled for its reader, in the reader's language."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from fourfold.accounts.models import Account
from fourfold.code_of_practice import deciding, reviewing
from fourfold.code_of_practice.reviewing import FAMILY_NEXT_STEP_NAMES, FAMILY_VERDICT_NAMES, NextStep
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.support.models import Decision, Plan, Review
from fourfold.support.sentences import help_in_words, lines_of
from fourfold.support.versions import as_it_stands
from fourfold.ui.words import day_in_words

LetterFor = Callable[[RecipientName], Letter]
DECIDED = {
    deciding.Decision.YES: "decision_yes",
    deciding.Decision.NO: "decision_no",
    deciding.Decision.NOT_YET: "decision_not_yet",
}


def of_decision(decision: Decision, *, today: date) -> LetterFor:
    """What was decided and why; for a yes what comes next, for a no or not yet when we look again."""
    kind = deciding.Decision(decision.kind)
    sender = Sender(decision.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        again = "" if kind is deciding.Decision.YES else said_day(decision.look_again_on, reader, today=today)
        return write_letter(
            sender,
            reader,
            wording=DECIDED[kind],
            values={} if kind is deciding.Decision.YES else {"look_again": again},
            blocks={"why": Block(said=lines_of(decision.why))},
            signed_by=decision.decided_by,
        )

    return letter_for


def of_plan(plan: Plan, *, today: date) -> LetterFor:
    """There is a plan to read and to answer."""
    return _of_plan(plan, "plan_shared", today=today)


def of_start(plan: Plan, *, today: date) -> LetterFor:
    """The help starts: what it is, who is responsible, and when we look at it together (6.48, 6.52)."""
    return _of_plan(plan, "support_started", today=today)


def of_responsible(plan: Plan, teacher: Account, *, today: date) -> LetterFor:
    """Somebody else is responsible for the help from now on, and the plan stays as it is (6.52)."""
    sender = Sender(plan.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        values = {"responsible": name(teacher), "review_day": said_day(plan.review_date, reader, today=today)}
        return write_letter(sender, reader, wording="responsible_changed", values=values, blocks={}, signed_by=None)

    return letter_for


def of_review(review: Review, *, today: date) -> LetterFor:
    """What changed, what we do next and why; and where the help ends, that it may be asked for again."""
    step = NextStep(review.next_step)
    ends = step in reviewing.OPENS_NO_CYCLE
    found, now = list(review.verdicts.select_related("outcome").order_by("outcome__place")), as_it_stands(review)
    sender = Sender(review.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        seen = {one.outcome_id: now.words[f"seen:{one.outcome.code}"] for one in found}
        rows = tuple((one.outcome.hoped_for, verdict_words(one.verdict), seen[one.outcome_id]) for one in found)
        blocks = {"changes": Block(rows=rows), "reason": Block(said=lines_of(now.words["reason"]))}
        different = {} if ends else {"different": Block(said=lines_of(now.words["what_is_different"]))}
        return write_letter(
            sender,
            reader,
            wording="support_ended" if ends else "review_shared",
            values={"next_step": _(FAMILY_NEXT_STEP_NAMES[step])},
            blocks=blocks | different,
            signed_by=review.finished_by,
        )

    return letter_for


def _of_plan(plan: Plan, wording: str, *, today: date) -> LetterFor:
    """The plan as a family reads it."""
    outcomes = tuple(outcome.hoped_for for outcome in plan.outcomes.filter(dropped_at__isnull=True))
    lines = list(plan.lines.filter(dropped_at__isnull=True).select_related("deliverer"))
    sender = Sender(plan.pupil, today)

    def letter_for(reader: RecipientName) -> Letter:
        rows = tuple((line.what, help_in_words(line.times_a_week, line.minutes, name(line.deliverer), line.group_size)) for line in lines)
        return write_letter(
            sender,
            reader,
            wording=wording,
            values={"responsible": name(plan.responsible), "review_day": said_day(plan.review_date, reader, today=today)},
            blocks={"outcomes": Block(items=outcomes), "help": Block(rows=rows), "at_home": Block(said=lines_of(plan.at_home))},
            signed_by=None,
        )

    return letter_for


def verdict_words(verdict: str) -> str:
    """As "Getting there"."""
    return _(FAMILY_VERDICT_NAMES[reviewing.Verdict(verdict)])


def said_day(day: date | None, reader: RecipientName, *, today: date) -> str:
    """A day in the reader's language; "" where there is none."""
    return day_in_words(day, today=today, language=reader.language) if day else ""


def name(account: Account | None) -> str:
    """As families know them."""
    return account.formal_name if account else ""
