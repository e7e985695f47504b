"""What a school can offer."""

from django.db import models

from fourfold.pupils.models import new_code
from fourfold.schools.models import School, SchoolRecord


class Provision(SchoolRecord):
    """One kind of help that the school offers, as it usually runs: a line of a plan may start from it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="provision")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    name = models.CharField(max_length=80)
    what = models.TextField(blank=True)
    """What happens with the pupil, in words a family reads."""
    area = models.CharField(max_length=32, blank=True)
    """The broad area of need it mostly serves (6.28-6.35)."""
    group_size = models.PositiveSmallIntegerField(default=1)
    times_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    """What is known of its effect (6.50)."""
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "provision"
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], condition=models.Q(retired_on__isnull=True), name="one_provision_a_name"),
            models.CheckConstraint(condition=models.Q(group_size__gte=1), name="provision_is_for_somebody"),
        ]

    def __str__(self) -> str:
        return self.name
