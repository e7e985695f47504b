"""Results by name, as files and the database hold them, into the rule's columns; and the rule's answer back by name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from math import isfinite, nan

import numpy as np

from fourfold.code_of_practice.identification import THRESHOLDS, Sign, Thresholds, Told
from fourfold.progress.columns import Columns
from fourfold.progress.rule import CANNOT_TELL, NO, YES, Found, Numbers, judge

IN_WORDS = {YES: Told.YES, NO: Told.NO, CANNOT_TELL: Told.CANNOT_TELL}
NUMBERS = tuple(one.name for one in fields(Numbers))


@dataclass(frozen=True)
class Judged:
    """What the rule says of one pupil on one measure: the signs, and the numbers behind them; a number that there is not is left out."""

    pupil: str
    cohort: str
    measure: str
    at: date
    signs: dict[Sign, Told]
    numbers: dict[str, float]

    def as_dict(self) -> dict[str, object]:
        """For another program."""
        at = {"pupil": self.pupil, "cohort": self.cohort, "measure": self.measure, "at": self.at.isoformat()}
        return at | {"signs": {sign.value: told.value for sign, told in self.signs.items()}, "numbers": self.numbers}


@dataclass
class Table:
    """Results in the order in which they came."""

    groups: dict[tuple[str, str], int] = field(default_factory=dict)
    pupils: dict[str, int] = field(default_factory=dict)
    group: list[int] = field(default_factory=list)
    pupil: list[int] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    score: list[float] = field(default_factory=list)

    def add(self, pupil: str, cohort: str, measure: str, day: int, score: float) -> None:
        """One more result; the day as an ordinal."""
        self.group.append(self.groups.setdefault((cohort, measure), len(self.groups)))
        self.pupil.append(self.pupils.setdefault(pupil, len(self.pupils)))
        self.day.append(day)
        self.score.append(score)

    def columns(self, *, sem: Sequence[float | None], band: Sequence[float | None]) -> Columns:
        """The results as the rule takes them, with the error of measurement and the band of each group."""
        return Columns(
            np.array(self.group, dtype=np.int64),
            np.array(self.pupil, dtype=np.int64),
            np.array(self.day, dtype=np.int64),
            np.array(self.score, dtype=np.float64),
            np.array([nan if one is None else one for one in sem], dtype=np.float64),
            np.array([nan if one is None else one for one in band], dtype=np.float64),
        )

    def judged(self, *, sem: float | None = None, band: float | None = None, rule: Thresholds = THRESHOLDS) -> Iterator[Judged]:
        """What the rule says, in the order in which pupils and measures first came; one error and one band for every measure."""
        many = len(self.groups)
        yield from self.named(judge(self.columns(sem=[sem] * many, band=[band] * many), rule))

    def named(self, found: Found) -> Iterator[Judged]:
        """The rule's answer by name."""
        pupils, groups, at = list(self.pupils), list(self.groups), found.at.tolist()
        first = {key: number for number, key in reversed(list(enumerate(zip(self.group, self.pupil, strict=True))))}
        keys = list(zip(found.group.tolist(), found.pupil.tolist(), strict=True))
        signs, numbers = signs_and_numbers(found)
        for row in sorted(range(len(keys)), key=lambda row: first[keys[row]]):
            group, pupil = keys[row]
            cohort, measure = groups[group]
            yield Judged(pupils[pupil], cohort, measure, date.fromordinal(at[row]), signs(row), numbers(row))


def signs_and_numbers(found: Found) -> tuple[Callable[[int], dict[Sign, Told]], Callable[[int], dict[str, float]]]:
    """What is told in a row of the answer, and the numbers behind it."""
    told = {sign: getattr(found, sign.value).tolist() for sign in Sign}
    columns = {name: getattr(found.numbers, name).tolist() for name in NUMBERS}

    def signs(row: int) -> dict[Sign, Told]:
        return {sign: IN_WORDS[values[row]] for sign, values in told.items()}

    def numbers(row: int) -> dict[str, float]:
        there = {name: values[row] for name, values in columns.items() if isfinite(values[row])}
        return there | {"peers": int(there["peers"])} if "peers" in there else there

    return signs, numbers
