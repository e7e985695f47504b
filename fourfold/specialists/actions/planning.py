"""What is advised becomes a part of the plan's draft, or does not, and why: agreed by a person, line by line (6.62)."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.refusals import Incomplete, Refused
from fourfold.specialists.kinds import LineKind
from fourfold.specialists.models import AdviceLine
from fourfold.support import actions as plans
from fourfold.support.models import Outcome, Plan


@action("advice.taken_into_plan", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def take_into_plan(actor: Actor, line: AdviceLine, *, today: date, outcome: str = "") -> Plan:
    """Put a line into the draft of the plan, to be written out and agreed there like every other; help goes under the outcome with that
    code. Where the plan is in force or with the family, a new version is begun. A second time changes nothing.

    Raises Refused where there is no plan to put it into, Incomplete where help is for no outcome.
    """
    if line.settled_on is not None and line.plan is not None:
        return line.plan
    plan = _draft(actor, line)
    if line.kind == LineKind.OUTCOME:
        line.outcome = plans.add_outcome(actor, plan, key=f"advice{line.code}", hoped_for=line.words)
    elif line.kind == LineKind.PROVISION:
        line.outcome = _meant(plan, outcome)
        line.line = plans.add_provision_line(actor, line.outcome, key=f"advice{line.code}", what=line.words)
    else:
        strategies = f"{plan.strategies}\n{line.words}".strip()
        plans.correct_plan(actor, plan, edition=plan.edition, strategies=strategies)
    line.plan, line.settled_on, line.settled_by_id, line.not_because = plan, today, actor.account, ""
    line.save(update_fields=["plan", "outcome", "line", "settled_on", "settled_by", "not_because"])
    return plan


@action("advice.left_out", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def leave_out(actor: Actor, line: AdviceLine, *, because: str, today: date) -> None:
    """Do not put a line into the plan, and say why: whoever reads the advice later sees it. Raises Incomplete, Refused."""
    if line.plan is not None:
        raise Refused("This is in the plan already. Take it out there.")
    if not because.strip():
        raise Incomplete(["Say why it is not for the plan."])
    line.not_because, line.settled_on, line.settled_by_id = because.strip()[:300], today, actor.account
    line.save(update_fields=["not_because", "settled_on", "settled_by"])


@consequence
def _draft(actor: Actor, line: AdviceLine) -> Plan:
    """The draft of the newest plan; begun from what the family was given where there is none."""
    newest: Plan | None = Plan.objects.filter(pupil=line.pupil).order_by("-cycle__number", "-version").first()
    if newest is None or newest.cycle.step not in (Step.PLAN, Step.DO):
        raise Refused("There is no plan to put this into now. Begin the plan; the advice waits here.")
    if newest.shared_at is None:
        return newest
    return plans.revise_plan(actor, newest, because=f"Advice from {line.advice.by}.")


def _meant(plan: Plan, code: str) -> Outcome:
    """The outcome of the draft that is meant: by its code, or by that of the version before, from which it was carried over."""
    there = plan.outcomes.filter(dropped_at__isnull=True)
    found: Outcome | None = there.filter(code=code).first() or there.filter(carried_from__code=code).first() if code else None
    if found is None:
        raise Incomplete(["Choose the outcome that this help is for."])
    return found
