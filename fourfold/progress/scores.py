"""A school's results as the rule's columns, straight from the database: a few questions, however many pupils there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import FloatField
from django.db.models.functions import Cast

from fourfold.code_of_practice.identification import THRESHOLDS, Thresholds
from fourfold.progress.columns import Columns
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.rule import Found, judge
from fourfold.pupils.models import Enrolment
from fourfold.pupils.ties import open_on


@dataclass(frozen=True)
class Scores:
    """The results of everybody on roll: the columns, and what their numbers stand for.

    A pupil's cohort is the year group they belong to now, the same through the years. Where lower is better the score is turned round, so
    that higher is better; the round's date is the date of all its results.
    """

    columns: Columns
    pupils: tuple[int, ...]
    groups: tuple[tuple[str, Measure], ...]
    """Year group and measure."""

    def judged(self, rule: Thresholds = THRESHOLDS) -> Found:
        """What the rule says of everybody."""
        return judge(self.columns, rule)


def scores_of(school: int, *, today: date, years: Collection[str] | None = None, signed_off: bool = False) -> Scores:
    """All that the pupils on roll have shown, in three questions; those of some year groups, where they are named; in rounds that were
    signed off alone, where only those count."""
    roll = Enrolment._base_manager.filter(open_on(today), school=school)
    some = roll if years is None else roll.filter(year_group__in=years)
    year_of = dict(some.values_list("pupil", "year_group"))
    rounds = Round._base_manager.filter(school=school, day__lte=today)
    if signed_off:
        rounds = rounds.filter(signed_off_on__isnull=False)
    days = {number: day.toordinal() for number, day in rounds.values_list("pk", "day")}
    measures = {measure.pk: measure for measure in Measure._base_manager.filter(school=school)}
    standing = Result._base_manager.filter(round__school=school, replaced_at__isnull=True, value__isnull=False)
    if years is not None:
        standing = standing.filter(pupil__in=some.values("pupil"))
    rows = standing.values_list("pupil", "measure", "round", Cast("value", FloatField()))
    table = np.array([row for row in rows.iterator(chunk_size=20_000) if row[0] in year_of and row[2] in days], dtype=np.float64)
    if not len(table):
        none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
        return Scores(Columns(none, none, none, nothing, nothing, nothing), (), ())
    pupils, pupil = np.unique(table[:, 0].astype(np.int64), return_inverse=True)
    kinds, kind = np.unique(table[:, 1].astype(np.int64), return_inverse=True)
    whens, when = np.unique(table[:, 2].astype(np.int64), return_inverse=True)
    years = sorted(set(year_of.values()))
    cohort = np.array([years.index(year_of[number]) for number in pupils.tolist()])[pupil]
    groups, group = np.unique(cohort * len(kinds) + kind, return_inverse=True)
    named = tuple((years[code // len(kinds)], measures[int(kinds[code % len(kinds)])]) for code in groups.tolist())
    turned = np.array([-1.0 if measures[int(number)].lower_is_better else 1.0 for number in kinds])
    sem = np.array([np.nan if measure.sem is None else float(measure.sem) for _, measure in named])
    day = np.array([days[int(number)] for number in whens])[when]
    columns = Columns(group, pupil, day, table[:, 3] * turned[kind], sem, np.full(len(groups), np.nan))
    return Scores(columns, tuple(pupils.tolist()), named)
