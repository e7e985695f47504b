"""What the rule says of everybody in a school, on every measure, at their latest round and at the one before it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.code_of_practice.identification import Prompt, Sign, Told, can_be_told, number_of_signs, prompts
from fourfold.progress.columns import before_the_latest
from fourfold.progress.models import Measure
from fourfold.progress.rule import judge
from fourfold.progress.scores import Scores, scores_of
from fourfold.progress.table import signs_and_numbers

NOTHING = dict.fromkeys(Sign, Told.CANNOT_TELL)


@dataclass(frozen=True)
class MeasureSigns:
    """One measure of one pupil: the signs, those of the round before, and the numbers, in which higher is better."""

    group: int
    """Which of the columns' groups it is."""
    measure: Measure
    at: date
    now: dict[Sign, Told]
    before: dict[Sign, Told]
    numbers: dict[str, float]

    @property
    def signs(self) -> int:
        return number_of_signs(self.now)

    @property
    def is_told(self) -> bool:
        return can_be_told(self.now)

    def as_kept(self) -> dict[str, Any]:
        """As a prompt keeps it."""
        return {
            "measure": self.measure.pk,
            "name": self.measure.name,
            "at": self.at.isoformat(),
            "signs": {sign.value: told.value for sign, told in self.now.items()},
            "before": {sign.value: told.value for sign, told in self.before.items()},
            "numbers": self.numbers,
        }


def signs_of_everybody(school: int, *, day: date) -> dict[int, list[MeasureSigns]]:
    """By pupil, in the measures' order, as it stood on a day: a fixed number of queries."""
    return measure_signs(scores_of(school, today=day))


def measure_signs(scores: Scores) -> dict[int, list[MeasureSigns]]:
    """The same, of scores at hand."""
    now, before = scores.judged(), judge(before_the_latest(scores.columns))
    earlier = {key: row for row, key in enumerate(zip(before.group.tolist(), before.pupil.tolist(), strict=True))}
    signs, numbers = signs_and_numbers(now)
    signs_before, at = signs_and_numbers(before)[0], now.at.tolist()
    found: dict[int, list[MeasureSigns]] = {}
    for row, (group, place) in enumerate(zip(now.group.tolist(), now.pupil.tolist(), strict=True)):
        then = earlier.get((group, place))
        one = MeasureSigns(
            group,
            scores.groups[group][1],
            date.fromordinal(at[row]),
            signs(row),
            NOTHING if then is None else signs_before(then),
            numbers(row),
        )
        found.setdefault(scores.pupils[place], []).append(one)
    for measures in found.values():
        measures.sort(key=lambda one: (one.measure.wider, one.measure.place, one.measure.pk))
    return found


def why_prompted(measures: Collection[MeasureSigns]) -> frozenset[Prompt]:
    """Why a person should look at a pupil; nothing is the usual answer."""
    return prompts([(one.now, one.before) for one in measures])
