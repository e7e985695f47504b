"""The analysis of needs and what it is made from."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.models import ChildRecord, Pupil
from fourfold.support.kinds import source_choices
from fourfold.support.models.cycles import Cycle
from fourfold.support.models.rows import Edited

OPEN_STEPS = [Step.ASSESS, Step.PLAN]


class Assessment(Edited):
    """The needs as understood in one cycle, by the teacher with the SENCO: both names stand on it (6.45)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="assessments")
    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, related_name="assessment")
    strengths = models.TextField(blank=True)
    barriers = models.TextField(blank=True)
    """What gets in the way."""
    analysis = models.TextField(blank=True)
    """What the pupil needs, from all of it together."""
    compared = models.TextField(blank=True)
    """What the parents' concern says beside what the school knows (6.45)."""
    teacher = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    senco = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()

    def __str__(self) -> str:
        return f"Assessment in {self.cycle}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {
            Condition.DRAFT: Q(cycle__step__in=OPEN_STEPS),
            Condition.PUBLISHED_TO_FAMILY: ~Q(cycle__step=Step.ASSESS),
        }


class Source(ChildRecord):
    """One of the things that 6.45 names: what it says, or why it is not available."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sources")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=14, choices=source_choices)
    text = models.TextField(blank=True)
    not_available_because = models.TextField(blank=True)
    how = models.CharField(max_length=120, blank=True)
    """For views: words, pictures, symbols, watched; and who helped."""
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind"], name="one_source_a_kind"),
            models.CheckConstraint(condition=~Q(text="") ^ ~Q(not_available_because=""), name="a_source_says_something_or_why_not"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.assessment}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {
            Condition.DRAFT: Q(assessment__cycle__step__in=OPEN_STEPS),
            Condition.PUBLISHED_TO_FAMILY: ~Q(assessment__cycle__step=Step.ASSESS),
        }
