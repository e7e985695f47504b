"""The fourth step: looking together, and what comes next (6.53-6.55, 6.59)."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.reviewing import NextStep, check_review_may_close
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.profiles.actions import note_saying
from fourfold.profiles.models import CHILD, PARENT, Saying
from fourfold.pupils.actions.sen import change_sen_status, rank_needs
from fourfold.pupils.models import Parent, ParentLink, SenPeriod
from fourfold.pupils.standing import open_on
from fourfold.support import letters
from fourfold.support.actions.deciding import open_cycle
from fourfold.support.actions.starting import release_adults
from fourfold.support.facts import review_facts
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
    review = Review(pupil=cycle.pupil, cycle=cycle, plan=plan, opened_on=today)
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
    _check_open(review)
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
    _check_open(review)
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
    _check_open(review)
    if outcome.plan_id != review.plan_id or outcome.dropped_at is not None:
        raise Refused("That outcome is not part of the plan under review.")
    row = Verdict.objects.filter(review=review, outcome=outcome).first() or Verdict(pupil=review.pupil, review=review, outcome=outcome)
    row.verdict, row.evidence = verdict, evidence.strip()
    row.save()
    return row


@action("review.written", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def write_review(actor: Actor, review: Review, *, edition: int, **words: str) -> None:
    """Write down the rest of the review while it is open. Raises ChangedMeanwhile where somebody else saved since `edition`."""
    _check_open(review)
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


@action("review.finished", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def finish_review(actor: Actor, review: Review, *, today: date) -> Cycle | None:
    """Finish the review, close its cycle, open the next one (none where support ends) and give the family the record (6.55).

    Raises Incomplete, naming what is missing: a verdict on each outcome, the views or what was tried, the next step and why, and what is
    different next time (6.44).
    """
    if review.finished_at is not None:
        return Cycle.objects.filter(follows=review.cycle).first()
    step = NextStep(review.next_step) if review.next_step else None
    missing = check_review_may_close(review_facts(review))
    if step is not None and step not in reviewing.OPENS_NO_CYCLE and not review.what_is_different.strip():
        missing.append("Say what will be different next time (6.44).")
    if missing:
        raise Incomplete(missing)
    review.held_on, review.finished_at, review.finished_by_id = today, clock.now(), actor.account
    review.save(update_fields=["held_on", "finished_at", "finished_by"])
    _close_cycle(review.cycle, today=today)
    if step in reviewing.OPENS_NO_CYCLE:
        _take_off_support(review, today=today)
        notice = NoticeKind.SUPPORT_ENDED
    else:
        open_cycle(review.pupil, on=today, decision=review.cycle.decision, follows=review.cycle, what_is_different=review.what_is_different)
        notice = NoticeKind.REVIEW_SHARED
    tell(review.pupil, kind=notice, about=review.ledger_name, letter_for=letters.of_review(review, today=today), today=today)
    return Cycle.objects.filter(follows=review.cycle).first()


@action("support.ended", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def end_support(actor: Actor, review: Review, *, reason: str, today: date) -> None:
    """Bring SEN support to its good end at a review: the next step is none, and the family is told that they may come back (6.55)."""
    _check_open(review)
    review.next_step, review.reason = NextStep.END, reason.strip()
    review.save(update_fields=["next_step", "reason"])
    finish_review(actor, review, today=today)


def _check_open(review: Review) -> None:
    """Raises Refused for a review that is finished."""
    if review.finished_at is not None:
        raise Refused("This review is finished and shared, so it stays as it is.")


def _close_cycle(cycle: Cycle, *, today: date) -> None:
    """End the cycle and the plan that was in force."""
    for plan in Plan.objects.filter(cycle=cycle, starts_on__isnull=False, ends_on__isnull=True):
        plan.ends_on = max(plan.starts_on, today)
        plan.save(update_fields=["ends_on"])
    cycle.move_to(Step.CLOSED)
    cycle.closed_on = today
    cycle.save(update_fields=["step", "closed_on"])


def _take_off_support(review: Review, *, today: date) -> None:
    """The status and needs that follow when support ends; an EHC plan is the authority's to end."""
    now = SenPeriod.objects.filter(pupil=review.pupil, ends__isnull=True).first()
    if now is not None and now.status == SenStatus.SUPPORT:
        change_sen_status(review.pupil, status=SenStatus.NONE, starts=today, because=review.ledger_name)
        rank_needs(review.pupil, needs=[], on=today, recorded_by=None)
    release_adults(review.plan, on=today)
