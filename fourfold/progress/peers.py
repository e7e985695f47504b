"""Those who started at the same place: how many they are, and how they went on."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fourfold.code_of_practice.identification import Thresholds

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
AT_ONCE = 1 << 20
"""How many pairs of pupils are compared at a time: memory does not grow with the file."""
NEAR = 4.0
"""Scores lie between -1 and 1, so that groups this far apart never meet on one line."""


@dataclass(frozen=True)
class Starts:
    """Those of each group with a start and an end, by group and start: the line on which peers stand beside each other."""

    group: Ints
    start: Floats
    gain: Floats
    first: Ints
    """Where each group begins on the line, and one more."""

    @property
    def key(self) -> Floats:
        """The whole line as one rising row of numbers. Exact only to a millionth: a window is made a little too wide, then sieved."""
        return self.group * NEAR + self.start


@dataclass(frozen=True)
class Asked:
    """The pupils who ask for peers: their group, their start, where they would stand on the line, and whether they stand there."""

    group: Ints
    start: Floats
    place: Ints
    stands: npt.NDArray[np.bool_]

    def some(self, which: npt.NDArray[np.bool_]) -> "Asked":
        """A part of them."""
        return Asked(self.group[which], self.start[which], self.place[which], self.stands[which])


@dataclass(frozen=True)
class Peers:
    """For each pupil who asks: half the width in which peers were sought, how many there are, their mean gain and its spread."""

    half: Floats
    number: Ints
    mean: Floats
    sd: Floats


def peers_of(asked: Asked, line: Starts, *, band: Floats, farthest: Floats, alike: Floats, rule: Thresholds) -> Peers:
    """The peers of each: others whose start is within the band of their group; where those are too few, the nearest ten, if the tenth is
    not too far."""
    half = band[asked.group]
    found = within(asked, line, half, alike)
    too_few = (found.number < rule.fewest) & ~np.isnan(half)
    lonely = asked.some(too_few)
    tenth = distance_of_nearest(lonely, line, rule.fewest)
    is_near = tenth <= farthest[lonely.group] + alike[lonely.group]
    near_enough = np.zeros(too_few.shape, dtype=bool)
    near_enough[too_few] = is_near
    half[near_enough] = tenth[is_near]
    wider = within(asked.some(near_enough), line, half[near_enough], alike)
    for mine, theirs in ((found.number, wider.number), (found.mean, wider.mean), (found.sd, wider.sd)):
        mine[near_enough] = theirs
    return Peers(half, found.number, found.mean, found.sd)


def within(asked: Asked, line: Starts, half: Floats, alike: Floats) -> Peers:
    """The others whose start is at most that far away."""
    size = len(half)
    number, mean, spread = np.zeros(size, dtype=np.int64), np.full(size, np.nan), np.full(size, np.nan)
    reach = half + alike[asked.group]
    low, high = windows(asked, line, reach)
    for part in chunks(high - low):
        rows = np.arange(part.start, part.stop)
        wide = (high - low)[part]
        row = np.repeat(rows, wide)
        other = np.arange(len(row)) - np.repeat(np.cumsum(wide) - wide, wide) + np.repeat(low[part], wide)
        own = asked.stands[row] & (other == asked.place[row])
        is_peer = (np.abs(line.start[other] - asked.start[row]) <= reach[row]) & ~own
        row, gain = row[is_peer] - part.start, line.gain[other[is_peer]]
        k = np.bincount(row, minlength=len(rows))
        with np.errstate(invalid="ignore", divide="ignore"):
            average = np.bincount(row, weights=gain, minlength=len(rows)) / k
            squares = np.bincount(row, weights=(gain - average[row]) ** 2, minlength=len(rows))
            number[part], mean[part] = k, average
            spread[part] = np.where(k > 1, np.sqrt(squares / np.maximum(k - 1, 1)), np.nan)
    return Peers(half, number, mean, spread)


def windows(asked: Asked, line: Starts, reach: Floats) -> tuple[Ints, Ints]:
    """The stretch of the line in which all who are that near stand, and perhaps a few more; none where no reach is known."""
    centre, key = asked.group * NEAR + asked.start, line.key
    far = np.nan_to_num(np.minimum(reach, NEAR / 2 - 1e-3), nan=0.0) + 1e-3
    low = np.maximum(np.searchsorted(key, centre - far), line.first[asked.group])
    high = np.minimum(np.searchsorted(key, centre + far), line.first[asked.group + 1])
    high = np.where(np.isnan(reach), low, np.maximum(low, high))
    return low, high


def chunks(sizes: Ints) -> Iterator[slice]:
    """Stretches of rows whose windows together are not too many pairs; a row that is wider than that stands alone."""
    start, total = 0, np.concatenate(([0], np.cumsum(sizes)))
    while start < len(sizes):
        stop = int(np.searchsorted(total, total[start] + AT_ONCE, side="right")) - 1
        stop = min(max(stop, start + 1), len(sizes))
        yield slice(start, stop)
        start = stop


def distance_of_nearest(asked: Asked, line: Starts, number: int) -> Floats:
    """How far the start of the tenth nearest other is; infinite where there are not so many."""
    beside = asked.place[:, None] + np.arange(-number, number + 1)
    first, last = line.first[asked.group][:, None], line.first[asked.group + 1][:, None]
    there = (beside >= first) & (beside < last) & ~(asked.stands[:, None] & (beside == asked.place[:, None]))
    if not len(line.start):
        return np.full(len(asked.start), np.inf)
    off = np.abs(line.start[np.clip(beside, 0, len(line.start) - 1)] - asked.start[:, None])
    return np.partition(np.where(there, off, np.inf), number - 1, axis=1)[:, number - 1]
