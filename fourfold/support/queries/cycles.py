"""Where each pupil stands in the four steps, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fourfold.access.actor import Actor
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.models import Pupil
from fourfold.support.models import Cycle, Plan, Postponement
from fourfold.support.reach import seen


@dataclass(frozen=True)
class StepNow:
    """Where one pupil's open cycle stands. `agreed_review` is the day in the plan, `review_on` the day it was moved to, if it was."""

    step: Step
    number: int
    opened_on: date
    started_on: date | None
    review_on: date | None
    agreed_review: date | None
    moved_because: str = ""

    def share(self, today: date) -> float:
        """How much of the help's time has passed, 0 to 1; a half where the step has no days of its own."""
        if self.step is not Step.DO or not self.started_on or not self.review_on or self.review_on <= self.started_on:
            return 0.5
        return min(1.0, max(0.0, (today - self.started_on).days / (self.review_on - self.started_on).days))


@dataclass(frozen=True)
class ReviewDue:
    """A review whose day has come."""

    pupil_code: str
    pupil_name: str
    cycle_number: int
    due: date
    agreed: date
    under_way: bool


def current_cycle(actor: Actor, pupil: Pupil) -> Cycle | None:
    """The pupil's open cycle, if this person may see it."""
    return seen(actor, Cycle, of=pupil).exclude(step=Step.CLOSED).select_related("pupil", "decision", "follows").first()


def steps_of(actor: Actor, pupils: "Iterable[Pupil] | QuerySet[Any, Any]") -> dict[int, StepNow]:
    """Where each of these pupils stands, by pupil number; those without an open cycle are left out. As many queries for all as for one."""
    cycles = _with_days(seen(actor, Cycle).filter(pupil__in=pupils).exclude(step=Step.CLOSED))
    return {cycle.pupil_id: _step_now(cycle) for cycle in cycles}


def review_day(actor: Actor, pupil: Pupil) -> StepNow | None:
    """Where one pupil stands."""
    cycle = _with_days(seen(actor, Cycle, of=pupil).exclude(step=Step.CLOSED)).first()
    return _step_now(cycle) if cycle is not None else None


def reviews_due(actor: Actor, *, today: date) -> list[ReviewDue]:
    """Support whose review day has come, longest overdue first (6.53)."""
    open_ones = seen(actor, Cycle).filter(step__in=[Step.DO, Step.REVIEW])
    due = _with_days(open_ones).filter(review_on__lte=today).select_related("pupil").order_by("review_on", "pk")
    return [ReviewDue(c.pupil.code, c.pupil.name, c.number, c.review_on, c.agreed_review, under_way=c.step == Step.REVIEW) for c in due]


def _with_days(cycles: "QuerySet[Cycle]") -> "QuerySet[Any]":
    """Cycles with the days of the plan in force: `started_on`, `agreed_review`, and `review_on`, which a postponement moves."""
    live = Plan._base_manager.filter(cycle=OuterRef("pk"), starts_on__isnull=False).order_by("-version")
    first = Plan._base_manager.filter(cycle=OuterRef("pk"), starts_on__isnull=False).order_by("version")
    moved = Postponement._base_manager.filter(cycle=OuterRef("pk")).order_by("-pk")
    return cycles.annotate(
        started_on=Subquery(first.values("starts_on")[:1]),
        agreed_review=Subquery(live.values("review_date")[:1]),
        moved_to=Subquery(moved.values("until")[:1]),
        moved_because=Subquery(moved.values("because")[:1]),
    ).annotate(review_on=Coalesce(F("moved_to"), F("agreed_review")))


def _step_now(cycle: Any) -> StepNow:
    """A cycle `_with_days` as plain values."""
    days: dict[str, date | None] = {name: getattr(cycle, name) for name in ("started_on", "review_on", "agreed_review")}
    return StepNow(step=Step(cycle.step), number=cycle.number, opened_on=cycle.opened_on, moved_because=cycle.moved_because or "", **days)
