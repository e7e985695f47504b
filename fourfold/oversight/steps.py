"""Where pupils stand in the four steps, and what comes next for each, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor


@dataclass(frozen=True)
class StandsAt:
    """The step of a pupil's open cycle, and the next date in it."""

    step: str
    next_says: str
    next_on: date | None
    share: float = 0.5


def where_pupils_stand(actor: Actor, pupils: Collection[int]) -> dict[int, StandsAt]:
    """Where each of these pupils stands, by pupil number, in one query; those with no open cycle are left out."""
    return {}
