"""Less than expected progress: the four signs, their thresholds, and when to prompt a person (6.16-6.27). The sums are progress/rule.py."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

RULE_VERSION = 1
"""Kept with every result of the rule, so that one can say later how it came about."""


class Sign(StrEnum):
    """The four ways in which progress may be less than expected (6.17). A sign is a reason to look, never a decision (6.23)."""

    SLOWER_THAN_PEERS = "slower_than_peers"
    """Significantly slower than that of peers who started from the same baseline."""
    SLOWER_THAN_BEFORE = "slower_than_before"
    """Fails to match or better the pupil's own previous rate of progress."""
    GAP_NOT_CLOSING = "gap_not_closing"
    """Fails to close the attainment gap between the pupil and their peers."""
    GAP_WIDENING = "gap_widening"
    """Widens the attainment gap."""


class Told(StrEnum):
    """What can be said of a sign. Missing data is "cannot tell", never "no"."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Thresholds:
    """Every number of the rule: each is a setting."""

    months: int = 12
    """How far back a rate of progress looks."""
    within_days: float = 4 * 30.4375
    """How far from that day an assessment may be and still stand for it: 4 months."""
    fewest: int = 10
    """How many peers, and how large a cohort, can tell anything."""
    band_of_sd: float = 1 / 3
    """How near another's start must be to be the same, in standard deviations of the starts."""
    farthest_of_sd: float = 1.0
    """How far the tenth nearest start may be, where fewer are that near."""
    behind_of_sd: float = 0.67
    """How far behind the middle of the cohort is well behind."""
    sem_of_sd: float = 0.3
    """The standard error of measurement where nobody knows it."""
    alike: float = 1e-9
    """Values so near, as a share of the largest score, count as equal."""
    wide_measures: int = 2
    wide_share: float = 0.4
    """Two signs in so many measures, and in such a share of those that can be told, are wide."""


THRESHOLDS = Thresholds()


def months_before(day: date, months: int) -> date | None:
    """The same day of the month, clamped to the month's end; None before the first year."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Prompt(StrEnum):
    """Why a person is asked to look. Chance must not flood them: their time is the cost."""

    WIDE = "wide"
    """Signs in many measures."""
    DEEP = "deep"
    """Many signs in one measure, and some of them at the round before."""
    ONLY_ONE = "only_one"
    """One measure can be told, and it showed signs at the round before too."""


Signs = Mapping[Sign, Told]


def number_of_signs(signs: Signs) -> int:
    """How many of them are there."""
    return sum(told == Told.YES for told in signs.values())


def can_be_told(signs: Signs) -> bool:
    """Whether at least one is yes or no."""
    return any(told != Told.CANNOT_TELL for told in signs.values())


def prompts(measures: Sequence[tuple[Signs, Signs]], thresholds: Thresholds = THRESHOLDS) -> frozenset[Prompt]:
    """Why a person should look at one pupil, from the signs of each measure now and at the round before. None is the usual answer."""
    told = [(now, before) for now, before in measures if can_be_told(now)]
    with_two = sum(number_of_signs(now) >= 2 for now, _ in told)
    found = set()
    if with_two >= thresholds.wide_measures and with_two >= thresholds.wide_share * len(told):
        found.add(Prompt.WIDE)
    if any(number_of_signs(now) >= 3 and number_of_signs(before) >= 2 for now, before in told):
        found.add(Prompt.DEEP)
    if len(told) == 1 and all(number_of_signs(signs) >= 2 for signs in told[0]):
        found.add(Prompt.ONLY_ONE)
    return frozenset(found)


CHANCE = (0.0, 0.022, 0.035, 0.065, 0.110, 0.148, 0.092, 0.112, 0.087, 0.101, 0.126)
"""Of pupils who did not slow down, the share prompted by chance alone, by how many of their measures can be told; ten or more in the
last. Simulated, with an error of measurement of 4.5, which is 0.3 of the spread, and cohorts of 100: benchmarks/prompts.py."""


def prompts_by_chance(measures_told: Iterable[int]) -> float:
    """How many prompts chance alone would bring, among pupils of whom so many measures can be told: said beside the prompts themselves."""
    return sum(CHANCE[min(number, len(CHANCE) - 1)] for number in measures_told)
