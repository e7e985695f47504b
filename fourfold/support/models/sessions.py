"""What was given."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support import kinds
from fourfold.support.models.plans import ProvisionLine
from fourfold.support.models.rows import ALWAYS, by, new_key


class Session(ChildRecord):
    """One session of one line for one pupil: it happened, the child was away, or it did not happen and why (6.52, 6.73).

    Its author corrects it for 24 hours; after that a correction stands beside it and counts in its place.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sessions")
    line = models.ForeignKey(ProvisionLine, on_delete=models.PROTECT, related_name="sessions")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=48, unique=True, default=new_key)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=0)
    """Minutes given: 0 unless it happened."""
    state = models.CharField(max_length=8, choices=kinds.happened_choices)
    feeling = models.CharField(max_length=4, blank=True)
    because = models.CharField(max_length=10, blank=True, choices=kinds.why_not_choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    logged_at = models.DateTimeField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state="happened") | Q(minutes=0), name="no_minutes_without_a_session"),
            models.CheckConstraint(condition=~Q(state="not") | ~Q(because=""), name="what_did_not_happen_says_why"),
            models.CheckConstraint(condition=Q(state__in=["happened", "away", "not"]), name="a_session_happened_or_not"),
        ]
        indexes = [models.Index(fields=["line", "on"], name="sessions_of_a_line")]

    def __str__(self) -> str:
        return f"{self.state} on {self.on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "by"), Condition.PUBLISHED_TO_FAMILY: ALWAYS}
