"""Which assessment points a measure of a cohort is judged by: the latest, the one a year before it, and the one a year before that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from fourfold.code_of_practice.identification import Thresholds, months_before

Ints = npt.NDArray[np.int64]
NONE = -1
"""The day of a point that is not there."""


@dataclass(frozen=True)
class Points:
    """For each group, the days (as ordinals) of `t`, `b` and `a`."""

    t: Ints
    b: Ints
    a: Ints


def points_of(group: Ints, day: Ints, groups: int, rule: Thresholds) -> Points:
    """The points of each group, from the group and day of every result."""
    if not len(day):
        nowhere = np.full(groups, NONE)
        return Points(nowhere, nowhere, nowhere)
    first = day.min()
    span = day.max() - first + 1
    of, when = np.divmod(np.unique(group * span + (day - first)), span)
    when += first
    latest = np.full(groups, NONE)
    np.maximum.at(latest, of, when)
    before = point_before(of, when, latest, rule)
    return Points(latest, before, point_before(of, when, before, rule))


def point_before(of: Ints, when: Ints, after: Ints, rule: Thresholds) -> Ints:
    """The point of each group nearest to so many months before one of its days, earlier than it, and near enough. A tie: the earlier."""
    target = years_back(after, rule.months)[of]
    off = np.abs(when - target)
    fits = (target != NONE) & (when < after[of]) & (off <= rule.within_days)
    found = np.full(after.shape, NONE)
    order = np.lexsort((when[fits], off[fits], of[fits]))
    there, first = np.unique(of[fits][order], return_index=True)
    found[there] = when[fits][order][first]
    return found


def years_back(days: Ints, months: int) -> Ints:
    """So many months before each day; NONE where there is no such day."""
    distinct, place = np.unique(days, return_inverse=True)
    back: list[Any] = [months_before(date.fromordinal(int(day)), months) if day != NONE else None for day in distinct]
    return np.array([NONE if day is None else day.toordinal() for day in back], dtype=np.int64)[place]
