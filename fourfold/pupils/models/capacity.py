"""Whether a young person can make one decision, as somebody assessed it."""

from django.db import models
from django.db.models import F, Q

from fourfold.accounts.models import Account
from fourfold.code_of_practice.capacity import matter_choices
from fourfold.pupils.models.child import ChildRecord, Pupil
from fourfold.pupils.models.families import Parent


class Capacity(ChildRecord):
    """One assessment for one decision: who assessed, when, on what, who acts where capacity is lacking, and until when it holds.

    Never edited: a later assessment for the same decision takes its place. Without one, and after its day, capacity is presumed.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="capacities")
    matter = models.CharField(max_length=12, choices=matter_choices)
    lacking = models.BooleanField()
    assessed_by = models.CharField(max_length=120)
    assessed_on = models.DateField()
    evidence = models.TextField()
    acts = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Who acts for the young person in this decision."""
    review_on = models.DateField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["assessed_on", "pk"]
        verbose_name_plural = "capacities"
        constraints = [
            models.CheckConstraint(condition=Q(lacking=False) | Q(acts__isnull=False), name="somebody_acts_where_capacity_is_lacking"),
            models.CheckConstraint(condition=Q(review_on__gt=F("assessed_on")), name="capacity_is_looked_at_again"),
            models.CheckConstraint(condition=~Q(assessed_by="") & ~Q(evidence=""), name="capacity_says_who_assessed_and_on_what"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} of {self.pupil}, {self.assessed_on}"
