"""The sheet on which a class's results are entered: one round, one measure, the pupils of one class, and what each showed last time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.progress.completeness import Completeness
from fourfold.progress.models import HandedIn, Measure, Result, Round
from fourfold.progress.queries import visible_to
from fourfold.progress.scales import Scale, far_from
from fourfold.progress.typed import MISSED_WORDS, Scaled, as_typed
from fourfold.pupils.models import Class, ClassPlace, Pupil
from fourfold.pupils.standing import open_on, within_reach


@dataclass(frozen=True)
class MeasureAsked:
    """One measure that a class may be assessed with, and how many of its pupils are still without a result where the round asks for it."""

    code: str
    name: str
    wanted: int
    missing: int

    @property
    def is_asked(self) -> bool:
        return self.wanted > 0


@dataclass(frozen=True)
class Cell:
    """One pupil's place on the sheet: what stands there, and what they showed last time."""

    pupil: Pupil
    measure: Measure
    result: Result | None
    last: Result | None
    in_round: Round

    @property
    def text(self) -> str:
        """What stands there, as one would type it."""
        return written(self.result, self.measure)

    @property
    def mark(self) -> str:
        return self.result.mark if self.result else ""

    @property
    def last_text(self) -> str:
        return written(self.last, self.measure)

    @property
    def last_when(self) -> str:
        return self.last.round.name if self.last else ""

    @property
    def far(self) -> int:
        """1 where the value is much higher than last time, -1 much lower; 0 where it is not, or somebody was sure."""
        if self.result is None or self.result.sure or self.result.value is None or self.last is None or self.last.value is None:
            return 0
        before, now = self.last.round.day, self.in_round.day
        months = (now.year - before.year) * 12 + now.month - before.month
        one = self.measure
        return far_from(self.result.value, self.last.value, scale=Scale(one.scale), least=one.least, most=one.most, months=months)


def written(result: Result | None, measure: Measure) -> str:
    """A result as it stands in a box."""
    if result is None:
        return ""
    return MISSED_WORDS[result.missed] if result.value is None else as_typed(result.value, Scaled.of(measure))


@dataclass(frozen=True)
class Sheet:
    """One class in one round, as the person who asks may write on it."""

    actor: Actor
    round: Round
    group: Class
    pupils: tuple[Pupil, ...]
    stands: Completeness
    is_locked: bool
    """The round is closed, and what it said is not this person's to correct."""

    @cached_property
    def measures(self) -> dict[str, tuple[Measure, MeasureAsked]]:
        """By code: those that the round asks of these pupils, then the school's others that could be entered for them."""
        here = [pupil.pk for pupil in self.pupils]
        wanted = Counter(measure for pupil in here for measure in self.stands.wanted(pupil, self.group.subject))
        missing = Counter(one for measures in self.stands.missing_of(here, self.group.subject).values() for one in measures)
        known = Measure.objects.filter(Q(retired_on__isnull=True) | Q(pk__in=wanted), school=self.round.school_id)
        fits = [one for one in known if one.pk in wanted or (self.group.subject in ("", one.subject) and self._any_fits(one))]
        fits.sort(key=lambda one: (one.pk not in wanted, one.place, one.pk))
        return {one.code: (one, MeasureAsked(one.code, one.name, wanted[one.pk], missing[one.pk])) for one in fits}

    def _any_fits(self, measure: Measure) -> bool:
        return any(self.fits(pupil, measure) for pupil in self.pupils)

    def fits(self, pupil: Pupil, measure: Measure) -> bool:
        """Whether a pupil of that year group is assessed with it."""
        return not measure.year_groups or self.stands.roll.get(pupil.pk) in measure.year_groups

    def cells(self, measure: Measure) -> list[Cell]:
        """A place for each pupil whom the measure is for, by name. Two questions."""
        asked = {pk for pk, _, _ in self.stands.asked}
        among = [
            pupil
            for pupil in self.pupils
            if (measure.pk in self.stands.wanted(pupil.pk, self.group.subject) if measure.pk in asked else self.fits(pupil, measure))
        ]
        rows = visible_to(self.actor).filter(measure=measure, pupil__in=among)
        here = {row.pupil_id: row for row in rows.filter(round=self.round).select_related("by")}
        before = rows.filter(round__day__lt=self.round.day, value__isnull=False).select_related("round").order_by("round__day", "pk")
        last = {row.pupil_id: row for row in before}
        return [Cell(pupil, measure, here.get(pupil.pk), last.get(pupil.pk), self.round) for pupil in among]

    @property
    def handing_in(self) -> HandedIn:
        """The word that all is in, said or not yet."""
        return HandedIn.objects.filter(round=self.round, group=self.group).first() or HandedIn(round=self.round, group=self.group)


def sheet_of(actor: Actor, class_code: str, round_code: str, *, today: date) -> Sheet | None:
    """A class's sheet; None for who may read nobody's results in it. Raises Denied for who may read, and not write."""
    group = Class.objects.filter(code=class_code, school__in=actor.schools).first()
    in_round = Round.objects.filter(code=round_code, school__in=actor.schools).first()
    if group is None or in_round is None or group.school_id != in_round.school_id:
        return None
    stands = Completeness(in_round, today)
    there = ClassPlace.objects.filter(open_on(stands.day), group=group).values("pupil")
    readable = Pupil.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW, side=Side.SCHOOL), pk__in=there)
    if not readable.exists():
        return None
    writable = readable.filter(within_reach(actor, Permission.PROGRESS_CREATE, side=Side.SCHOOL))
    pupils = tuple(pupil for pupil in writable.order_by("surname", "forename", "pk") if pupil.pk in stands.roll)
    if not pupils:
        raise Denied("Results are entered by those who teach the class.")
    corrects = in_round.is_open or Pupil.objects.filter(
        within_reach(actor, Permission.PROGRESS_EDIT, side=Side.SCHOOL), pk__in=[pupil.pk for pupil in pupils]
    )
    return Sheet(actor, in_round, group, pupils, stands, is_locked=not in_round.is_open and not corrects)


def rounds_open(actor: Actor, school: int) -> list[Round]:
    """The rounds that wait for results at a school that this person belongs to, the next first."""
    if school not in actor.schools:
        return []
    return list(Round.objects.filter(school=school, closed_on__isnull=True).order_by("day"))


def classes_to_enter(actor: Actor, school: int, *, today: date) -> set[str]:
    """The codes of the classes in which this person may write results of somebody."""
    theirs = Pupil.objects.filter(within_reach(actor, Permission.PROGRESS_CREATE, side=Side.SCHOOL))
    there = ClassPlace.objects.filter(open_on(today), group__school=school, pupil__in=theirs)
    return set(there.values_list("group__code", flat=True).distinct())
