"""Results as columns, and what is done to them before the rule looks: the last of each day, one scale, a row for each pupil."""

from dataclasses import dataclass

import numpy as np

from fourfold.progress.peers import Floats, Ints
from fourfold.progress.points import NONE


@dataclass(frozen=True)
class Columns:
    """Results as columns: a number for each measure of a cohort ("group"), one for each pupil, the round's day as an ordinal, the score.

    Groups count up from 0. `sem` and `band` are those of each group, not a number where none is given.
    """

    group: Ints
    pupil: Ints
    day: Ints
    score: Floats
    sem: Floats
    band: Floats


def last_of_each_day(columns: Columns) -> Columns:
    """Of two results of one pupil on one day the last counts. By group, pupil and day."""
    order = np.lexsort((columns.day, columns.pupil, columns.group))
    keys = np.stack((columns.group, columns.pupil, columns.day))[:, order]
    is_last = np.append((keys[:, 1:] != keys[:, :-1]).any(axis=0), True)[: len(order)]
    kept = order[is_last]
    return Columns(columns.group[kept], columns.pupil[kept], columns.day[kept], columns.score[kept], columns.sem, columns.band)


def before_the_latest(columns: Columns) -> Columns:
    """What was known at the round before: each group without its latest point, so that the one before it stands as `t`."""
    latest = np.full(len(columns.sem), NONE)
    np.maximum.at(latest, columns.group, columns.day)
    kept = columns.day < latest[columns.group]
    return Columns(columns.group[kept], columns.pupil[kept], columns.day[kept], columns.score[kept], columns.sem, columns.band)


def scaled(columns: Columns) -> tuple[Columns, Ints]:
    """The same with every score between -1 and 1, by a power of two for each group: no digit is lost, and no square overflows."""
    power = np.frexp(largest(columns, len(columns.sem)))[1].astype(np.int64)
    score = np.ldexp(columns.score, -power[columns.group])
    return Columns(columns.group, columns.pupil, columns.day, score, np.ldexp(columns.sem, -power), np.ldexp(columns.band, -power)), power


def largest(columns: Columns, groups: int) -> Floats:
    """The largest score of each group, its sign left out."""
    found = np.zeros(groups)
    np.maximum.at(found, columns.group, np.abs(columns.score))
    return found


def pupils_of(columns: Columns) -> tuple[Ints, Ints, Ints]:
    """The pupils of each group, and for each result the row of its pupil. The columns are in order."""
    new = np.ones(len(columns.group), dtype=bool)
    new[1:] = (columns.group[1:] != columns.group[:-1]) | (columns.pupil[1:] != columns.pupil[:-1])
    return columns.group[new], columns.pupil[new], np.cumsum(new) - 1


def scores_at(columns: Columns, place: Ints, rows: int, day: Ints) -> Floats:
    """Each pupil's score on their group's day; not a number where there is none."""
    found = np.full(rows, np.nan)
    there = (columns.day == day[columns.group]) & (columns.day != NONE)
    found[place[there]] = columns.score[there]
    return found
