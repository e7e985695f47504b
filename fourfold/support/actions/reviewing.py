"""The fourth step: looking together, and what comes next (6.53-6.55, 6.59)."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import begin_meeting
from fourfold.meetings.models import Meeting
from fourfold.profiles.actions import note_saying
from fourfold.profiles.models import CHILD, PARENT, Saying
from fourfold.pupils.models import Parent, ParentLink
from fourfold.pupils.standing import open_on
from fourfold.support.models import Cycle, Outcome, Plan, Postponement, Review, Verdict
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused

REVIEW_WORDS = (
    "no_parent_views_because",
    "no_pupil_views_because",
    "quality",
    "next_step",
    "reason",
    "what_is_different",
    "no_specialist_because",
)


@action("review.opened", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def open_review(actor: Actor, cycle: Cycle, *, today: date) -> Review:
    """Begin the review of the plan in force; the one that is there, if it was begun. Raises OutOfTurn before the support has started."""
    already: Review | None = Review.objects.filter(cycle=cycle).first()
    if already is not None:
        return already
    cycle.move_to(Step.REVIEW)
    plan = cycle.plans.get(starts_on__isnull=False, ends_on__isnull=True)
    cycle.save(update_fields=["step"])
    review = Review(pupil=cycle.pupil, cycle=cycle, plan=plan, opened_on=today, meeting=_meeting_of(actor, cycle, plan))
    review.save()
    return review


@action("review.postponed", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def postpone_review(actor: Actor, cycle: Cycle, *, until: date, because: str, today: date) -> Postponement:
    """Move a review to a later day, with the reason. The day that was agreed stays in the plan (6.53)."""
    if cycle.step not in (Step.DO, Step.REVIEW):
        raise Refused("There is no review to move.")
    if until <= today:
        raise Refused("Choose a day that is still to come.")
    if not because.strip():
        raise Incomplete(["Say why the review moves."])
    moved = Postponement(
        pupil=cycle.pupil, cycle=cycle, until=until, because=because.strip(), decided_on=today, decided_by_id=actor.account
    )
    moved.save()
    return moved


@action("review.views_recorded", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def record_views(
    actor: Actor, review: Review, *, voice: str, words: str, today: date, parent: str = "", how: str = "", helped_by: str = ""
) -> Saying:
    """Write down what a parent (by their code, where one is named) or the child says at the review, in their words."""
    review.check_open()
    who = None
    if voice == PARENT and parent:
        link = ParentLink.objects.filter(open_on(today), pupil=review.pupil, parent__code=parent).select_related("parent").first()
        if link is None:
            raise Refused("Choose one of the child’s parents.")
        who = link.parent
    return note_saying(
        review.pupil,
        voice=voice,
        words=words.strip(),
        said_on=today,
        parent=who,
        how=how,
        helped_by=helped_by,
        about=review.ledger_name,
        recorded_by=actor.account,
    )


@action("review.family_said", needs=Permission.PLAN_CREATE, by=Side.FAMILY)
def say_at_review(actor: Actor, review: Review, *, words: str, today: date) -> Saying:
    """A parent or the pupil says what they think, in their own words, before or at the review."""
    review.check_open()
    is_child = review.pupil.account_id is not None and review.pupil.account_id == actor.account
    parent = None if is_child else Parent.objects.filter(account=actor.account, links__pupil=review.pupil).first()
    return note_saying(
        review.pupil,
        voice=CHILD if is_child else PARENT,
        words=words.strip(),
        said_on=today,
        parent=parent,
        about=review.ledger_name,
        recorded_by=actor.account,
    )


@action("review.verdict_given", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def give_verdict(actor: Actor, review: Review, *, outcome: Outcome, verdict: reviewing.Verdict, evidence: str = "") -> Verdict:
    """Say how one outcome of the reviewed plan went; a later word takes the place of an earlier one until the review is finished."""
    review.check_open()
    if outcome.plan_id != review.plan_id or outcome.dropped_at is not None:
        raise Refused("That outcome is not part of the plan under review.")
    row = Verdict.objects.filter(review=review, outcome=outcome).first() or Verdict(pupil=review.pupil, review=review, outcome=outcome)
    row.verdict, row.evidence = verdict, evidence.strip()
    row.save()
    return row


@action("review.written", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def write_review(actor: Actor, review: Review, *, edition: int, **words: str) -> None:
    """Write down the rest of the review while it is open. Raises ChangedMeanwhile where somebody else saved since `edition`."""
    review.check_open()
    if unknown := set(words) - set(REVIEW_WORDS):
        raise TypeError(f"{', '.join(sorted(unknown))} is no part of a review")
    changed = {name: value for name, value in words.items() if getattr(review, name) != value}
    if not changed:
        return
    if edition != review.edition:
        theirs = {name: getattr(review, name) for name in changed}
        raise ChangedMeanwhile(review.changed_by.formal_name if review.changed_by else "", review.changed_at, theirs, changed)
    for name, value in changed.items():
        setattr(review, name, value)
    review.edition += 1
    review.changed_by_id, review.changed_at = actor.account, clock.now()
    review.save(update_fields=[*changed, "edition", "changed_by", "changed_at"])


def _meeting_of(actor: Actor, cycle: Cycle, plan: Plan) -> Meeting:
    """The meeting at which a review is held: the one that was planned for it, else one on the day that the plan names."""
    waits = Meeting.objects.filter(pupil=cycle.pupil, kind=MeetingKind.REVIEW, held_on__isnull=True, review__isnull=True)
    planned: Meeting | None = waits.order_by("planned_for", "pk").first()
    if planned is not None:
        return planned
    moved = cycle.postponements.order_by("-pk").values_list("until", flat=True).first()
    return begin_meeting(cycle.pupil, kind=MeetingKind.REVIEW, planned_for=moved or plan.review_date, recorded_by=actor.account)
