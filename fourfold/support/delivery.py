"""Planned against given: the sums, over plain numbers and dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import floor

from fourfold.support.kinds import Happened

SCHOOL_DAYS_A_WEEK = 5


@dataclass(frozen=True)
class Given:
    """One session as it counts: whether it happened, and its minutes."""

    state: Happened
    minutes: int


@dataclass(frozen=True)
class Delivered:
    """What one line promised up to a day and what was given. `planned` and `happened` count sessions.

    `recorded` is False where nobody wrote anything down: then nothing can be said, and a page says so rather than "0".
    """

    planned: int
    happened: int
    away: int
    missed: int
    planned_minutes: int
    given_minutes: int

    @property
    def recorded(self) -> bool:
        return bool(self.happened or self.away or self.missed)


def planned_sessions(times_a_week: Decimal | None, school_days: int) -> int:
    """How many sessions a line promises over so many school days; whole ones only. 0 where no number a week was agreed."""
    if not times_a_week or school_days <= 0:
        return 0
    return floor(times_a_week * school_days / SCHOOL_DAYS_A_WEEK)


def delivered(times_a_week: Decimal | None, minutes: int | None, school_days: int, sessions: Iterable[Given]) -> Delivered:
    """Planned beside given for one line. `school_days` are those gone by, today not counted; sessions beyond them count as planned too."""
    kept = list(sessions)
    happened = [one for one in kept if one.state is Happened.HAPPENED]
    away = sum(one.state is Happened.AWAY for one in kept)
    missed = sum(one.state is Happened.NOT for one in kept)
    planned = max(planned_sessions(times_a_week, school_days), len(kept)) if times_a_week else 0
    return Delivered(
        planned=planned,
        happened=len(happened),
        away=away,
        missed=missed,
        planned_minutes=planned * (minutes or 0),
        given_minutes=sum(one.minutes for one in happened),
    )
