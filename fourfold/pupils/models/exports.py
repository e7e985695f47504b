"""A list of more than 30 pupils that somebody asks to take away, and the head's word on it (veto 6)."""

from django.db import models
from django.db.models import F, Q

from fourfold.accounts.models import Account
from fourfold.pupils.models.child import new_code
from fourfold.schools.models import School, SchoolRecord


class ExportRequest(SchoolRecord):
    """A list that waits for a second person: of which pupils, who asks, who releases it."""

    MOST_AT_ONCE = 30
    """How many pupils one person may take away without another."""
    DAYS_OPEN = 7
    """How long a released list may be taken."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="exports_asked_for")
    kind = models.CharField(max_length=20)
    """What the list is: "sen_register"."""
    pupils = models.JSONField(default=list)
    """Which pupils, by number. Whoever takes the list gets those of them whom they may still see."""
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    released_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(released_by=F("asked_by")), name="two_people_release_a_list"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {len(self.pupils)} pupils, asked for on {self.asked_on}"
