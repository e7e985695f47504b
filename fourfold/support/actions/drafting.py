"""A plan begins: the first draft of a cycle, or a new version of what the family has been given (6.48; veto 9)."""

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.support.actions.planning import LINE_WORDS, OUTCOME_WORDS, PLAN_WORDS
from fourfold.support.facts import sources_missing
from fourfold.support.models import Cycle, Outcome, Plan, ProvisionLine, Verdict
from fourfold.support.refusals import Incomplete, Refused

STILL_TO_REACH = (Found.NOT_MET, Found.PARTLY_MET, Found.CANNOT_TELL)


@action("plan.drafted", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def draft_plan(actor: Actor, cycle: Cycle) -> Plan:
    """Begin the plan. The cycle moves on from finding out, which asks that each source of 6.45 is there, or why not.

    Outcomes of the cycle before that were not reached come along. Raises Incomplete, or OutOfTurn from a later step.
    """
    already: Plan | None = Plan.objects.filter(cycle=cycle).order_by("-version").first()
    if already is not None:
        return already
    if cycle.step == Step.ASSESS and (missing := sources_missing(cycle)):
        raise Incomplete(missing)
    cycle.move_to(Step.PLAN)
    cycle.save(update_fields=["step"])
    plan = Plan(pupil=cycle.pupil, cycle=cycle, version=1, written_by_id=actor.account)
    plan.save()
    if cycle.follows is not None:
        _carry_outcomes(cycle.follows, plan)
    return plan


def _carry_outcomes(before: Cycle, plan: Plan) -> None:
    """Copy what the cycle before did not reach into the new draft."""
    unmet = Verdict.objects.filter(review__cycle=before, verdict__in=STILL_TO_REACH).select_related("outcome").order_by("outcome__place")
    for verdict in unmet:
        old = verdict.outcome
        words = {name: getattr(old, name) for name in OUTCOME_WORDS} | {"by_when": None, "now": verdict.evidence or old.now}
        Outcome(pupil=plan.pupil, plan=plan, place=old.place, carried_from=old, **words).save()


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
        twin = Outcome(
            pupil=plan.pupil,
            plan=copy,
            place=outcome.place,
            carried_from=outcome,
            **{name: getattr(outcome, name) for name in OUTCOME_WORDS},
        )
        twin.save()
        for line in outcome.lines.filter(dropped_at__isnull=True):
            words = {name: getattr(line, name) for name in LINE_WORDS}
            same = {"deliverer": line.deliverer, "provision": line.provision, "place": line.place}
            ProvisionLine(pupil=plan.pupil, plan=copy, outcome=twin, **same, **words).save()
    return copy
