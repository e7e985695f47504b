"""One pupil's measures with what a chart draws, judged beside their year group; for whoever was found to see them."""

from dataclasses import dataclass
from datetime import date

from fourfold.code_of_practice.identification import Sign, Told, number_of_signs
from fourfold.noticing.lines import Lines, lines_of
from fourfold.noticing.signs import MeasureSigns, measure_signs
from fourfold.progress.models import Measure
from fourfold.progress.scores import Scores, scores_of
from fourfold.pupils.models import Enrolment, Pupil
from fourfold.pupils.standing import open_on


@dataclass(frozen=True)
class MeasureRead:
    """One measure of one pupil, and what its chart draws; in its numbers and lines higher is better."""

    measure: Measure
    now: dict[Sign, Told]
    numbers: dict[str, float]
    lines: Lines

    @property
    def signs(self) -> int:
        return number_of_signs(self.now)

    @property
    def is_told(self) -> bool:
        return any(told is not Told.CANNOT_TELL for told in self.now.values())


def read_measures(pupil: Pupil, *, today: date, signed_off: bool = False) -> list[MeasureRead]:
    """All measures of a pupil; in rounds that were signed off alone, where only those count."""
    scores = scores_beside(pupil.ledger_school, today, [pupil.pk], signed_off=signed_off)
    return [read_measure(scores, pupil.pk, one) for one in measure_signs(scores).get(pupil.pk, [])]


def scores_beside(school: int, today: date, pupils: list[int], *, signed_off: bool = False) -> Scores:
    """The scores of the year groups that these pupils are in."""
    roll = Enrolment.objects.filter(open_on(today), school=school, pupil__in=pupils)
    return scores_of(school, today=today, years=sorted(set(roll.values_list("year_group", flat=True))), signed_off=signed_off)


def read_measure(scores: Scores, pupil: int, one: MeasureSigns) -> MeasureRead:
    """One of them."""
    lines = lines_of(scores.columns, one.group, scores.pupils.index(pupil), band=one.numbers.get("band"))
    return MeasureRead(one.measure, one.now, one.numbers, lines)
