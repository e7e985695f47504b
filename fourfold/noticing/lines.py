"""What a chart of progress draws: one pupil, those who started at the same place, and the middle of the year, at each point."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fourfold.code_of_practice.identification import THRESHOLDS
from fourfold.progress.columns import Columns
from fourfold.progress.points import NONE, points_of

MOST_POINTS = 7


@dataclass(frozen=True)
class PointDrawn:
    """One assessment point; None where there is nothing. `peers` are the lower quarter, the middle and the upper quarter."""

    day: date
    own: float | None
    peers: tuple[float, float, float] | None
    year: float | None


@dataclass(frozen=True)
class Lines:
    """The points, oldest first; how many peers; and the days that the signs compare."""

    points: tuple[PointDrawn, ...]
    peers: int
    year_ago: date | None
    latest: date | None


def lines_of(columns: Columns, group: int, pupil: int, *, band: float | None) -> Lines:
    """The lines of one pupil in one measure of their cohort.

    The middle of the year is that of the pupils with scores at both points that the rule compares, so that the drawing and the numbers
    agree; peers are drawn from where they started alike, a year ago.
    """
    mine = columns.group == group
    days, pupils, scores = columns.day[mine], columns.pupil[mine], columns.score[mine]
    points = points_of(columns.group[mine] * 0, days, 1, THRESHOLDS)
    latest, year_ago = int(points.t[0]), int(points.b[0])
    at: dict[int, dict[int, float]] = {}
    for day, who, score in zip(days.tolist(), pupils.tolist(), scores.tolist(), strict=True):
        at.setdefault(day, {})[who] = score
    start, now = at.get(year_ago, {}), at.get(latest, {})
    cohort = set(start) & set(now)
    slack = THRESHOLDS.alike * float(np.abs(scores).max(initial=0.0))
    near = band is not None and pupil in start
    peers = {who for who in cohort - {pupil} if near and abs(start[who] - start[pupil]) <= (band or 0.0) + slack}
    drawn = tuple(
        PointDrawn(
            date.fromordinal(day),
            at[day].get(pupil),
            quarters([at[day][who] for who in peers if who in at[day]]) if day >= year_ago != NONE else None,
            middle([at[day][who] for who in cohort if who in at[day]]),
        )
        for day in sorted(at)[-MOST_POINTS:]
    )
    return Lines(drawn, len(peers), day_of(year_ago), day_of(latest))


def quarters(scores: list[float]) -> tuple[float, float, float] | None:
    """The middle half of some scores, and their middle."""
    if not scores:
        return None
    low, mid, high = np.percentile(scores, (25, 50, 75)).tolist()
    return low, mid, high


def middle(scores: list[float]) -> float | None:
    """The middle of some scores."""
    return float(np.median(scores)) if scores else None


def day_of(ordinal: int) -> date | None:
    """A point's day, where there is such a point."""
    return None if ordinal == NONE else date.fromordinal(ordinal)
