"""The review as it is read: what was given and found, what everybody said, and what it still needs."""

from datetime import date
from fractions import Fraction
from math import sqrt

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES
from fourfold.code_of_practice.review_days import review_days
from fourfold.code_of_practice.reviewing import (
    FAMILY_NEXT_STEP_NAMES,
    FAMILY_VERDICT_NAMES,
    IMPACT_NAMES,
    Impact,
    NextStep,
    check_review_may_close,
    judgement_suggested,
)
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.profiles.queries import sayings, sayings_of_parts
from fourfold.progress.queries import visible_to as results_seen
from fourfold.pupils.models import Involvement, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.calendar import school_calendar
from fourfold.support.facts import review_facts
from fourfold.support.models import Contribution, Review
from fourfold.support.models.prepared import FROM_OUTSIDE
from fourfold.support.plan_values import OutcomeRead
from fourfold.support.queries.plans import read_plan
from fourfold.support.reach import asked_from_outside, known_from_outside, seen, teachers_of
from fourfold.support.review_values import Measured, OutcomeReviewed, Prepared, ReviewRead
from fourfold.support.tracks import track
from fourfold.support.versions import as_it_stands


def has_review(actor: Actor, code: str, *, finished: bool = False) -> bool:
    """Whether there is such a review of the pupil with that code that this person may see."""
    return seen(actor, Review).filter(pupil__code=code, finished_at__isnull=not finished).exists()


def review_of(actor: Actor, pupil: Pupil, *, finished: bool = False, code: str = "", meeting: str = "") -> Review | None:
    """The review under way; or the last one that was finished, or the finished one with that code, or of that meeting."""
    rows = seen(actor, Review, of=pupil).filter(finished_at__isnull=not finished)
    rows = rows.filter(code=code) if code else rows
    rows = rows.filter(meeting__code=meeting) if meeting else rows
    whole = rows.select_related("cycle", "plan__cycle", "plan__pupil", "plan__responsible", "pupil", "meeting", "changed_by", "finished_by")
    return whole.order_by("-pk").first()


def read_review(actor: Actor, review: Review, *, today: date) -> ReviewRead:
    """The review with what each outcome came to, beside what was given."""
    plan = read_plan(actor, review.plan, today=today)
    found = {row.outcome.code: row for row in review.verdicts.select_related("outcome")}
    facts, now = review_facts(review), as_it_stands(review)
    step = NextStep(review.next_step) if review.next_step else None
    impact = Impact(review.impact) if review.impact else None
    measured = _measured(actor, review)
    known = [one.inside_error for one in measured if one.inside_error is not None]
    inside = all(known) if known else None
    said = sayings_of_parts(actor, review.pupil, of=review.ledger_name)
    today_of = review.said_of_each if review.finished_at is None else {}
    share = Fraction(review.pupil.last_school().enough_share, 100)

    def reviewed(one: OutcomeRead) -> OutcomeReviewed:
        row = found.get(one.code)
        verdict = Found(row.verdict) if row else None
        evidence = now.words[f"seen:{one.code}"] if row else ""
        planned = sum(line.found.planned_minutes for line in one.lines if line.found)
        given = sum(line.found.given_minutes for line in one.lines if line.found)
        return OutcomeReviewed(
            outcome=one,
            verdict=verdict,
            family_words=_(FAMILY_VERDICT_NAMES[verdict]) if verdict else "",
            evidence=evidence,
            track=track(one.hoped_for, one.now, evidence),
            suggests=judgement_suggested(planned, given, change_inside_error=inside, share=share),
            said=tuple(said.get(one.code, ())),
            parents_today=today_of.get(f"parent:{one.code}", ""),
            pupil_today=today_of.get(f"child:{one.code}", ""),
        )

    return ReviewRead(
        code=review.code,
        edition=review.edition,
        changed_by=review.changed_by.formal_name if review.changed_by else "",
        changed_at=review.changed_at,
        cycle_number=review.cycle.number,
        expected_impact=plan.expected_impact,
        planned_for=review.meeting.planned_for if review.meeting else None,
        there=tuple(row.name for row in review.meeting.attendances.all() if row.came is not False) if review.meeting else (),
        outcomes=tuple(reviewed(one) for one in plan.outcomes),
        measured=measured,
        voices=tuple(sayings(actor, review.pupil, about=review.ledger_name, childs_since=review.opened_on, until=review.held_on)),
        prepared=_prepared(actor, review),
        parents_today=review.parents_today if review.finished_at is None else "",
        pupil_today=review.pupil_today if review.finished_at is None else "",
        no_parent_views_because=review.no_parent_views_because,
        no_pupil_views_because=review.no_pupil_views_because,
        impact=impact,
        impact_words=IMPACT_NAMES[impact] if impact else "",
        quality=now.words["quality"],
        next_step=step,
        next_step_words=_(FAMILY_NEXT_STEP_NAMES[step]) if step else "",
        besides_words=tuple(_(FAMILY_NEXT_STEP_NAMES[NextStep(one)]) for one in review.besides),
        reason=now.words["reason"],
        what_is_different=now.words["what_is_different"],
        next_meeting_on=review.next_meeting_on,
        next_meeting_at=review.next_meeting_at,
        no_specialist_because=review.no_specialist_because,
        read_back_at=review.read_back_at,
        held_on=review.held_on,
        version=now.version,
        changes=now.changes,
        facts=facts,
        missing=() if review.finished_at else tuple(check_review_may_close(facts)),
    )


def days_to_meet_again(actor: Actor, pupil: Pupil, *, today: date) -> list[date]:
    """The days to offer for the next review."""
    if not Pupil.objects.filter(within_reach(actor, Permission.PLAN_CREATE), pk=pupil.pk).exists():
        return []
    return list(review_days(today, school_calendar(pupil.last_school())))


def not_yet_said(actor: Actor, review: Review, *, today: date) -> list[str]:
    """Who works with the child and has not said anything for this review yet; for those who may see the plan."""
    if not seen(actor, Review).filter(pk=review.pk).exists():
        return []
    asked = {one.pk: one.formal_name for one in teachers_of(review.pupil, today=today)}
    named = Involvement.objects.filter(open_on(today), pupil=review.pupil, account__is_active=True).select_related("account")
    asked |= {one.account_id: one.account.formal_name for one in named} | asked_from_outside(review.pupil, today=today)
    said = set(review.contributions.values_list("author", flat=True))
    return sorted(name for number, name in asked.items() if number not in said)


def works_as(actor: Actor, pupil: Pupil) -> str:
    """What this person is to the child, in a word or two, beside their answer."""
    held = [office.role for office in actor.counted_offices]
    return NAMES[held[0]] if held else ""


def _prepared(actor: Actor, review: Review) -> tuple[Prepared, ...]:
    """What adults said before it; for those who work with the child."""
    rows = list(seen(actor, Contribution, Permission.PLAN_VIEW).filter(review=review).select_related("author"))
    outside = known_from_outside(review.pupil) if any(row.works_as == FROM_OUTSIDE for row in rows) else {}

    def who(row: Contribution) -> tuple[str, str]:
        grant = outside.get(row.author_id) if row.works_as == FROM_OUTSIDE else None
        return (grant.known_as, grant.purpose) if grant else (row.author.formal_name, row.works_as)

    return tuple(Prepared(*who(row), row.changed, row.next, row.said_on, row.author_id == actor.account) for row in rows)


def _measured(actor: Actor, review: Review) -> tuple[Measured, ...]:
    """Each measure taken before the help began and again after, for those who may see results: the change, beside its own error."""
    starts = review.plan.starts_on
    if starts is None:
        return ()
    rows = results_seen(actor).filter(pupil=review.pupil, missed="", value__isnull=False).select_related("measure", "round")
    of: dict[int, list[tuple[date, float, str]]] = {}
    errors: dict[int, tuple[str, float | None]] = {}
    for row in rows.order_by("taken_on", "pk"):
        of.setdefault(row.measure_id, []).append((row.taken_on, float(row.value or 0), row.in_words))
        errors[row.measure_id] = (row.measure.name, float(row.measure.sem) if row.measure.sem else None)
    found = []
    for measure, taken in of.items():
        before, after = [one for one in taken if one[0] <= starts], [one for one in taken if one[0] > starts]
        if before and after:
            name, sem = errors[measure]
            # Both results have the error: that of their difference is the root of two times its square.
            inside = None if sem is None else abs(after[-1][1] - before[-1][1]) <= sqrt(2) * sem
            found.append(Measured(f"{name}: {before[-1][2]}, now {after[-1][2]}.", inside))
    return tuple(found)
