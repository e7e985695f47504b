"""Where pupils stand in the four steps, and what comes next for each, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.models import Pupil
from fourfold.support import queries as support

NEXT = {
    Step.ASSESS: "Finish finding out",
    Step.PLAN: "Agree the plan",
    Step.DO: "Review",
    Step.REVIEW: "Review meeting",
}


@dataclass(frozen=True)
class StandsAt:
    """The step of a pupil's open cycle, and the next date in it. `share` is how much of the help's time has passed, 0 to 1; `week` is
    which week of how many the help is in."""

    step: str
    next_says: str
    next_on: date | None
    share: float = 0.5
    week: tuple[int, int] | None = None
    number: int = 1


def where_pupils_stand(actor: Actor, pupils: Collection[int]) -> dict[int, StandsAt]:
    """Where each of these pupils stands, by pupil number, in one query; those with no open cycle are left out."""
    today = clock.today()
    known: Any = pupils  # numbers name pupils to the database as well as the rows would
    return {pupil: stands_at(now, today) for pupil, now in support.steps_of(actor, known).items()} if pupils else {}


def where_pupil_stands(actor: Actor, pupil: Pupil) -> StandsAt | None:
    """Where one pupil stands; None without an open cycle."""
    now = support.review_day(actor, pupil)
    return stands_at(now, clock.today()) if now is not None else None


def stands_at(now: support.StepNow, today: date) -> StandsAt:
    """The same of what was read of one pupil already."""
    on = now.review_on if now.step in (Step.DO, Step.REVIEW) else None
    week = None
    if now.step is Step.DO and now.started_on and now.review_on:
        whole = max(1, -((now.started_on - now.review_on).days // 7))
        week = min(whole, max(1, (today - now.started_on).days // 7 + 1)), whole
    return StandsAt(now.step.value, NEXT[now.step], on, now.share(today), week, now.number)
