"""Who has read which version of a plan, and what they asked about it (6.49)."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support.models.plans import Plan
from fourfold.support.models.rows import by, new_key


class Reading(ChildRecord):
    """One adult says that they have read one version. It is a fact and never lapses: a new version has readings of its own, or none."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="readings")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="readings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "account"], name="one_reading_a_version_and_adult")]

    def __str__(self) -> str:
        return f"{self.account} has read {self.plan}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "account")}


class Question(ChildRecord):
    """What an adult asks the SENCO about the plan, and the answer. Those named on the child's record may read it too; no family does."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="questions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    words = models.TextField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_question_asks_something"),
            models.CheckConstraint(condition=Q(answered_at__isnull=True) ^ ~Q(answer=""), name="an_answer_has_its_words_and_its_day"),
        ]

    def __str__(self) -> str:
        return f"Question of {self.asked_by} about {self.plan}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.OWN: by(actor, "asked_by")}
