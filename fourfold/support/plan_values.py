"""A plan as plain values: what pages read, for staff and family alike."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fourfold.code_of_practice.giving import Given
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.support.kinds import Answer


class PlanState(StrEnum):
    """What a plan is now, read from its dates."""

    DRAFT = "draft"
    SHARED = "shared"
    IN_FORCE = "in_force"
    CLOSED = "closed"


STATE_NAMES = {
    PlanState.DRAFT: "A draft: the family has not seen it",
    PlanState.SHARED: "With the family, not started",
    PlanState.IN_FORCE: "In force",
    PlanState.CLOSED: "Closed",
}


def state_of(shared_at: datetime | None, starts_on: date | None, ends_on: date | None) -> PlanState:
    """A plan's state."""
    if ends_on is not None:
        return PlanState.CLOSED
    if starts_on is not None:
        return PlanState.IN_FORCE
    return PlanState.SHARED if shared_at is not None else PlanState.DRAFT


@dataclass(frozen=True)
class LineRead:
    """One line of help. `found` is None for those who may not see sessions; `given` says it in a sentence."""

    code: str
    what: str
    who: str
    group_size: int
    often: str
    says: str
    starts: date | None
    until: date | None
    minutes: int | None
    found: Given | None
    given: str


@dataclass(frozen=True)
class OutcomeRead:
    """One outcome with its help."""

    code: str
    hoped_for: str
    now: str
    measure: str
    by_when: date | None
    in_their_words: str
    lines: tuple[LineRead, ...]


@dataclass(frozen=True)
class FurtherRead:
    """What one of the template's own sections says: to staff under `asks`, to a family under `heading`, which may be empty: not theirs."""

    asks: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AnswerRead:
    """What somebody said of the plan, and how it was heard."""

    answer: Answer
    name: str
    who: str
    words: str
    said_on: date
    how: str


@dataclass(frozen=True)
class PlanRead:
    """One version of a plan."""

    code: str
    version: int
    cycle_number: int
    step: Step
    state: PlanState
    state_name: str
    outcomes: tuple[OutcomeRead, ...]
    strategies: tuple[str, ...]
    at_home: tuple[str, ...]
    pupils_part: tuple[str, ...]
    expected_impact: str
    further: tuple["FurtherRead", ...]
    template_name: str
    review_date: date | None
    responsible: str
    starts_on: date | None
    ends_on: date | None
    shared_at: datetime | None
    answers: tuple[AnswerRead, ...]

    @property
    def lines(self) -> tuple[LineRead, ...]:
        return tuple(line for outcome in self.outcomes for line in outcome.lines)
