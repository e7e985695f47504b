"""A child's teachers, asked one by one what they see (6.45)."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support import kinds
from fourfold.support.models.assessments import Assessment
from fourfold.support.models.rows import by


class TeacherAsked(ChildRecord):
    """One teacher, asked about one child for one assessment; and what they answered, which is merged into the assessment's source."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="teachers_asked")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="teachers_asked")
    teacher = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    """The one reminder."""
    answered_at = models.DateTimeField(null=True, blank=True)
    progress = models.CharField(max_length=12, blank=True, choices=kinds.progress_choices)
    joins_in = models.CharField(max_length=12, blank=True, choices=kinds.joins_in_choices)
    feels = models.CharField(max_length=12, blank=True, choices=kinds.feels_choices)
    hard = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    more = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "teachers asked"
        ordering = ["asked_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "teacher"], name="a_teacher_is_asked_once_an_assessment")]

    def __str__(self) -> str:
        return f"{self.teacher} in {self.assessment}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "teacher"), Condition.DRAFT: Q(answered_at__isnull=True)}
