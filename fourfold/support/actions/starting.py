"""From plan to do: giving the family the plan, and beginning the help (6.48-6.52)."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.graduated_approach import OutOfTurn, Step, check_move
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import begin_meeting, move_meeting
from fourfold.meetings.models import Meeting
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.actions.safeguards import name_adult
from fourfold.pupils.models import Involvement
from fourfold.support import letters
from fourfold.support.actions.grouping import DELIVERS, leaders_of, seat_lines
from fourfold.support.facts import start_missing
from fourfold.support.models import Cycle, Plan
from fourfold.support.refusals import Incomplete

RESPONSIBLE = "responsible"


@action("plan.shared", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def share_plan(actor: Actor, plan: Plan, *, today: date) -> None:
    """Give the family this version to read and to answer. From now its words never change. Raises Incomplete where it is not yet a plan."""
    if plan.shared_at is not None:
        return
    if missing := [one for one in start_missing(plan, starts_on=today) if "s.68" not in one]:
        raise Incomplete(missing)
    _give_to_family(plan)
    tell(plan.pupil, kind=NoticeKind.PLAN_SHARED, about=plan.ledger_name, letter_for=letters.of_plan(plan, today=today), today=today)


@action("support.started", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def start_support(actor: Actor, cycle: Cycle, *, today: date) -> None:
    """Begin the help of the newest version, and tell the family what it is and who is responsible (6.48, 6.52).

    What they say of it is `record_agreement`: the help need not wait for it. Where help is given already, the newest version takes over.
    Raises Incomplete, naming each thing that is missing, and OutOfTurn.
    """
    plan = cycle.plans.order_by("-version").first()
    if cycle.step == Step.DO and plan is not None and plan.starts_on is not None:
        return
    if cycle.step != Step.DO:
        check_move(Step(cycle.step), Step.DO)
    if plan is None:
        raise OutOfTurn("Write the plan first.")
    if missing := start_missing(plan, starts_on=today):
        raise Incomplete(missing)
    for before in cycle.plans.filter(starts_on__isnull=False, ends_on__isnull=True).exclude(pk=plan.pk):
        before.ends_on = max(before.starts_on, today - timedelta(days=1))
        before.save(update_fields=["ends_on"])
    _give_to_family(plan)
    plan.starts_on = today
    plan.save(update_fields=["starts_on"])
    if cycle.step != Step.DO:
        cycle.move_to(Step.DO)
        cycle.save(update_fields=["step"])
    seat_lines(plan, today=today)
    _name_the_adults(plan, today=today)
    meeting = review_meeting(plan, recorded_by=actor.account)
    if plan.review_date is not None and meeting.planned_for != plan.review_date:
        move_meeting(meeting, to=plan.review_date)
    tell(cycle.pupil, kind=NoticeKind.SUPPORT_STARTED, about=plan.ledger_name, letter_for=letters.of_start(plan, today=today), today=today)


@consequence
def review_meeting(plan: Plan, *, recorded_by: int | None) -> Meeting:
    """The meeting at which this plan is looked at together: the one that waits for it, else one on the day that the plan names (6.53)."""
    waits = Meeting.objects.filter(pupil=plan.pupil, kind=MeetingKind.REVIEW, held_on__isnull=True, review__isnull=True)
    waits = waits.filter(called_off_on__isnull=True)
    planned: Meeting | None = waits.order_by("planned_for", "pk").first()
    if planned is not None:
        return planned
    moved = plan.cycle.postponements.order_by("-pk").values_list("until", flat=True).first()
    return begin_meeting(plan.pupil, kind=MeetingKind.REVIEW, planned_for=moved or plan.review_date, recorded_by=recorded_by)


def _give_to_family(plan: Plan) -> None:
    """Fix the version's words."""
    if plan.shared_at is None:
        plan.shared_at = clock.now()
        plan.save(update_fields=["shared_at"])


def _name_the_adults(plan: Plan, *, today: date) -> None:
    """Name on the child's record who is responsible and who gives each line, or leads its group. Those whom only an older version named
    are released."""
    lines = plan.lines.filter(dropped_at__isnull=True, deliverer__isnull=False).select_related("deliverer")
    gives = {line.deliverer for line in lines if line.deliverer is not None} | set(leaders_of(plan))
    wanted: set[tuple[Any, str]] = {(plan.responsible, RESPONSIBLE), *((account, DELIVERS) for account in gives)}
    release_adults(plan, on=today, keep={(account.pk, works_as) for account, works_as in wanted})
    for account, works_as in sorted(wanted, key=lambda one: (one[1], one[0].pk)):
        name_adult(plan.pupil, account=account, works_as=works_as, starts=today)


@consequence
def release_adults(plan: Plan, *, on: date, keep: Collection[tuple[int, str]] = ()) -> None:
    """End the part of adults whom a plan named; `on` is their last day."""
    for row in Involvement.objects.filter(pupil=plan.pupil, works_as__in=[RESPONSIBLE, DELIVERS], ends__isnull=True):
        if (row.account_id, row.works_as) not in keep:
            row.ends = max(row.starts, on)
            row.save(update_fields=["ends"])
