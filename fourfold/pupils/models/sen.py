"""SEN status and needs as dated history, and the circumstances that must be thought of before slow progress is called a need."""

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models.child import ChildRecord, Pupil
from fourfold.schools.models import Authority


class SenPeriod(ChildRecord):
    """A time with one SEN status: N, K or E; A, P and S in old history only. One is open."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sen_periods")
    status = models.CharField(max_length=1)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    """The last day on which it held."""
    annual_review_on = models.DateField(null=True, blank=True)
    """When the authority must next review an EHC plan (CFA 2014 s.44)."""
    because = models.CharField(max_length=60, blank=True)
    """What it follows from: a decision, an import."""

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(ends__isnull=True), name="one_open_sen_status"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_sen_status_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(status__in=["N", "K", "E", "A", "P", "S"]), name="a_sen_status_is_a_known_letter"),
            models.CheckConstraint(condition=Q(ends__isnull=False) | Q(status__in=["N", "K", "E"]), name="an_open_sen_status_is_n_k_or_e"),
        ]
        indexes = [models.Index(fields=["status", "ends"], name="pupils_by_sen_status")]

    def __str__(self) -> str:
        return f"{self.status} from {self.starts}"


class Need(ChildRecord):
    """A type of need by its census code, ranked and dated."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=4)
    area = models.CharField(max_length=32, blank=True)
    """Which of the four broad areas, where the code alone does not say (6.28-6.35)."""
    rank = models.PositiveSmallIntegerField(default=1)
    detail = models.TextField(blank=True)
    """Diagnostic detail: seen with the right to clinical records alone."""
    staff_should_know = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["rank", "starts"]
        constraints = [
            models.UniqueConstraint(fields=["pupil", "code"], condition=Q(ends__isnull=True), name="one_open_need_a_code"),
            models.UniqueConstraint(fields=["pupil", "rank"], condition=Q(ends__isnull=True), name="one_open_need_a_rank"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=99), name="a_need_ranks_from_1_to_99"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_need_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.code}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Staff who work with the child read the detail of a need that the SENCO marked for them (F)."""
        return {Condition.FLAGGED: Q(staff_should_know=True)}


class Circumstances(ChildRecord):
    """Facts about a child's life and schooling that may explain slow progress (6.21-6.24). One row a pupil, empty where not known."""

    pupil = models.OneToOneField(Pupil, on_delete=models.PROTECT, related_name="circumstances")
    eal = models.BooleanField(null=True)
    """English as an additional language."""
    first_language = models.CharField(max_length=60, blank=True)
    arrived_in_england_on = models.DateField(null=True, blank=True)
    free_school_meals = models.BooleanField(null=True)
    attendance = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    """Per cent of the sessions of this school year."""
    attendance_as_at = models.DateField(null=True, blank=True)
    sight_checked_on = models.DateField(null=True, blank=True)
    sight_found = models.CharField(max_length=120, blank=True)
    hearing_checked_on = models.DateField(null=True, blank=True)
    hearing_found = models.CharField(max_length=120, blank=True)
    teacher_knows = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "circumstances"

    def __str__(self) -> str:
        return f"Circumstances of {self.pupil}"


class LookedAfter(ChildRecord):
    """A time in the care of an authority, with those who must be told and asked."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="looked_after")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    social_worker = models.CharField(max_length=120, blank=True)
    social_worker_phone = models.CharField(max_length=40, blank=True)
    social_worker_email = models.EmailField(blank=True)
    virtual_head = models.CharField(max_length=120, blank=True)
    virtual_head_email = models.EmailField(blank=True)
    designated_teacher = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "looked after"
        constraints = [models.UniqueConstraint(fields=["pupil"], condition=Q(ends__isnull=True), name="one_open_time_in_care")]

    def __str__(self) -> str:
        return f"{self.pupil} looked after by {self.authority}"
