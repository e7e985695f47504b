"""A plan begins: the first draft of a cycle, or a new version of what the family has been given (6.48; veto 9)."""

from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.notifications.school_people import people_of
from fourfold.support.actions.planning import LINE_WORDS, OUTCOME_WORDS, PLAN_WORDS
from fourfold.support.facts import sources_missing
from fourfold.support.models import Cycle, Outcome, Plan, ProvisionLine, Verdict
from fourfold.support.refusals import Incomplete, Refused
from fourfold.support.templates import template_named

STAYS = ("strategies", "at_home", "pupils_part", "expected_impact")
"""What of the last plan the next one starts from, beside its outcomes."""
STILL_TO_REACH = (Found.NOT_MET, Found.PARTLY_MET, Found.CANNOT_TELL)


@action("plan.drafted", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def draft_plan(actor: Actor, cycle: Cycle, *, from_last: bool = True) -> Plan:
    """Begin the plan, in the form that the school has chosen. The cycle moves on from finding out, which asks that each source of 6.45
    is there, or why not.

    In a cycle that follows another, `from_last` starts from its plan: the outcomes that were not reached come along with their help, and
    what was written for every lesson and for home. The class teacher is named as responsible until somebody says otherwise (6.52).
    Raises Incomplete, or OutOfTurn from a later step.
    """
    already: Plan | None = Plan.objects.filter(cycle=cycle).order_by("-version").first()
    if already is not None:
        return already
    if cycle.step == Step.ASSESS and (missing := sources_missing(cycle)):
        raise Incomplete(missing)
    cycle.move_to(Step.PLAN)
    cycle.save(update_fields=["step"])
    school = cycle.pupil.last_school()
    last = Plan.objects.filter(cycle=cycle.follows_id, shared_at__isnull=False).order_by("-version").first() if from_last else None
    plan = Plan(
        pupil=cycle.pupil,
        cycle=cycle,
        version=1,
        template=template_named(school.plan_template).code,
        responsible=people_of(cycle.pupil, today=clock.today()).teacher,
        written_by_id=actor.account,
    )
    if last is not None:
        for name in STAYS:
            setattr(plan, name, getattr(last, name))
    plan.save()
    if last is not None:
        for verdict in (
            Verdict.objects.filter(outcome__plan=last, verdict__in=STILL_TO_REACH).select_related("outcome").order_by("outcome__place")
        ):
            _copy(verdict.outcome, plan, by_when=None, now=verdict.evidence or verdict.outcome.now)
    return plan


@action("plan.revised", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def revise_plan(actor: Actor, plan: Plan, *, because: str) -> Plan:
    """Begin a new version of a plan that the family has been given: a copy to change. The version before it stays as it is (veto 9)."""
    draft: Plan | None = Plan.objects.filter(cycle=plan.cycle, shared_at__isnull=True).first()
    if draft is not None:
        return draft
    if not because.strip():
        raise Incomplete(["Say why the plan changes."])
    if plan.cycle.step not in (Step.PLAN, Step.DO):
        raise Refused("This plan is being reviewed or is finished. The next cycle has its own plan.")
    last = Plan.objects.filter(cycle=plan.cycle).order_by("-version").values_list("version", flat=True)[0]
    copy = Plan(
        pupil=plan.pupil,
        cycle=plan.cycle,
        version=last + 1,
        template=plan.template,
        because=because.strip(),
        responsible=plan.responsible,
        written_by_id=actor.account,
        **{name: getattr(plan, name) for name in PLAN_WORDS},
    )
    copy.save()
    for outcome in plan.outcomes.filter(dropped_at__isnull=True):
        _copy(outcome, copy)
    return copy


def _copy(outcome: Outcome, plan: Plan, **changed: Any) -> None:
    """Write an outcome with its help into another plan, to be changed there."""
    words = {name: getattr(outcome, name) for name in OUTCOME_WORDS} | changed
    twin = Outcome(pupil=plan.pupil, plan=plan, place=outcome.place, carried_from=outcome, **words)
    twin.save()
    again = plan.cycle_id != outcome.plan.cycle_id
    for line in outcome.lines.filter(dropped_at__isnull=True):
        # In another cycle the help runs from that plan's start to its own review.
        of_line = {name: None if again and name in ("starts", "until") else getattr(line, name) for name in LINE_WORDS}
        same = {"deliverer": line.deliverer, "provision": line.provision, "place": line.place}
        ProvisionLine(pupil=plan.pupil, plan=plan, outcome=twin, **same, **of_line).save()
