"""The end of the fourth step: the review is finished, the cycle closes, and the next opens or the help ends (6.55)."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.meeting import HEARD, LedAs, MeetingKind, PupilsPart
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.reviewing import NextStep, check_review_may_close
from fourfold.meetings.actions import close_meeting, plan_next, share_with_staff
from fourfold.meetings.kinds import Given, Part
from fourfold.meetings.people import There
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.profiles.actions import note_saying
from fourfold.profiles.models import CHILD, PARENT
from fourfold.pupils.actions.sen import change_sen_status, rank_needs
from fourfold.pupils.models import SenPeriod
from fourfold.support import letters
from fourfold.support.actions.deciding import open_cycle
from fourfold.support.actions.starting import release_adults
from fourfold.support.facts import review_facts
from fourfold.support.models import Cycle, Plan, Review
from fourfold.support.refusals import Incomplete
from fourfold.support.voices import child_spoke_at, said_at


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
    _hold(review, today=today)
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
    review.check_open()
    review.next_step, review.reason = NextStep.END, reason.strip()
    review.save(update_fields=["next_step", "reason"])
    finish_review(actor, review, today=today)


def _hold(review: Review, *, today: date) -> None:
    """The meeting was held: what was said at it becomes the family's own words, and its record goes to them and to staff (6.71)."""
    meeting = review.meeting
    if meeting is None or meeting.held_on is not None:
        return
    here = [row.parent for row in meeting.attendances.all() if row.part == Part.PARENT and row.came]
    of_each = [(*key.split(":"), words) for key, words in review.said_of_each.items()]
    for voice, code, words in (*of_each, (PARENT, "", review.parents_today), (CHILD, "", review.pupil_today)):
        if words.strip():
            one = here[0] if voice == PARENT and len(here) == 1 else None
            note_saying(
                review.pupil,
                voice=voice,
                words=words.strip(),
                said_on=today,
                parent=one,
                how="At the review",
                about=review.about_outcome(code) if code else review.ledger_name,
                recorded_by=review.finished_by_id,
            )
    said = said_at(review)
    there = []
    if not here:
        parents = {one.parent_id: one.parent for one in said.filter(voice=PARENT).select_related("parent")}
        there = [There(Part.PARENT, parent.code if parent else "") for parent in parents.values()]
    heard = said.filter(voice=CHILD).exists() or child_spoke_at(review)
    part = PupilsPart(meeting.pupils_part) if meeting.pupils_part else PupilsPart.BEFORE if heard else None
    close_meeting(
        meeting,
        held_on=today,
        there=there,
        pupils_part=part,
        why_not_the_pupil=review.no_pupil_views_because,
        led_by=review.plan.responsible.code if review.plan.responsible else "",
        led_as=LedAs.CLASS_TEACHER,
        given_how=Given.LETTER,
        alone=not there and not here and part not in HEARD,
    )
    share_with_staff(meeting, today=today)
    if review.next_meeting_on is not None and review.next_step not in reviewing.OPENS_NO_CYCLE:
        plan_next(meeting, on=review.next_meeting_on, at=review.next_meeting_at, kind=MeetingKind.REVIEW, recorded_by=review.finished_by_id)


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
