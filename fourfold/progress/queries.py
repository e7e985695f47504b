"""Reading rounds and results, from the person who asks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.identification import Sign, Told
from fourfold.progress.completeness import Completeness
from fourfold.progress.models import HandedIn, Measure, Result, Round
from fourfold.progress.scales import SAYS_ITSELF
from fourfold.progress.scores import scores_of
from fourfold.progress.table import signs_and_numbers
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import visible_to as pupils_visible_to
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School

LATEST_ROUNDS = 3


def visible_to(actor: Actor, permission: Permission = Permission.PROGRESS_VIEW) -> QuerySet[Result]:
    """The results that this person may see, those that were replaced left out."""
    reach = within_reach(actor, permission, to="pupil", own=Result.conditions(actor))
    return Result.objects.filter(reach, replaced_at__isnull=True)


@dataclass(frozen=True)
class ResultTold:
    """One result as a page shows it."""

    in_words: str
    missed: str
    taken_on: date
    source: str

    @property
    def is_number(self) -> bool:
        return self.missed == ""


@dataclass(frozen=True)
class MeasureLine:
    """One measure of a pupil over the latest rounds, oldest first; None where there is nothing. No scale's name where values say it."""

    name: str
    scale_name: str
    wider: bool
    told: tuple[ResultTold | None, ...]


@dataclass(frozen=True)
class ResultsInBrief:
    """A pupil's latest results: the rounds, oldest first, and a line for each measure."""

    rounds: tuple[str, ...]
    still_open: bool
    lines: tuple[MeasureLine, ...]

    @property
    def latest(self) -> tuple[ResultTold, ...]:
        """What the latest round told."""
        return tuple(line.told[-1] for line in self.lines if line.told and line.told[-1] is not None)


def results_in_brief(actor: Actor, pupil: Pupil, *, rounds: int = LATEST_ROUNDS) -> ResultsInBrief:
    """A pupil's results in the latest rounds in which there are any, in one query."""
    known = Exists(Result.objects.filter(round=OuterRef("pk"), pupil=pupil, replaced_at__isnull=True))
    last = Round.objects.filter(known).order_by("-day").values("pk")[:rounds]
    found = list(visible_to(actor).filter(pupil=pupil, round__in=last).select_related("measure", "round"))
    latest = sorted({row.round for row in found}, key=lambda one: (one.day, one.pk))
    told = {(row.measure, row.round): ResultTold(row.in_words, row.missed, row.taken_on, row.source) for row in found}
    measures = sorted({measure for measure, _ in told}, key=lambda one: (one.wider, one.place, one.pk))
    lines = tuple(
        MeasureLine(
            one.name, "" if one.scale in SAYS_ITSELF else one.scale_name, one.wider, tuple(told.get((one, when)) for when in latest)
        )
        for one in measures
    )
    return ResultsInBrief(tuple(one.name for one in latest), bool(latest) and latest[-1].is_open, lines)


def rounds_of(actor: Actor, school: School) -> list[Round]:
    """The rounds of a school that this person belongs to, newest first: names and dates, nobody's results."""
    if school.pk not in actor.schools:
        return []
    return list(Round.objects.filter(school=school).select_related("signed_off_by").order_by("-day"))


def round_named(actor: Actor, code: str) -> Round | None:
    """The round with this code, at a school that this person belongs to."""
    return Round.objects.filter(school__in=actor.schools, code=code).first()


def measures_of(actor: Actor, school: School) -> list[Measure]:
    """What the school measures now, in its own order."""
    if school.pk not in actor.schools:
        return []
    return list(Measure.objects.filter(school=school, retired_on__isnull=True))


def measure_named(actor: Actor, school: School, code: str) -> Measure | None:
    """The measure with this code, of a school that this person belongs to, measured still or no more."""
    return Measure.objects.filter(school=school, school__in=actor.schools, code=code).first()


def measures_asked(actor: Actor, in_round: Round) -> list[Measure]:
    """What a round asks for."""
    return list(Measure.objects.filter(parts__round=in_round, school__in=actor.schools).order_by("place", "pk"))


@dataclass(frozen=True)
class StillMissing:
    """A pupil, and the measures of which nothing is written down."""

    pupil: Pupil
    measures: tuple[str, ...]


@dataclass(frozen=True)
class ClassStands:
    """One class in a in_round."""

    code: str
    name: str
    year_group: str
    subject: str
    pupils: int
    wanted: int
    missing: tuple[StillMissing, ...]
    handed_in_on: date | None
    handed_in_by: str

    @property
    def is_complete(self) -> bool:
        return not self.missing


def classes_in(actor: Actor, in_round: Round, *, today: date) -> list[ClassStands]:
    """How far each class has come in a round, among the pupils whose results this person may see."""
    visible = {pupil.pk: pupil for pupil in pupils_visible_to(actor, Permission.PROGRESS_VIEW)}
    names = dict(in_round.parts.values_list("measure", "measure__name"))
    said = {row.group_id: row for row in HandedIn.objects.filter(round=in_round).select_related("by")}
    found = []
    for one in Completeness(in_round, today, visible.keys()).classes():
        handed = said.get(one.group.pk)
        missing = [StillMissing(visible[pk], tuple(names[measure] for measure in measures)) for pk, measures in one.missing.items()]
        found.append(
            ClassStands(
                one.group.code,
                one.group.name,
                one.group.year_group,
                one.group.subject,
                one.pupils,
                one.wanted,
                tuple(sorted(missing, key=lambda who: (who.pupil.surname, who.pupil.forename, who.pupil.pk))),
                handed.on if handed else None,
                handed.by.formal_name if handed and handed.by else "",
            )
        )
    return found


@dataclass(frozen=True)
class SignsShown:
    """What the rule says of one pupil on one measure, at the latest round of their cohort. A reason to look, never a decision (6.23)."""

    pupil: int
    year_group: str
    measure: Measure
    at: date
    signs: dict[Sign, Told]
    numbers: dict[str, float]


def signs_at(actor: Actor, school: School, *, today: date) -> list[SignsShown]:
    """The four signs of every pupil whose results this person may see; each beside their whole cohort (6.17).

    In the numbers higher is better, whatever the measure's own way round.
    """
    visible = set(pupils_visible_to(actor, Permission.PROGRESS_VIEW).values_list("pk", flat=True))
    scores = scores_of(school.pk, today=today)
    found = scores.judged()
    signs, numbers = signs_and_numbers(found)
    at, shown = found.at.tolist(), []
    for row, (group, place) in enumerate(zip(found.group.tolist(), found.pupil.tolist(), strict=True)):
        year_group, measure = scores.groups[group]
        if (pupil := scores.pupils[place]) in visible:
            shown.append(SignsShown(pupil, year_group, measure, date.fromordinal(at[row]), signs(row), numbers(row)))
    return shown
