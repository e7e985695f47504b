"""The assessment and the review as they are read and written."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.code_of_practice.reviewing import (
    FAMILY_NEXT_STEP_NAMES,
    FAMILY_VERDICT_NAMES,
    NextStep,
    ReviewFacts,
    check_review_may_close,
    enough_was_delivered,
)
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.profiles.queries import Said, TimeNotHeard, childs_views, sayings, times_not_heard
from fourfold.pupils.models import Pupil
from fourfold.support.facts import review_facts
from fourfold.support.kinds import SOURCE_NAMES, SourceKind
from fourfold.support.models import Assessment, Cycle, Review
from fourfold.support.plan_values import OutcomeRead
from fourfold.support.queries.plans import read_plan
from fourfold.support.reach import seen
from fourfold.support.voices import heard_since


@dataclass(frozen=True)
class SourceRead:
    """One source of 6.45: what it says, or why it is not available; both empty while nobody has written.

    The child's own views are filled by what they said, `said`; staff add to it and never write over it. `not_heard` is why they could not
    be had, where that was the last word.
    """

    kind: SourceKind
    name: str
    text: str
    not_available_because: str
    how: str
    said: Said | None = None
    not_heard: TimeNotHeard | None = None


@dataclass(frozen=True)
class AssessmentRead:
    """The analysis of needs, with every source in the Code's order."""

    sources: tuple[SourceRead, ...]
    strengths: str
    barriers: str
    analysis: str
    compared: str
    teacher: str
    senco: str


@dataclass(frozen=True)
class OutcomeReviewed:
    """One outcome at its review: the plan's words, what was found, and whether too little was given to judge by."""

    outcome: OutcomeRead
    verdict: Found | None
    family_words: str
    evidence: str
    too_little_given: bool


@dataclass(frozen=True)
class ReviewRead:
    """The review as it stands. `missing` is what it still needs before it may finish."""

    code: str
    edition: int
    cycle_number: int
    outcomes: tuple[OutcomeReviewed, ...]
    voices: tuple[Said, ...]
    no_parent_views_because: str
    no_pupil_views_because: str
    quality: str
    next_step: NextStep | None
    next_step_words: str
    reason: str
    what_is_different: str
    no_specialist_because: str
    held_on: date | None
    facts: ReviewFacts
    missing: tuple[str, ...]


def assessment_of(actor: Actor, cycle: Cycle) -> Assessment | None:
    """The assessment of a cycle, if it was begun and this person may see it."""
    return seen(actor, Assessment).filter(cycle=cycle).select_related("teacher", "senco").first()


def read_assessment(actor: Actor, assessment: Assessment | None, cycle: Cycle) -> AssessmentRead:
    """Every source, written or not; the child's own views from what they said."""
    rows = {row.kind: row for row in assessment.sources.all()} if assessment else {}
    voice = _childs_voice(actor, cycle)
    return AssessmentRead(
        sources=tuple(
            SourceRead(
                kind,
                SOURCE_NAMES[kind],
                *((rows[kind].text, rows[kind].not_available_because, rows[kind].how) if kind in rows else ("", "", "")),
                *(voice if kind is SourceKind.PUPIL else ()),
            )
            for kind in SourceKind
        ),
        strengths=assessment.strengths if assessment else "",
        barriers=assessment.barriers if assessment else "",
        analysis=assessment.analysis if assessment else "",
        compared=assessment.compared if assessment else "",
        teacher=assessment.teacher.formal_name if assessment and assessment.teacher else "",
        senco=assessment.senco.formal_name if assessment and assessment.senco else "",
    )


def _childs_voice(actor: Actor, cycle: Cycle) -> tuple[Said | None, TimeNotHeard | None]:
    """The last thing the child said that speaks in this cycle; or the last time that they could not be heard, where that came after."""
    since = heard_since(cycle)
    said = next((one for one in childs_views(actor, cycle.pupil) if one.on >= since), None)
    missed = next((one for one in times_not_heard(actor, cycle.pupil) if one.on >= since), None)
    return said, missed if missed and not (said and said.on >= missed.on) else None


def review_of(actor: Actor, pupil: Pupil, *, finished: bool = False) -> Review | None:
    """The review under way; or the last one that was finished."""
    rows = seen(actor, Review, of=pupil).filter(finished_at__isnull=not finished)
    return rows.select_related("cycle", "plan__cycle", "plan__pupil", "plan__responsible", "pupil").order_by("-pk").first()


def read_review(actor: Actor, review: Review, *, today: date) -> ReviewRead:
    """The review with what each outcome came to, beside what was given."""
    plan = read_plan(actor, review.plan, today=today)
    found = {row.outcome.code: row for row in review.verdicts.select_related("outcome")}
    facts = review_facts(review)
    step = NextStep(review.next_step) if review.next_step else None
    missing = () if review.finished_at else tuple(check_review_may_close(facts))
    return ReviewRead(
        code=review.code,
        edition=review.edition,
        cycle_number=review.cycle.number,
        outcomes=tuple(
            OutcomeReviewed(
                one,
                Found(found[one.code].verdict) if one.code in found else None,
                _(FAMILY_VERDICT_NAMES[Found(found[one.code].verdict)]) if one.code in found else "",
                found[one.code].evidence if one.code in found else "",
                _too_little_given(one),
            )
            for one in plan.outcomes
        ),
        voices=tuple(sayings(actor, review.pupil, about=review.ledger_name, childs_since=review.opened_on, until=review.held_on)),
        no_parent_views_because=review.no_parent_views_because,
        no_pupil_views_because=review.no_pupil_views_because,
        quality=review.quality,
        next_step=step,
        next_step_words=_(FAMILY_NEXT_STEP_NAMES[step]) if step else "",
        reason=review.reason,
        what_is_different=review.what_is_different,
        no_specialist_because=review.no_specialist_because,
        held_on=review.held_on,
        facts=facts,
        missing=missing,
    )


def _too_little_given(outcome: OutcomeRead) -> bool:
    """Whether so little of the planned help was given that its effect cannot be judged; False where no sessions were planned."""
    planned = sum(line.found.planned_minutes for line in outcome.lines if line.found)
    given = sum(line.found.given_minutes for line in outcome.lines if line.found)
    return planned > 0 and not enough_was_delivered(planned, given)
