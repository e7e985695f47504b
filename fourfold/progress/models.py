"""Measures, rounds and results."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.progress.scales import KINDS, Missed, Scale, in_words
from fourfold.pupils.models import ChildRecord, Class, Pupil, new_code
from fourfold.pupils.ties import ties_of
from fourfold.schools.bounds import ResultsShown
from fourfold.schools.models import School, SchoolRecord, standing_at


class AskedOfTeachers(SchoolRecord):
    """A row of the school that teachers write results for: that they teach somebody ties them to it; which pupils, each verb asks."""

    class Meta:
        abstract = True

    def taught_by(self, actor: Actor) -> bool:
        """Whether the person works in any of the school's classes."""
        today = clock.today()
        return bool(ties_of(actor, today).classes(self.ledger_school, since=today))

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        found = standing_at(actor, self.ledger_school)
        if Role.TEACHER in found.facts and self.taught_by(actor):
            teaching = found.facts[Role.TEACHER] | {Condition.TEACHES}
            return Standing({**found.facts, Role.TEACHER: teaching}, found.vetoes)
        return found


class Measure(SchoolRecord):
    """What is assessed and how: a subject on a scale; or, for wider development, what a teacher sees of it (6.17, 6.18)."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="measures")
    name = models.CharField(max_length=80)
    """What it is called where several measure one subject: "Reading age"."""
    subject = models.CharField(max_length=60)
    """The same word as a teaching set's, where there are sets."""
    scale = models.CharField(max_length=12)
    wider = models.BooleanField(default=False)
    """Wider development and social needs rather than attainment (6.18)."""
    lower_is_better = models.BooleanField(default=False)
    sem = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    """The standard error of measurement; empty where nobody knows it."""
    grades = models.JSONField(default=list, blank=True)  # the lowest first
    least = models.DecimalField(max_digits=7, decimal_places=2)
    most = models.DecimalField(max_digits=7, decimal_places=2)
    year_groups = models.JSONField(default=list, blank=True)
    """Who is assessed with it, as year codes; empty for everybody."""
    place = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], condition=Q(retired_on__isnull=True), name="one_measure_a_name"),
            models.CheckConstraint(condition=Q(scale__in=[scale.value for scale in Scale]), name="a_measure_has_a_known_scale"),
            models.CheckConstraint(condition=Q(least__lt=F("most")), name="a_measure_has_room"),
            models.CheckConstraint(condition=Q(sem__isnull=True) | Q(sem__gt=0), name="an_error_of_measurement_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scale_name(self) -> str:
        return KINDS[Scale(self.scale)].name

    def in_words(self, value: Decimal) -> str:
        """A value of this measure as people write it."""
        return in_words(value, Scale(self.scale), self.grades)


class Round(AskedOfTeachers):
    """A time of the year at which all pupils are assessed: usually one a term."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField(max_length=60)
    day = models.DateField()
    """The date that counts for all of its results: a test caught up with two days later is no new point."""
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    """From then on teachers change nothing, and a correction stands beside what it corrects."""
    signed_off_on = models.DateField(null=True, blank=True)
    signed_off_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    incomplete_because = models.CharField(max_length=300, blank=True)
    """Why it was signed off although results are missing."""

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "day"], name="one_round_a_day"),
            models.UniqueConstraint(fields=["school", "name"], name="one_round_a_name"),
            models.CheckConstraint(
                condition=Q(signed_off_on__isnull=True) | Q(closed_on__isnull=False), name="what_is_signed_off_is_closed"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class RoundPart(SchoolRecord):
    """One measure of a round, and the year groups that it is asked of."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="parts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="parts")
    year_groups = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "measure"], name="one_part_a_measure")]

    def __str__(self) -> str:
        return f"{self.measure} in {self.round}"

    @property
    def ledger_school(self) -> int:
        return self.round.school_id


class HandedIn(AskedOfTeachers):
    """That the results of one class are all in, said by whoever teaches there."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="handed_in")
    group = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="results_handed_in")
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "handed in"
        constraints = [models.UniqueConstraint(fields=["round", "group"], name="a_class_hands_in_once")]

    def __str__(self) -> str:
        return f"{self.group} for {self.round}"

    @property
    def ledger_school(self) -> int:
        return self.round.school_id

    def taught_by(self, actor: Actor) -> bool:
        today = clock.today()
        return self.group_id in ties_of(actor, today).classes(self.ledger_school, since=today)


def reasons() -> list[tuple[str, str]]:
    return [(one.value, one.name) for one in Missed]


class Result(ChildRecord):
    """What one pupil showed on one measure in one round; or that they were absent, or not tested."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="results", db_index=False)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="results")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="results", db_index=False)
    value = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    missed = models.CharField(max_length=10, choices=reasons, blank=True)
    taken_on = models.DateField()
    source = models.CharField(max_length=80, blank=True)
    """Which test, or where it came from; empty for what a teacher entered."""
    sure = models.BooleanField(default=False)
    """Somebody looked again at a value far from the last one, and it stands."""
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    """Since when another stands in its place: what a closed round said is kept."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "measure", "round"], condition=Q(replaced_at__isnull=True), name="one_result_a_round"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missed="") | Q(value__isnull=True, missed__in=["absent", "not_tested"]),
                name="a_result_or_why_there_is_none",
            ),
        ]
        indexes = [models.Index(fields=["round", "measure"], name="results_of_a_round")]

    def __str__(self) -> str:
        return f"{self.measure} in {self.round}"

    @property
    def ledger_school(self) -> int:
        return self.round.school_id

    @property
    def mark(self) -> str:
        """Which writing of it this is: by it one knows that somebody wrote meanwhile."""
        return str(int(self.at.timestamp() * 1_000_000))

    @property
    def in_words(self) -> str:
        """ "7 years 10 months"; empty where there is no number."""
        return "" if self.value is None else self.measure.in_words(self.value)

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Draft, while its round is open; its family's once that was signed off, where the school shows results."""
        shown = Q(round__signed_off_on__isnull=False) & ~Q(round__school__results_shown=ResultsShown.NOTHING)
        return {Condition.DRAFT: Q(round__closed_on__isnull=True), Condition.PUBLISHED_TO_FAMILY: shown}

    def become_history(self, on: date) -> tuple[str, ...]:
        """The other record of the same child has one for that round already, which stands."""
        self.replaced_at = clock.now()
        return ("replaced_at",)
