"""The four signs over columns of results: every pupil, measure and cohort at once. Pure sums, in the words of the rule (version 1).

Thresholds are in code_of_practice/identification.py. Scores here are numbers of which higher is better.
"""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from fourfold.code_of_practice.identification import THRESHOLDS, Thresholds
from fourfold.progress.columns import Columns, largest, last_of_each_day, pupils_of, scaled, scores_at
from fourfold.progress.peers import Asked, Floats, Ints, Starts, peers_of
from fourfold.progress.points import NONE, Points, points_of

DAYS_A_YEAR = 365.25
YES, NO, CANNOT_TELL = 1, 0, -1
Signs = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Numbers:
    """What stands behind the signs, a row for each pupil of each group; not a number where something could not be worked out."""

    gain: Floats
    peers: Floats
    band: Floats
    peer_mean: Floats
    peer_sd: Floats
    rate: Floats
    rate_before: Floats
    gap_before: Floats
    gap: Floats


@dataclass(frozen=True)
class Found:
    """The rule's answer, a row for each pupil who has any result in a group."""

    group: Ints
    pupil: Ints
    at: Ints
    slower_than_peers: Signs
    slower_than_before: Signs
    gap_not_closing: Signs
    gap_widening: Signs
    numbers: Numbers


@dataclass(frozen=True)
class Cohorts:
    """C of each group, the pupils with scores at both `b` and `t`: how many, the spread of their starts, and the middle at each point."""

    number: Ints
    sd: Floats
    median_b: Floats
    median_t: Floats


def judge(columns: Columns, rule: Thresholds = THRESHOLDS) -> Found:
    """The four signs of every pupil in every group, at the group's latest point."""
    columns, size = scaled(last_of_each_day(columns))
    groups = len(columns.sem)
    points = points_of(columns.group, columns.day, groups, rule)
    group, pupil, place = pupils_of(columns)
    y_t, y_b, y_a = (scores_at(columns, place, len(group), day) for day in (points.t, points.b, points.a))
    both = ~np.isnan(y_t) & ~np.isnan(y_b)
    cohort = cohorts(group, y_t, y_b, both, groups)
    sem = np.where(np.isnan(columns.sem), rule.sem_of_sd * cohort.sd, columns.sem)[group]
    alike = np.full(groups, rule.alike) * largest(columns, groups)
    numbers, peers_enough = work_out(columns, group, (y_t, y_b, y_a), both, cohort, points, alike, rule)
    slack, error = alike[group], sem * np.sqrt(2)
    d1, d0 = years(points.t, points.b)[group], years(points.b, points.a)[group]
    slower_by = numbers.peer_mean - numbers.gain
    grew, large = numbers.gap - numbers.gap_before, cohort.number[group] >= rule.fewest
    well_behind = (numbers.gap_before > slack) & (numbers.gap_before >= rule.behind_of_sd * cohort.sd[group] - slack)
    with np.errstate(invalid="ignore", divide="ignore"):
        error_of_rates = sem * np.sqrt(1 / d1**2 + (1 / d1 + 1 / d0) ** 2 + 1 / d0**2)
    return Found(
        group,
        pupil,
        points.t[group],
        sign((slower_by > numbers.peer_sd + slack) & (slower_by > error + slack), both & peers_enough),
        sign(numbers.rate_before - numbers.rate > error_of_rates + slack, both & ~np.isnan(y_a) & ~np.isnan(sem)),
        sign(well_behind & (grew >= -error - slack), both & large),
        sign((numbers.gap > slack) & (grew > error + slack), both & large),
        unscaled(numbers, size[group]),
    )


def sign(there: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]) -> Signs:
    """Yes, no, or cannot tell: missing data is never "no"."""
    return np.where(known, np.where(there, YES, NO), CANNOT_TELL).astype(np.int8)


def work_out(
    columns: Columns,
    group: Ints,
    scores: tuple[Floats, Floats, Floats],
    both: npt.NDArray[np.bool_],
    cohort: Cohorts,
    points: Points,
    alike: Floats,
    rule: Thresholds,
) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """The numbers behind the signs, and who has peers enough."""
    y_t, y_b, y_a = scores
    order = np.lexsort((y_b, group))
    order = order[~np.isnan(y_b[order])]
    in_line = order[both[order]]
    line = Starts(group[in_line], y_b[in_line], (y_t - y_b)[in_line], np.concatenate(([0], np.cumsum(cohort.number))).astype(np.int64))
    place: Ints = np.cumsum(both[order]) - both[order]
    asked = Asked(group[order], y_b[order], place, both[order])
    by_hand = ~np.isnan(columns.band)
    band = np.where(by_hand, columns.band, rule.band_of_sd * cohort.sd)
    farthest = np.where(by_hand, -np.inf, rule.farthest_of_sd * cohort.sd)
    peers = peers_of(asked, line, band=band, farthest=farthest, alike=alike, rule=rule)
    half, number, mean, sd = (np.full(len(group), np.nan) for _ in range(4))
    half[order], mean[order], sd[order] = peers.half, peers.mean, peers.sd
    number[order] = np.where(np.isnan(peers.half), np.nan, peers.number)
    d1, d0 = years(points.t, points.b)[group], years(points.b, points.a)[group]
    numbers = Numbers(
        gain=y_t - y_b,
        peers=number,
        band=half,
        peer_mean=mean,
        peer_sd=sd,
        rate=(y_t - y_b) / d1,
        rate_before=(y_b - y_a) / d0,
        gap_before=cohort.median_b[group] - y_b,
        gap=cohort.median_t[group] - y_t,
    )
    return numbers, number >= rule.fewest


def cohorts(group: Ints, y_t: Floats, y_b: Floats, both: npt.NDArray[np.bool_], groups: int) -> Cohorts:
    """What is true of each group as a whole."""
    of, start, end = group[both], y_b[both], y_t[both]
    number = np.bincount(of, minlength=groups)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(of, weights=start, minlength=groups) / number
        squares = np.bincount(of, weights=(start - mean[of]) ** 2, minlength=groups)
        sd = np.where(number > 1, np.sqrt(squares / (number - 1)), np.nan)
    return Cohorts(number, sd, medians(of, start, number), medians(of, end, number))


def medians(of: Ints, values: Floats, number: Ints) -> Floats:
    """The middle value of each group; not a number for an empty one."""
    found = np.full(len(number), np.nan)
    if len(values):
        in_order = values[np.lexsort((values, of))]
        last = np.cumsum(number)
        some = number > 0
        low, high = (last - number + (number - 1) // 2)[some], (last - number + number // 2)[some]
        found[some] = (in_order[low] + in_order[high]) / 2
    return found


def unscaled(numbers: Numbers, power: Ints) -> Numbers:
    """The numbers in the units that came in."""
    with np.errstate(over="ignore"):
        return Numbers(
            **{
                field.name: values if field.name == "peers" else np.ldexp(values, power)
                for field in fields(Numbers)
                for values in [getattr(numbers, field.name)]
            }
        )


def years(later: Ints, earlier: Ints) -> Floats:
    """Years between two points; not a number where one of them is not there."""
    return np.where((later != NONE) & (earlier != NONE), (later - earlier) / DAYS_A_YEAR, np.nan)
