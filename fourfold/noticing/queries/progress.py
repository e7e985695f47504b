"""What the rule says of a pupil and of a class today, with what a chart draws."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.prompting import Circumstance
from fourfold.noticing.circumstances import Circumstanced, circumstances_of
from fourfold.noticing.measures import MeasureRead, read_measure, read_measures, scores_beside
from fourfold.noticing.signs import MeasureSigns, measure_signs
from fourfold.progress.models import Round
from fourfold.progress.scores import Scores
from fourfold.pupils.models import Class, ClassPlace, Pupil
from fourfold.pupils.queries import visible_to as pupils_visible_to
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class ProgressRead:
    """A pupil's progress: measure by measure, most signs first; the rounds' names by day; what else may explain it."""

    measures: tuple[MeasureRead, ...]
    rounds: dict[date, str]
    still_open: str
    """The name of a round among them that is not closed yet."""
    circumstances: dict[Circumstance, Circumstanced]


@dataclass(frozen=True)
class PupilSigns:
    """One pupil of a class: the measure that says most, and how many measures have two signs or more."""

    pupil: Pupil
    most: MeasureRead | None
    with_two: tuple[str, ...]


def progress_of(actor: Actor, pupil: Pupil, *, today: date) -> ProgressRead | None:
    """Everything of one pupil, judged beside their year group; None where it is out of reach. A fixed number of queries."""
    if not Pupil.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW), pk=pupil.pk).exists():
        return None
    rounds = {one.day: one for one in Round.objects.filter(school=pupil.ledger_school, day__lte=today)}
    measures = sorted(
        read_measures(pupil, today=today), key=lambda one: (-one.signs, not one.is_told, one.measure.wider, one.measure.place)
    )
    days = {point.day for one in measures for point in one.lines.points}
    still_open = next((rounds[day].name for day in sorted(days, reverse=True) if day in rounds and rounds[day].is_open), "")
    names = {day: rounds[day].name for day in days if day in rounds}
    return ProgressRead(tuple(measures), names, still_open, circumstances_of(pupil, today=today))


def signs_in_class(actor: Actor, group: Class, *, today: date) -> list[PupilSigns]:
    """The pupils of a class whose results this person may see, by name. The number of queries does not grow with them."""
    places = ClassPlace.objects.filter(open_on(today), group=group)
    pupils = pupils_visible_to(actor, Permission.PROGRESS_VIEW).filter(pk__in=places.values("pupil"))
    found = list(pupils.order_by("surname", "forename", "pk"))
    scores = scores_beside(group.school_id, today, [one.pk for one in found])
    told = measure_signs(scores)
    return [_in_brief(scores, one, told.get(one.pk, [])) for one in found]


def _in_brief(scores: Scores, pupil: Pupil, told: list[MeasureSigns]) -> PupilSigns:
    most = max(told, key=lambda one: (one.signs, one.is_told, not one.measure.wider, -one.measure.place), default=None)
    names = tuple(one.measure.name for one in told if one.signs >= 2)
    return PupilSigns(pupil, None if most is None else read_measure(scores, pupil.pk, most), names)


def class_named(actor: Actor, school: School, code: str, *, today: date) -> Class | None:
    """The class with this code at a school of this person's: for those who may see the results of somebody in it."""
    visible = pupils_visible_to(actor, Permission.PROGRESS_VIEW)
    places = ClassPlace.objects.filter(open_on(today), pupil__in=visible.values("pk"), group__code=code)
    return Class.objects.filter(school=school, pk__in=places.values("group")).first()
