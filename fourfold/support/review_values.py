"""A review as plain values: what its pages, the family's page and the screen that is turned round read."""

from dataclasses import dataclass
from datetime import date, datetime, time

from fourfold.code_of_practice.reviewing import Impact, NextStep, ReviewFacts
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.profiles.queries import Said
from fourfold.support.plan_values import OutcomeRead
from fourfold.support.tracks import Track
from fourfold.support.versions import Change


@dataclass(frozen=True)
class OutcomeReviewed:
    """One outcome at its review: the plan's words, what was found, and why "cannot tell" may be the honest verdict, if it may."""

    outcome: OutcomeRead
    verdict: Found | None
    family_words: str
    evidence: str
    track: Track | None
    suggests: str
    said: tuple[Said, ...]
    """What parents and child said about this one."""
    parents_today: str
    """What they say of it at the meeting that is still open; empty once it is finished, when it stands among what was said."""
    pupil_today: str


@dataclass(frozen=True)
class Prepared:
    """What one adult said before: who, as what, what has changed and what next."""

    who: str
    works_as: str
    changed: str
    next: str
    on: date
    mine: bool


@dataclass(frozen=True)
class Measured:
    """One measure over the plan's time, in words, and whether the change is inside its error; None where the error is not known."""

    says: str
    inside_error: bool | None


@dataclass(frozen=True)
class ReviewRead:
    """The review as it stands. `missing` is what it still needs before it may finish."""

    code: str
    edition: int
    changed_by: str
    changed_at: datetime | None
    cycle_number: int
    expected_impact: str
    planned_for: date | None
    there: tuple[str, ...]
    outcomes: tuple[OutcomeReviewed, ...]
    measured: tuple[Measured, ...]
    voices: tuple[Said, ...]
    prepared: tuple[Prepared, ...]
    parents_today: str
    pupil_today: str
    no_parent_views_because: str
    no_pupil_views_because: str
    impact: Impact | None
    impact_words: str
    quality: str
    next_step: NextStep | None
    next_step_words: str
    besides_words: tuple[str, ...]
    reason: str
    what_is_different: str
    next_meeting_on: date | None
    next_meeting_at: time | None
    no_specialist_because: str
    read_back_at: datetime | None
    held_on: date | None
    version: int
    changes: tuple[Change, ...]
    facts: ReviewFacts
    missing: tuple[str, ...]
