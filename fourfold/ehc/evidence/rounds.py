"""The turns of the four steps, and the help that was given in them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from fourfold.access.actor import Actor
from fourfold.code_of_practice.reviewing import IMPACT_NAMES, NEXT_STEP_NAMES, VERDICT_NAMES
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.pupils.models import Pupil
from fourfold.support.models import Assessment, Cycle, Plan, Review
from fourfold.support.plan_values import PlanRead
from fourfold.support.queries import PlanState, read_plan, read_review
from fourfold.support.reach import seen
from fourfold.ui.words import count_of


def assessments(actor: Actor, pupil: Pupil, *, today: date) -> Iterator[Evidence]:
    """The analysis of needs in each turn (6.45)."""
    rows = seen(actor, Assessment, of=pupil).exclude(analysis="").select_related("cycle", "teacher", "senco").order_by("opened_on", "pk")
    for row in rows:
        by = " and ".join(one.formal_name for one in (row.teacher, row.senco) if one is not None)
        lines = (row.strengths and f"Strengths: {row.strengths}", row.barriers and f"What gets in the way: {row.barriers}", row.analysis)
        kind = f"Assessment {row.cycle.number}"
        yield Evidence(f"What was found out, round {row.cycle.number}", kind, row.opened_on, by, row.cycle.code, "assess", lines)


def plans_and_reviews(actor: Actor, pupil: Pupil, *, today: date) -> Iterator[Evidence]:
    """Every plan that was shared, and every review that was finished, with what came of each outcome."""
    for plan in _plans(actor, pupil):
        found = read_plan(actor, plan, today=today)
        by = found.responsible
        yield Evidence(
            title=f"Plan {found.cycle_number}" + (f", version {found.version}" if found.version > 1 else ""),
            kind=f"Plan {found.cycle_number}, version {found.version}",
            on=_shared(plan),
            by=by,
            reference=found.code,
            page="plan",
            lines=(
                f"We expected: {found.expected_impact}" if found.expected_impact else "",
                *(f"In every lesson: {words}" for words in found.strategies),
            ),
            rows=(
                ("What was hoped for", "Then", "How we would know", "By"),
                *((one.hoped_for, one.now, one.measure, in_full(one.by_when) if one.by_when else "") for one in found.outcomes),
            ),
            happened=_began(found),
        )
    yield from _reviews(actor, pupil, today=today)


def _reviews(actor: Actor, pupil: Pupil, *, today: date) -> Iterator[Evidence]:
    rows = seen(actor, Review, of=pupil).filter(finished_at__isnull=False)
    whole = rows.select_related("cycle", "plan__cycle", "plan__pupil", "plan__responsible", "pupil", "meeting", "changed_by", "finished_by")
    for row in whole.order_by("held_on", "pk"):
        found = read_review(actor, row, today=today)
        on = row.held_on or row.opened_on
        step = NEXT_STEP_NAMES[found.next_step] if found.next_step else ""
        yield Evidence(
            title=f"Review of plan {found.cycle_number}",
            kind=f"Review {found.cycle_number}",
            on=on,
            by=row.finished_by.formal_name if row.finished_by else "",
            reference=row.code,
            page="review",
            lines=(
                f"What difference the help made: {IMPACT_NAMES[found.impact]}." if found.impact else "",
                *(
                    one.says + (" The change is smaller than the error of the measure." if one.inside_error else "")
                    for one in found.measured
                ),
                f"What came next: {step}. {found.reason}" if step else "",
                found.what_is_different and f"What is different from then on: {found.what_is_different}",
            ),
            rows=(
                ("Outcome", "Before", "What was found", "What was seen"),
                *(
                    (one.outcome.hoped_for, one.outcome.now, VERDICT_NAMES[one.verdict] if one.verdict else "", one.evidence)
                    for one in found.outcomes
                ),
            ),
            happened=f"Plan {found.cycle_number} was reviewed",
        )


def help_given(actor: Actor, pupil: Pupil, *, today: date) -> Iterator[Evidence]:
    """A provision map: the lines of each plan that was in force, as planned and as given. What it cost is not in the record."""
    for plan in _plans(actor, pupil).filter(starts_on__isnull=False):
        found = read_plan(actor, plan, today=today)
        if not found.lines:
            continue
        from_, until = found.starts_on or today, found.ends_on
        span = f"{in_full(from_)} to {in_full(until)}" if until else f"since {in_full(from_)}"
        yield Evidence(
            title=f"Help by plan {found.cycle_number}, {span}",
            kind=f"Plan {found.cycle_number}, version {found.version}, and its sessions",
            on=from_,
            by=found.responsible,
            reference=found.code,
            page="given" if found.state is PlanState.IN_FORCE else "plan",
            rows=(
                ("Help", "How often", "Group and adult", "Hours given, of planned", "Sessions"),
                *(
                    (
                        one.what,
                        one.often,
                        ", ".join(filter(None, (f"group of {one.group_size}" if one.group_size > 1 else "alone", one.who))),
                        f"{_hours(one.found.given_minutes)} of {_hours(one.found.planned_minutes)}" if one.found else "",
                        one.given,
                    )
                    for one in found.lines
                ),
            ),
        )


def cycles_done(actor: Actor, pupil: Pupil) -> int:
    """How many turns of the four steps have been reviewed. A number to read, never a condition (s.36(8); A42)."""
    return seen(actor, Cycle, of=pupil).filter(review__finished_at__isnull=False).count()


def in_words(cycles: int) -> str:
    """The same in a sentence."""
    return f"{count_of(cycles, 'cycle')} of assess, plan, do and review {'is' if cycles == 1 else 'are'} finished."


def _plans(actor: Actor, pupil: Pupil) -> "QuerySet[Plan]":
    rows = seen(actor, Plan, of=pupil).filter(shared_at__isnull=False).select_related("cycle", "pupil", "responsible", "changed_by")
    return rows.order_by("cycle__number", "version")


def _began(plan: PlanRead) -> str:
    return f"Plan {plan.cycle_number}: the help started" if plan.starts_on else f"Plan {plan.cycle_number} was shared with the family"


def _shared(plan: Plan) -> date:
    return plan.starts_on or timezone.localtime(plan.shared_at).date()


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")
