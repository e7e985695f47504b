"""A school's own symbols, in the place of our drawings in My say."""

from django.db import models
from django.db.models import Q

from fourfold.accounts.models import Account
from fourfold.pupils.models import new_code
from fourfold.schools.models import School, SchoolRecord


class Symbol(SchoolRecord):
    """The picture by which a school shows one choice, from a set that its children know. Never changed: another takes its place."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="symbols")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    choice = models.CharField(max_length=20)
    """The key of the choice in the questions: "friend"."""
    picture = models.BinaryField()
    content_type = models.CharField(max_length=20)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "choice"], condition=Q(ended_at__isnull=True), name="one_symbol_a_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.choice} at {self.school}"
