"""The turns of the four steps, and the help that was given in them."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.code_of_practice.giving import Given, given
from fourfold.code_of_practice.reviewing import IMPACT_NAMES, NEXT_STEP_NAMES, VERDICT_NAMES, Impact, NextStep, Verdict
from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence, in_full
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import rights_to
from fourfold.schools.calendar import school_calendar
from fourfold.support.models import Assessment, Cycle, Plan, ProvisionLine, Review
from fourfold.support.queries import weeks_of_lines
from fourfold.support.reach import seen
from fourfold.support.sentences import given_in_words, how_often, lines_of
from fourfold.support.versions import as_it_stands
from fourfold.ui.words import count_of

PUBLISHED = frozenset({Condition.PUBLISHED_TO_FAMILY})
"""What holds of every session of a plan that the family was given."""


def assessments(asked: Asked) -> Iterator[Evidence]:
    """The analysis of needs in each turn (6.45)."""
    written = seen(asked.actor, Assessment, of=asked.pupil).exclude(analysis="").select_related("cycle", "teacher", "senco")
    for row in written.order_by("opened_on", "pk"):
        by = " and ".join(one.formal_name for one in (row.teacher, row.senco) if one is not None)
        lines = (row.strengths and f"Strengths: {row.strengths}", row.barriers and f"What gets in the way: {row.barriers}", row.analysis)
        kind = f"Assessment {row.cycle.number}"
        yield Evidence(f"What was found out, round {row.cycle.number}", kind, row.opened_on, by, row.cycle.code, "assess", lines)


def plans_and_reviews(asked: Asked) -> Iterator[Evidence]:
    """Every plan that was shared, and every review that was finished, with what came of each outcome."""
    for plan in asked.plans:
        outcomes = plan.outcomes.all()
        yield Evidence(
            title=f"Plan {plan.cycle.number}" + (f", version {plan.version}" if plan.version > 1 else ""),
            kind=_named(plan),
            on=plan.starts_on or timezone.localtime(plan.shared_at).date(),
            by=_responsible(plan),
            reference=plan.code,
            page="plan",
            lines=(
                f"We expected: {plan.expected_impact}" if plan.expected_impact else "",
                *(f"In every lesson: {words}" for words in lines_of(plan.strategies)),
            ),
            rows=(
                ("What was hoped for", "Then", "How we would know", "By"),
                *((one.hoped_for, one.now, one.measure, in_full(one.by_when) if one.by_when else "") for one in outcomes),
            ),
            happened=f"Plan {plan.cycle.number}: "
            + ("the help started" if plan.starts_on else "it was shared with the family")
            + (f" (version {plan.version})" if plan.version > 1 else ""),
        )
    yield from _reviews(asked.actor, asked.pupil)


def _reviews(actor: Actor, pupil: Pupil) -> Iterator[Evidence]:
    rows = seen(actor, Review, of=pupil).filter(finished_at__isnull=False).select_related("cycle", "finished_by")
    for row in rows.prefetch_related("verdicts__outcome").order_by("held_on", "pk"):
        words = as_it_stands(row).words
        step = NEXT_STEP_NAMES[NextStep(row.next_step)]
        yield Evidence(
            title=f"Review of plan {row.cycle.number}",
            kind=f"Review {row.cycle.number}",
            on=row.held_on or row.opened_on,
            by=row.finished_by.formal_name if row.finished_by else "",
            reference=row.code,
            page="review",
            lines=(
                f"What difference the help made: {IMPACT_NAMES[Impact(row.impact)]}." if row.impact else "",
                words["quality"],
                f"What came next: {step}. {words['reason']}",
                words["what_is_different"] and f"What is different from then on: {words['what_is_different']}",
            ),
            rows=(
                ("Outcome", "Before", "What was found", "What was seen"),
                *(
                    (one.outcome.hoped_for, one.outcome.now, VERDICT_NAMES[Verdict(one.verdict)], words[f"seen:{one.outcome.code}"])
                    for one in row.verdicts.all()
                ),
            ),
            happened=f"Plan {row.cycle.number} was reviewed",
        )


def help_given(asked: Asked) -> Iterator[Evidence]:
    """A provision map: the lines of each plan that was in force, as planned and as given. What it cost is not in the record."""
    actor, pupil, today = asked.actor, asked.pupil, asked.today
    plans = [plan for plan in asked.plans if plan.starts_on is not None]
    lines = [line for plan in plans for line in plan.lines.all()]
    reads_sessions = bool(lines) and Permission.SESSIONS_VIEW in rights_to(actor, pupil, under=PUBLISHED)
    calendar = school_calendar(pupil.last_school()) if reads_sessions else None
    found = weeks_of_lines(actor, lines, calendar, today=today) if calendar is not None else {}
    for plan in plans:
        rows = [_line(line, given(found[line.pk]) if line.pk in found else None) for line in plan.lines.all()]
        if rows:
            began = plan.starts_on or today
            yield Evidence(
                title=f"Help by plan {plan.cycle.number}, {_span(began, plan.ends_on)}",
                kind=f"{_named(plan)}, and its sessions",
                on=began,
                by=_responsible(plan),
                reference=plan.code,
                page="plan",
                rows=(("Help", "How often", "Group and adult", "Hours given, of planned", "Sessions"), *rows),
            )


def _line(line: ProvisionLine, found: Given | None) -> tuple[str, ...]:
    who = line.deliverer.formal_name if line.deliverer else ""
    group = f"group of {line.group_size}" if line.group_size > 1 else "alone"
    hours = f"{_hours(found.given_minutes)} of {_hours(found.planned_minutes)}" if found is not None else ""
    return (
        line.what,
        how_often(line.times_a_week, line.minutes),
        ", ".join(filter(None, (group, who))),
        hours,
        given_in_words(found) if found is not None else "",
    )


def cycles_done(actor: Actor, pupil: Pupil) -> int:
    """How many turns of the four steps have been reviewed. A number to read, never a condition (s.36(8); A42)."""
    return seen(actor, Cycle, of=pupil).filter(review__finished_at__isnull=False).count()


def in_words(cycles: int) -> str:
    """The same in a sentence."""
    return f"{count_of(cycles, 'cycle')} of assess, plan, do and review {'is' if cycles == 1 else 'are'} finished."


def _named(plan: Plan) -> str:
    return f"Plan {plan.cycle.number}, version {plan.version}"


def _responsible(plan: Plan) -> str:
    return plan.responsible.formal_name if plan.responsible else ""


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _span(began: date, ends: date | None) -> str:
    return f"{in_full(began)} to {in_full(ends)}" if ends else f"since {in_full(began)}"
