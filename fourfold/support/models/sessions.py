"""What was given."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support import kinds
from fourfold.support.models.groups import GroupSlot
from fourfold.support.models.plans import ProvisionLine
from fourfold.support.models.rows import ALWAYS, by, new_key

COUNTS = Q(correction__isnull=True, disputes__isnull=True, taken_back_at__isnull=True)
"""The entries that count: not corrected by another, not a second word on one session, not taken back."""


class Session(ChildRecord):
    """One session of one line for one pupil: it happened, the child was away, or it did not happen and why (6.52, 6.73).

    Its author corrects it, or takes it back, for 24 hours; after that a correction stands beside it and counts in its place. Where two
    people, or two phones, wrote different things of one session, both are kept, and the SENCO says which counts.
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
    slot = models.ForeignKey(GroupSlot, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    """The time of the week whose session this was. Empty for help given at another time."""
    taken_back_at = models.DateTimeField(null=True, blank=True)
    disputes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="disputed_by")
    """The entry that counts, where another was written of the same session."""
    settled_at = models.DateTimeField(null=True, blank=True)
    """When the SENCO said that the other one counts."""
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state="happened") | Q(minutes=0), name="no_minutes_without_a_session"),
            models.CheckConstraint(condition=~Q(state="not") | ~Q(because=""), name="what_did_not_happen_says_why"),
            models.UniqueConstraint(
                fields=["line", "slot", "on"],
                condition=Q(corrects__isnull=True, disputes__isnull=True, taken_back_at__isnull=True),
                name="one_entry_counts_a_session",
            ),
            models.CheckConstraint(condition=Q(state__in=["happened", "away", "not"]), name="a_session_happened_or_not"),
        ]
        indexes = [models.Index(fields=["line", "on"], name="sessions_of_a_line")]

    def __str__(self) -> str:
        return f"{self.state} on {self.on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "by"), Condition.PUBLISHED_TO_FAMILY: ALWAYS}


class Classwork(ChildRecord):
    """What the class or subject teacher wrote of how help given away from the class is taken up in class (6.52)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="classwork")
    line = models.ForeignKey(ProvisionLine, on_delete=models.PROTECT, related_name="classwork")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    words = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "by"), Condition.PUBLISHED_TO_FAMILY: ALWAYS}
