"""Deciding whether a pupil has SEN (6.15, 6.23-6.24, 6.39-6.43).

What the law or the product cannot do without refuses. What the Code says a school should do warns, and a reason overrides it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.code_of_practice.reaching import TRIES, Try, tries_missing


class Decision(StrEnum):
    """The three answers. "No" and "not yet" are whole answers, each with a date to look again."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


DECISION_NAMES = {Decision.YES: "Yes, SEN support", Decision.NO: "No, not SEN support", Decision.NOT_YET: "Not yet"}
FAMILY_DECISION_NAMES = {
    Decision.YES: "Yes, extra help called SEN support",
    Decision.NO: "No extra help for now. We will look again",
    Decision.NOT_YET: "We need more time to find out",
}


@dataclass(frozen=True)
class DecisionFacts:
    """What is known when a decision is saved. Empty text, None and False mean missing.

    `calls_for_more` is the answer to the question of 6.15: does the pupil need provision different from or additional to what is
    ordinarily available? `look_again_on` is the review date of a yes. `involves_pupil_directly` is true from 16, `is_young_person`
    from the young-person date: between the two, both the parents and the pupil are talked with. `tries` to reach the parents, where there
    are three, stand in the place of the talk with them.
    """

    decision: Decision | None
    decided_by: str
    decided_on: date
    why: str
    calls_for_more: bool | None = None
    evidence: str = ""
    talked_with_parents_on: date | None = None
    talked_with_pupil_on: date | None = None
    note_given_on: date | None = None
    advice_service_named: bool = False
    look_again_on: date | None = None
    only_english_as_additional_language: bool = False
    involves_pupil_directly: bool = False
    is_young_person: bool = False
    tries: tuple[Try, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing missing: the field it belongs to, a sentence for the person, and the paragraph."""

    field: str
    says: str
    paragraph: str


@dataclass(frozen=True)
class Check:
    """What stops a decision (`refusals`), and what a reason overrides (`warnings`)."""

    refusals: tuple[Finding, ...]
    warnings: tuple[Finding, ...]

    def may_stand(self, reason: str = "") -> bool:
        """Whether the decision may be saved: nothing refuses, and a reason is given wherever something warns."""
        return not self.refusals and (not self.warnings or bool(reason.strip()))


def check_decision(facts: DecisionFacts) -> Check:
    """Read a decision about SEN before it is saved, in the order in which a person would fill it in."""
    return Check(tuple(_refusals(facts)), tuple(_warnings(facts)))


def _refusals(facts: DecisionFacts) -> list[Finding]:
    found = []
    if facts.tries and (missing := tries_missing(facts.tries, until=facts.decided_on)):
        says = f"Parents count as not reached after {TRIES} tries. Write down {missing} more, each with how, when and by whom."
        found.append(Finding("tries", says, "6.39"))
    if facts.decision is None:
        found.append(Finding("decision", "Choose yes, no or not yet.", "6.43"))
    if not facts.decided_by.strip():
        found.append(Finding("decided_by", "Name the person who decides: results alone never do.", "6.23"))
    if not facts.why.strip():
        found.append(Finding("why", "Say why, in words the family will read.", "6.43"))
    if facts.decision in (Decision.YES, Decision.NO) and facts.calls_for_more is None:
        says = "Answer the question: is help needed that is different from, or additional to, what all pupils can have?"
        found.append(Finding("calls_for_more", says, "6.15"))
    if facts.decision is Decision.YES and facts.calls_for_more is False:
        found.append(Finding("calls_for_more", "You say that nothing different or additional is needed, so the answer is no.", "6.15"))
    if facts.decision is Decision.NO and facts.calls_for_more:
        found.append(Finding("calls_for_more", "You say that more is needed than all pupils can have, so the answer is yes.", "6.15"))
    if facts.decision is Decision.YES and facts.only_english_as_additional_language:
        found.append(Finding("decision", "Learning English as another language is not, by itself, SEN.", "6.24"))
    if facts.decision in (Decision.NO, Decision.NOT_YET) and facts.look_again_on is None:
        found.append(Finding("look_again_on", "Add a date to look again.", "6.42"))
    if facts.look_again_on is not None and facts.look_again_on <= facts.decided_on:
        found.append(Finding("look_again_on", "The date to look again must come after the day of the decision.", "6.42"))
    return found


def _warnings(facts: DecisionFacts) -> list[Finding]:
    found = []
    if not facts.is_young_person and not facts.tries and not _came_first(facts.talked_with_parents_on, facts.decided_on):
        found.append(Finding("talked_with_parents_on", "The school should talk with the parents before it decides.", "6.39"))
    if not _came_first(facts.talked_with_pupil_on, facts.decided_on):
        who = "the pupil directly" if facts.involves_pupil_directly else "the pupil"
        found.append(Finding("talked_with_pupil_on", f"The school should talk with {who} before it decides.", "6.39"))
    talked = facts.talked_with_parents_on or facts.talked_with_pupil_on
    if talked and facts.note_given_on is None:
        found.append(Finding("note_given_on", "A short note of the talk should be given to the family.", "6.39"))
    if not facts.advice_service_named:
        found.append(Finding("advice_service_named", "The family should be told of SENDIASS, the free advice service.", "6.39"))
    if not facts.evidence.strip():
        found.append(Finding("evidence", "Say what you looked at: all that the school knows of the pupil's progress.", "6.38"))
    if facts.decision is Decision.YES and facts.look_again_on is None:
        found.append(Finding("look_again_on", "A clear date to review the support should be agreed.", "6.42"))
    return found


def _came_first(talked_on: date | None, decided_on: date) -> bool:
    return talked_on is not None and talked_on <= decided_on


def decision_choices() -> list[tuple[str, str]]:
    """The decisions with their names, for forms and models."""
    return [(decision.value, DECISION_NAMES[decision]) for decision in Decision]
