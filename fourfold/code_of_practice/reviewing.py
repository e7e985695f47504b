"""What a review says, and what must be there before it closes (6.53-6.55, 6.59)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from fourfold.code_of_practice.family_words import to_family

# From this many cycles without effect a specialist must be thought of. The Code gives no number (6.59): this is our setting.
INEFFECTIVE_CYCLES = 2


class Verdict(StrEnum):
    """What a review says of one outcome (6.54)."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    EXCEEDED = "exceeded"
    CANNOT_TELL = "cannot_tell"


VERDICT_NAMES = {
    Verdict.MET: "Met",
    Verdict.PARTLY_MET: "Partly met",
    Verdict.NOT_MET: "Not met",
    Verdict.EXCEEDED: "Exceeded",
    Verdict.CANNOT_TELL: "Cannot tell",
}
FAMILY_VERDICT_NAMES = {
    Verdict.MET: to_family("Met"),
    Verdict.PARTLY_MET: to_family("Getting there"),
    Verdict.NOT_MET: to_family("Not yet"),
    Verdict.EXCEEDED: to_family("More than we hoped"),
    Verdict.CANNOT_TELL: to_family("We cannot tell yet"),
}


class Impact(StrEnum):
    """Whether the help made the difference that was expected of it (6.54)."""

    YES = "yes"
    SOME = "some"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


IMPACT_NAMES = {
    Impact.YES: "Yes",
    Impact.SOME: "Some",
    Impact.NO: "No",
    Impact.CANNOT_TELL: "Cannot tell",
}


class NextStep(StrEnum):
    """What a review decides to do next. More and different help come first to mind; a specialist may join at any point (6.59)."""

    CONTINUE = "continue"
    CHANGE = "change"
    MORE = "more"
    DIFFERENT = "different"
    SPECIALIST = "specialist"
    LOCAL_OFFER = "local_offer"
    EHC_NEEDS_ASSESSMENT = "ehc_needs_assessment"
    END = "end"


NEXT_STEP_NAMES = {
    NextStep.CONTINUE: "Continue the support",
    NextStep.CHANGE: "Change the support",
    NextStep.MORE: "Give more support",
    NextStep.DIFFERENT: "Give different support",
    NextStep.SPECIALIST: "Involve a specialist",
    NextStep.LOCAL_OFFER: "Look at the Local Offer together",
    NextStep.EHC_NEEDS_ASSESSMENT: "Ask for an EHC needs assessment",
    NextStep.END: "End SEN support",
}
FAMILY_NEXT_STEP_NAMES = {
    NextStep.CONTINUE: to_family("Carry on with the help"),
    NextStep.CHANGE: to_family("Change the help a little"),
    NextStep.MORE: to_family("Give more help"),
    NextStep.DIFFERENT: to_family("Try different help"),
    NextStep.SPECIALIST: to_family("Ask an expert to help us"),
    NextStep.LOCAL_OFFER: to_family("Look for help near you, together"),
    NextStep.EHC_NEEDS_ASSESSMENT: to_family("Ask the council to look closely at what is needed"),
    NextStep.END: to_family("Stop the extra help"),
}
OPENS_NO_CYCLE = frozenset({NextStep.END})
GOES_FURTHEST = (
    NextStep.EHC_NEEDS_ASSESSMENT,
    NextStep.SPECIALIST,
    NextStep.DIFFERENT,
    NextStep.MORE,
    NextStep.CHANGE,
    NextStep.LOCAL_OFFER,
    NextStep.CONTINUE,
)
"""Of several that are chosen together, the first of these is the next step; the others are done besides."""
BRINGS_IN_OTHERS = frozenset({NextStep.SPECIALIST, NextStep.EHC_NEEDS_ASSESSMENT})


@dataclass(frozen=True)
class OutcomeReviewed:
    """One outcome at its review: its words, and the verdict, if one was given."""

    hoped_for: str
    verdict: Verdict | None


@dataclass(frozen=True)
class ReviewFacts:
    """What is known of a review that is about to close. Empty text, None and False mean missing.

    `no_parent_views_because` tells what was tried. `ineffective_cycles` counts this cycle and those just before it in which the
    help did not work; `no_specialist_because` is the school's reason for not involving one now.
    """

    outcomes: tuple[OutcomeReviewed, ...]
    has_parent_views: bool
    has_pupil_views: bool
    next_step: NextStep | None
    reason: str
    no_parent_views_because: str = ""
    no_pupil_views_because: str = ""
    ineffective_cycles: int = 0
    no_specialist_because: str = ""
    impact: Impact | None = None
    meets_again: bool = False


def check_review_may_close(facts: ReviewFacts) -> list[str]:
    """Each thing still missing, in a sentence that says what to do; an empty list when the review may close.

    The views of parents and pupil, or why not (6.54); a verdict on each outcome (6.54); a next step with its reason, so that parents
    know the impact and can plan (6.55); a specialist thought of after cycles without effect (6.59).
    """
    missing = []
    if not (facts.has_parent_views or facts.no_parent_views_because.strip()):
        missing.append("Add the parents' views, or say what you tried (6.54).")
    if not (facts.has_pupil_views or facts.no_pupil_views_because.strip()):
        missing.append("Add the pupil's own views, or say why there are none (6.54).")
    for number, outcome in enumerate(facts.outcomes, start=1):
        if outcome.verdict is None:
            missing.append(f"Say how outcome {number} went: “{outcome.hoped_for}” (6.54).")
    if facts.impact is None:
        missing.append("Say whether the help made a difference (6.54).")
    if facts.next_step is None:
        missing.append("Choose the next step (6.54).")
    if not facts.reason.strip():
        missing.append("Say why this is the next step, in words the family will read (6.55).")
    if not facts.meets_again and facts.next_step not in OPENS_NO_CYCLE:
        missing.append("Choose the day when you meet again (6.65).")
    if specialist_must_be_considered(facts) and not facts.no_specialist_because.strip():
        missing.append("The help has not worked for some time: involve a specialist, or say why not now (6.59).")
    return missing


def specialist_must_be_considered(facts: ReviewFacts) -> bool:
    """Whether the next step passes over a specialist although cycle after cycle had no effect (6.58-6.59)."""
    return facts.ineffective_cycles >= INEFFECTIVE_CYCLES and facts.next_step not in BRINGS_IN_OTHERS | OPENS_NO_CYCLE


def judgement_suggested(planned_minutes: int, delivered_minutes: int, *, change_inside_error: bool | None, share: Fraction) -> str:
    """Why "cannot tell" may be the honest verdict; empty where nothing speaks against a verdict. It is suggested, never set (6.54).

    `change_inside_error` is whether a measured change is no larger than the measure's own error; None where nothing was measured.
    """
    if planned_minutes and not enough_was_delivered(planned_minutes, delivered_minutes, share=share):
        if change_inside_error:
            return "No reliable change, and too little of the help was given to judge."
        return "Too little of the help was given to judge."
    return "The change is smaller than the error of the measure." if change_inside_error else ""


def enough_was_delivered(planned_minutes: int, delivered_minutes: int, *, share: Fraction) -> bool:
    """Whether enough of the planned help was given to judge its effect: a school's own `share`. Nothing planned is never enough."""
    return planned_minutes > 0 and delivered_minutes >= share * planned_minutes


def next_step_choices() -> list[tuple[str, str]]:
    """The next steps with their names, for forms and models."""
    return [(step.value, NEXT_STEP_NAMES[step]) for step in NextStep]


def impact_choices() -> list[tuple[str, str]]:
    """The answers about the difference that was made, with their names."""
    return [(impact.value, IMPACT_NAMES[impact]) for impact in Impact]


def verdict_choices() -> list[tuple[str, str]]:
    """The verdicts with their names, for forms and models."""
    return [(verdict.value, VERDICT_NAMES[verdict]) for verdict in Verdict]
