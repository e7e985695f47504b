"""A child's results as their family reads them, or they themselves: of rounds that were signed off, where the school shows them."""

from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.code_of_practice.identification import THRESHOLDS
from fourfold.noticing.lines import Lines
from fourfold.noticing.measures import MeasureRead, read_measures
from fourfold.progress.models import Result
from fourfold.progress.scales import Missed
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import open_record
from fourfold.pupils.standing import within_reach
from fourfold.schools.bounds import ResultsShown
from fourfold.schools.models import School

GIVEN = frozenset({Condition.PUBLISHED_TO_FAMILY})
TOLD = frozenset({"gain"})
TOLD_BESIDE = TOLD | {"peer_mean", "peers"}


@dataclass(frozen=True)
class FamilyMeasure:
    """One measure: what it showed in each round. Its lines and numbers hold nothing of others, unless the school shows how others did."""

    read: MeasureRead
    missed: dict[date, Missed]
    may_be_chance: bool
    """The change since a year ago is within the error of the test."""

    @property
    def latest(self) -> tuple[date, float] | None:
        """What the child showed last, and in the round of which day."""
        return next(((point.day, point.own) for point in reversed(self.read.lines.points) if point.own is not None), None)


@dataclass(frozen=True)
class FamilyResults:
    """Everything on a family's page of results. `you` when the reader is the child."""

    pupil_code: str
    who: str
    you: bool
    school_shows: bool
    measures: tuple[FamilyMeasure, ...]
    """Those of the newest round first."""
    rounds: dict[date, str]


def results_for(actor: Actor, code: str, *, today: date) -> FamilyResults | None:
    """Open the results of one's own child, or one's own, and leave a Viewing. None where they are not this person's to see."""
    opened = open_record(actor, code, page="family results", needs=Permission.PROGRESS_VIEW, side=Side.FAMILY, under=GIVEN)
    if opened is None:
        return None
    pupil, school = opened.pupil, opened.pupil.last_school()
    shown = school.results_shown
    rows = list(_shared(actor, pupil, school).select_related("measure", "round").order_by("round__day"))
    beside = shown == ResultsShown.BESIDE
    missed: dict[int, dict[date, Missed]] = {}
    for row in rows:
        if row.missed:
            missed.setdefault(row.measure_id, {})[row.round.day] = Missed(row.missed)
    read = read_measures(pupil, today=today, signed_off=True) if rows else []
    given = [_given(one, missed.get(one.measure.pk, {}), beside=beside) for one in read]
    newest = max((one.latest[0] for one in given if one.latest), default=None)
    return FamilyResults(
        pupil_code=pupil.code,
        who=pupil.forename,
        you=pupil.account_id is not None and pupil.account_id == actor.account,
        school_shows=shown != ResultsShown.NOTHING,
        measures=tuple(sorted(given, key=lambda one: one.latest is None or one.latest[0] != newest)),
        rounds={row.round.day: row.round.name for row in rows},
    )


def latest_round_shared(actor: Actor, pupil: Pupil, school: School) -> str:
    """The name of the latest round at this school of which this family may see something; empty where there is none."""
    row = _shared(actor, pupil, school).select_related("round").order_by("-round__day").first()
    return row.round.name if row is not None else ""


def _shared(actor: Actor, pupil: Pupil, school: School) -> QuerySet[Result]:
    """Those of the school where the child is now, as on the staff's pages."""
    theirs = within_reach(actor, Permission.PROGRESS_VIEW, to="pupil", own=Result.conditions(actor), side=Side.FAMILY, of=pupil)
    return Result.objects.filter(theirs, pupil=pupil, replaced_at__isnull=True, round__school=school)


def _given(one: MeasureRead, missed: dict[date, Missed], *, beside: bool) -> FamilyMeasure:
    """A measure without what is not for a family: no sign, no gap to the year; and of the others nothing, or what ten and more did at the
    two points at which all of them were there."""
    gain, drawn = one.numbers.get("gain"), one.lines
    many = beside and one.numbers.get("peers", 0) >= THRESHOLDS.fewest
    ends = (drawn.year_ago, drawn.latest) if many else ()
    points = tuple(replace(point, year=None, peers=point.peers if point.day in ends else None) for point in drawn.points)
    lines = Lines(points, drawn.peers if many else 0, drawn.year_ago, drawn.latest)
    numbers = {name: number for name, number in one.numbers.items() if name in (TOLD_BESIDE if many else TOLD)}
    error = None if one.measure.sem is None else float(one.measure.sem) * sqrt(2)
    may_be_chance = gain is not None and error is not None and 0 < abs(gain) <= error
    return FamilyMeasure(replace(one, now={}, numbers=numbers, lines=lines), missed, may_be_chance)
