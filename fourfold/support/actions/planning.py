"""The second step: writing the plan (6.48-6.51)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.provision.models import Provision
from fourfold.support.models import Outcome, Plan, ProvisionLine
from fourfold.support.models.plans import FIXED, PlanPart
from fourfold.support.models.rows import Edited
from fourfold.support.reach import GIVES_HELP, TEACHES, member_of_staff
from fourfold.support.refusals import ChangedMeanwhile, Refused, VersionIsFixed
from fourfold.support.templates import template_named

PLAN_WORDS = ("expected_impact", "strategies", "at_home", "pupils_part", "review_date", "further")
OUTCOME_WORDS = ("hoped_for", "now", "measure", "by_when", "in_their_words")
LINE_WORDS = ("what", "group_size", "times_a_week", "minutes", "starts", "until")


@action("plan.corrected", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def correct_plan(
    actor: Actor, plan: Plan, *, edition: int, responsible: str | None = None, further: Mapping[str, str] | None = None, **words: Any
) -> None:
    """Change a draft's own words, and by its code who is responsible. Raises ChangedMeanwhile where somebody else saved since `edition`.

    An outcome that has no day of its own is for the day of the review. `further` holds the words of the template's own sections, by
    key; those not named stay as they are.
    """
    if further is not None:
        if unknown := set(further) - {section.key for section in template_named(plan.template).further}:
            raise TypeError(f"this plan has no section {', '.join(sorted(unknown))}")
        words["further"] = {key: text for key, text in {**plan.further, **further}.items() if text}
    if responsible is not None:
        teacher = member_of_staff(plan.pupil, responsible, roles=TEACHES) if responsible else None
        if responsible and teacher is None:
            raise Refused("Choose a teacher of this school.")
        words["responsible"] = teacher
    _write(actor, plan, edition, words, allowed=(*PLAN_WORDS, "responsible"))
    if plan.review_date is not None:
        # What is hoped for by no day in particular is hoped for by the review.
        for outcome in plan.outcomes.filter(dropped_at__isnull=True, by_when__isnull=True):
            outcome.by_when = plan.review_date
            outcome.save(update_fields=["by_when"])


@action("outcome.added", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def add_outcome(
    actor: Actor,
    plan: Plan,
    *,
    key: str,
    hoped_for: str,
    now: str = "",
    measure: str = "",
    by_when: date | None = None,
    in_their_words: str = "",
) -> Outcome:
    """Add something hoped for. Sent twice with one key, it is added once."""
    already: Outcome | None = Outcome.objects.filter(key=key, plan=plan).first()
    if already is not None:
        return already
    outcome = Outcome(
        pupil=plan.pupil,
        plan=plan,
        key=key,
        place=1 + plan.outcomes.count(),
        hoped_for=hoped_for,
        now=now,
        measure=measure,
        by_when=by_when,
        in_their_words=in_their_words,
    )
    outcome.save()
    return outcome


@action("outcome.corrected", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def correct_outcome(actor: Actor, outcome: Outcome, *, edition: int, **words: Any) -> None:
    """Change an outcome of a draft. Raises ChangedMeanwhile."""
    _write(actor, outcome, edition, words, allowed=OUTCOME_WORDS)


@action("provision.line_added", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def add_provision_line(
    actor: Actor,
    outcome: Outcome,
    *,
    key: str,
    what: str,
    deliverer: str = "",
    provision: Provision | None = None,
    group_size: int = 1,
    times_a_week: Decimal | None = None,
    minutes: int | None = None,
    starts: date | None = None,
    until: date | None = None,
) -> ProvisionLine:
    """Add something that school will do for this outcome; `deliverer` is the code of who gives it. With one key, it is added once."""
    already: ProvisionLine | None = ProvisionLine.objects.filter(key=key, outcome=outcome).first()
    if already is not None:
        return already
    line = ProvisionLine(
        pupil=outcome.pupil,
        plan=outcome.plan,
        outcome=outcome,
        provision=provision,
        key=key,
        place=1 + ProvisionLine.objects.filter(plan=outcome.plan).count(),
        what=what,
        deliverer=_who_gives_it(outcome, deliverer),
        group_size=group_size,
        times_a_week=times_a_week,
        minutes=minutes,
        starts=starts,
        until=until,
    )
    line.save()
    return line


@action("provision.line_corrected", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def correct_provision_line(actor: Actor, line: ProvisionLine, *, edition: int, deliverer: str | None = None, **words: Any) -> None:
    """Change a line of a draft. Raises ChangedMeanwhile."""
    if deliverer is not None:
        words["deliverer"] = _who_gives_it(line, deliverer)
    _write(actor, line, edition, words, allowed=(*LINE_WORDS, "deliverer"))


@action("plan.part_dropped", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def drop_part(actor: Actor, part: Outcome | ProvisionLine) -> None:
    """Take an outcome with its lines, or one line, out of a draft."""
    moment = clock.now()
    if isinstance(part, Outcome):
        for line in part.lines.filter(dropped_at__isnull=True):
            line.dropped_at = moment
            line.save(update_fields=["dropped_at"])
    part.dropped_at = moment
    part.save(update_fields=["dropped_at"])


def _who_gives_it(part: PlanPart, code: str) -> Any:
    """The member of staff with that code, or nobody where none is named. Raises Refused for anyone else."""
    adult = member_of_staff(part.child, code, roles=GIVES_HELP) if code else None
    if code and adult is None:
        raise Refused("Choose somebody who works at this school.")
    return adult


def _write(actor: Actor, row: Edited, edition: int, words: dict[str, Any], *, allowed: tuple[str, ...]) -> None:
    """Save what differs, if nobody saved since the editor began; else raise ChangedMeanwhile with both texts."""
    if unknown := set(words) - set(allowed):
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be changed here")
    plan = row if isinstance(row, Plan) else row.plan  # type: ignore[attr-defined]  # each part has a plan
    if plan.shared_at is not None:
        raise VersionIsFixed(FIXED)
    changed = {name: value for name, value in words.items() if getattr(row, name) != value}
    if not changed:
        return
    if edition != row.edition:
        by = row.changed_by.formal_name if row.changed_by else ""
        raise ChangedMeanwhile(by, row.changed_at, _texts({name: getattr(row, name) for name in changed}), _texts(changed))
    for name, value in changed.items():
        setattr(row, name, value)
    row.edition += 1
    row.changed_by_id, row.changed_at = actor.account, clock.now()
    row.save(update_fields=[*changed, "edition", "changed_by", "changed_at"])


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Values as two editors compare them; the template's own sections each by itself."""
    flat = {name: value for name, value in values.items() if name != "further"} | dict(values.get("further", {}))
    return {name: str(value or "") for name, value in flat.items()}
