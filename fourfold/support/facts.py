"""What the rules are asked, gathered from this room's rows: before a decision, a plan's start, the end of a review."""

from collections.abc import Iterable, Sequence
from datetime import date

from fourfold.access.actor import Actor
from fourfold.code_of_practice import deciding, reviewing
from fourfold.code_of_practice.families import involve_directly, is_young_person
from fourfold.code_of_practice.meeting import HEARD, MeetingKind
from fourfold.code_of_practice.reaching import Try
from fourfold.code_of_practice.reviewing import NextStep, OutcomeReviewed, ReviewFacts
from fourfold.code_of_practice.starting import OutcomeFacts, ProvisionFacts, SupportFacts, check_support_may_start
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Meeting
from fourfold.meetings.people import came
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.profiles.models import CHILD, PARENT
from fourfold.pupils.models import Pupil
from fourfold.support.kinds import SOURCE_NAMES, SourceKind
from fourfold.support.models import Cycle, Decision, Plan, Review, Source, Verdict
from fourfold.support.templates import template_named
from fourfold.support.voices import child_spoke_at, child_was_heard, said_at

TELLS_OF_SUPPORT = (NoticeKind.SEN_SUPPORT_DECIDED, NoticeKind.SUPPORT_STARTED)
DID_NOT_WORK = (reviewing.Verdict.NOT_MET, reviewing.Verdict.CANNOT_TELL)


def decision_facts(
    actor: Actor,
    pupil: Pupil,
    *,
    kind: deciding.Decision | None,
    why: str,
    today: date,
    calls_for_more: bool | None,
    evidence: str,
    look_again_on: date | None,
    only_english: bool = False,
    tries: Sequence[Try] = (),
) -> deciding.DecisionFacts:
    """What is known when a decision is saved. Talks held before the last decision spoke of that one."""
    before = Decision.objects.filter(pupil=pupil).order_by("-decided_on", "-pk").first()
    talks = Meeting.objects.filter(pupil=pupil, kind=MeetingKind.EARLY_DISCUSSION, held_on__isnull=False)
    if before is not None:
        talks = talks.filter(held_on__gt=before.decided_on)
    held = list(talks.prefetch_related("attendances"))
    return deciding.DecisionFacts(
        decision=kind,
        decided_by=actor.name,
        decided_on=today,
        why=why,
        calls_for_more=calls_for_more,
        evidence=evidence,
        talked_with_parents_on=min((talk.held_on for talk in held if came(talk.attendances.all(), Part.PARENT)), default=None),
        talked_with_pupil_on=min((talk.held_on for talk in held if talk.pupils_part in HEARD), default=None),
        note_given_on=max((talk.given_on for talk in held if talk.given_on), default=None),
        advice_service_named=any(talk.advice_service_named for talk in held),
        look_again_on=look_again_on,
        only_english_as_additional_language=only_english,
        involves_pupil_directly=involve_directly(pupil.born, today),
        is_young_person=is_young_person(pupil.born, today),
        tries=tuple(tries),
    )


def sources_missing(cycle: Cycle) -> list[str]:
    """The sources of 6.45 that are neither written down nor explained, a sentence each."""
    there = set(Source.objects.filter(assessment__cycle=cycle).values_list("kind", flat=True))
    if child_was_heard(cycle):
        there.add(SourceKind.PUPIL.value)
    return [
        f"{SOURCE_NAMES[kind]}: write what it says, or why it is not available (6.45)." for kind in SourceKind if kind.value not in there
    ]


def start_missing(plan: Plan, *, starts_on: date) -> list[str]:
    """Each thing that the plan still needs before support may start, a sentence each."""
    outcomes = list(plan.outcomes.filter(dropped_at__isnull=True))
    lines = list(plan.lines.filter(dropped_at__isnull=True).select_related("deliverer"))
    asked_by_template = template_named(plan.template).missing(plan.further)
    return asked_by_template + check_support_may_start(
        SupportFacts(
            outcomes=tuple(OutcomeFacts(str(one.pk), one.hoped_for, one.measure, one.by_when) for one in outcomes),
            provision=tuple(
                ProvisionFacts(line.what, line.deliverer.formal_name if line.deliverer else "", frozenset({str(line.outcome_id)}))
                for line in lines
            ),
            expected_impact=plan.expected_impact,
            review_date=plan.review_date,
            responsible_teacher=plan.responsible.formal_name if plan.responsible else "",
            notice_exists=Notice.objects.filter(pupil=plan.pupil, kind__in=TELLS_OF_SUPPORT).exists(),
            starts_on=starts_on,
        )
    )


def review_facts(review: Review) -> ReviewFacts:
    """What is known of a review that is about to close."""
    found: dict[int, str] = dict(review.verdicts.values_list("outcome", "verdict"))
    outcomes = review.plan.outcomes.filter(dropped_at__isnull=True)
    voices = set(said_at(review).values_list("voice", flat=True))
    voices |= {key.partition(":")[0] for key, words in review.said_of_each.items() if words.strip()}
    voices |= {PARENT} if review.parents_today.strip() else set()
    voices |= {CHILD} if review.pupil_today.strip() else set()
    return ReviewFacts(
        outcomes=tuple(
            OutcomeReviewed(outcome.hoped_for, reviewing.Verdict(found[outcome.pk]) if outcome.pk in found else None)
            for outcome in outcomes
        ),
        has_parent_views=PARENT in voices,
        has_pupil_views=CHILD in voices or child_spoke_at(review),
        next_step=NextStep(review.next_step) if review.next_step else None,
        reason=review.reason,
        no_parent_views_because=review.no_parent_views_because,
        no_pupil_views_because=review.no_pupil_views_because,
        ineffective_cycles=ineffective_cycles(review, found.values()),
        no_specialist_because=review.no_specialist_because,
        impact=reviewing.Impact(review.impact) if review.impact else None,
        meets_again=review.next_meeting_on is not None,
    )


def ineffective_cycles(review: Review, found: Iterable[str]) -> int:
    """How many cycles on end, this one last, reached nothing of what was hoped for."""
    verdicts = list(found)
    if not verdicts or any(one not in DID_NOT_WORK for one in verdicts):
        return 0
    number, before = 1, review.cycle.follows
    while before is not None:
        verdicts = list(Verdict.objects.filter(review__cycle=before).values_list("verdict", flat=True))
        if not verdicts or any(one not in DID_NOT_WORK for one in verdicts):
            break
        number, before = number + 1, before.follows
    return number
