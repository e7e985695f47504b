"""The decision. The talk before it is a meeting."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice import deciding
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support.models.rows import ALWAYS, new_key


class Decision(ChildRecord):
    """Whether the pupil has SEN: yes, no or not yet (6.43). Never edited. Whether the family was told is asked of the notice."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="decisions")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    kind = models.CharField(max_length=7, choices=deciding.decision_choices)
    calls_for_more = models.BooleanField(null=True)
    """The answer to the question of 6.15; empty for "not yet"."""
    why = models.TextField()
    """In words the family reads."""
    evidence = models.TextField(blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField()
    look_again_on = models.DateField(null=True, blank=True)
    override_reason = models.TextField(blank=True)
    """Why it was decided although something that the Code asks for was missing."""
    tries = models.JSONField(default=list, blank=True)
    """Where the parents could not be reached before it: each try, as `code_of_practice.reaching` keeps it."""

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="a_decision_says_why"),
            models.CheckConstraint(
                condition=Q(kind="yes") | Q(look_again_on__isnull=False), name="no_and_not_yet_have_a_date_to_look_again"
            ),
            models.CheckConstraint(condition=Q(kind__in=["yes", "no", "not_yet"]), name="a_decision_is_yes_no_or_not_yet"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.pupil}, {self.decided_on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return {Condition.PUBLISHED_TO_FAMILY: ALWAYS}
