"""What must be there before support starts (6.48-6.52)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OutcomeFacts:
    """One outcome of a plan: its key, the change hoped for, how the school will know, and by when."""

    key: str
    hoped_for: str
    measure: str
    by_when: date | None


@dataclass(frozen=True)
class ProvisionFacts:
    """One line of provision: what is done, by whom, and the keys of the outcomes it is for."""

    what: str
    who: str
    outcomes: frozenset[str]


@dataclass(frozen=True)
class SupportFacts:
    """What is known of a plan whose support is about to start. Empty text and None mean missing.

    `notice_exists`: a notice to the people whom s.68 names has been made. Whether it has reached them is asked of its deliveries.
    """

    outcomes: tuple[OutcomeFacts, ...]
    provision: tuple[ProvisionFacts, ...]
    expected_impact: str
    review_date: date | None
    responsible_teacher: str
    notice_exists: bool
    starts_on: date


def check_support_may_start(facts: SupportFacts) -> list[str]:
    """Each thing still missing, in a sentence that says what to do; an empty list when support may start.

    The notice is law (s.68; 6.48). Outcomes, provision, expected impact and a clear review date are what 6.48 asks to be agreed, each
    provision line is chosen for an outcome (6.50), and a teacher answers for it (6.52).
    """
    missing = [*_outcomes_missing(facts), *_provision_missing(facts)]
    if not facts.expected_impact.strip():
        missing.append("Say what difference you expect the help to make (6.48).")
    if facts.review_date is None:
        missing.append("Add a review date (6.48).")
    elif facts.review_date <= facts.starts_on:
        missing.append("The review date must come after the day the support starts (6.48).")
    if not facts.responsible_teacher.strip():
        missing.append("Name the teacher who is responsible for the support (6.52).")
    if not facts.notice_exists:
        missing.append("Make the notice to the family: the law says they must be told (s.68, 6.48).")
    return missing


def _outcomes_missing(facts: SupportFacts) -> list[str]:
    if not facts.outcomes:
        return ["Add an outcome: what you hope the pupil will do (6.48)."]
    missing = []
    for number, outcome in enumerate(facts.outcomes, start=1):
        name = f"outcome {number}"
        if not outcome.hoped_for.strip():
            missing.append(f"Say what the pupil will do in {name} (6.48).")
        if not outcome.measure.strip():
            missing.append(f"Say how you will know that {name} is met (6.48).")
        if outcome.by_when is None:
            missing.append(f"Say by when {name} should be met (6.48).")
    return missing


def _provision_missing(facts: SupportFacts) -> list[str]:
    if not facts.provision:
        return ["Add a line that says what the school will do (6.48)."]
    known = {outcome.key for outcome in facts.outcomes}
    missing = []
    for number, line in enumerate(facts.provision, start=1):
        if not line.what.strip():
            missing.append(f"Say what the school will do in line {number} of the help (6.48).")
        if not line.who.strip():
            missing.append(f"Say who gives the help in line {number} (6.48).")
        if not line.outcomes & known:
            missing.append(f"Say which outcome line {number} of the help is for (6.50).")
    served = frozenset[str]().union(*(line.outcomes for line in facts.provision))
    for number, outcome in enumerate(facts.outcomes, start=1):
        if outcome.key not in served:
            missing.append(f"Add help for outcome {number}: no line is for it (6.50).")
    return missing
