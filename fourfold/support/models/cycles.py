"""One turn of the four steps."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.code_of_practice.graduated_approach import Step, check_move, step_choices
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support.models.deciding import Decision
from fourfold.support.models.rows import ALWAYS


class Cycle(ChildRecord):
    """One turn of assess, plan, do and review for one pupil (6.44). One is open at a time."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="cycles")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=8, choices=step_choices, default=Step.ASSESS)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="cycles")
    """The decision that SEN support rests on."""
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    what_is_different = models.TextField(blank=True)
    """What is different this time, in a cycle that follows another (6.44)."""
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=~Q(step="closed"), name="one_open_cycle_per_pupil"),
            models.UniqueConstraint(fields=["pupil", "number"], name="one_cycle_a_number"),
            models.CheckConstraint(condition=Q(step="closed") ^ Q(closed_on__isnull=True), name="a_closed_cycle_has_its_day"),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(what_is_different=""), name="a_next_cycle_says_what_is_different"
            ),
        ]

    def __str__(self) -> str:
        return f"Cycle {self.number} of {self.pupil}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """The family was told of the decision, and may always see where things stand."""
        return {
            Condition.PUBLISHED_TO_FAMILY: ALWAYS,
            Condition.PUBLISHED_TO_PUPIL: ALWAYS,
            Condition.DRAFT: Q(step__in=[Step.ASSESS, Step.PLAN]),
        }

    def move_to(self, step: Step) -> None:
        """Take the next step. Raises OutOfTurn for one that does not follow."""
        check_move(Step(self.step), step)
        self.step = step
