"""Looking together at what changed."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice import reviewing
from fourfold.meetings.models import Meeting
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.support.models.cycles import Cycle
from fourfold.support.models.plans import Outcome, Plan
from fourfold.support.models.rows import Edited
from fourfold.support.refusals import Refused


class Review(Edited):
    """The review of one cycle (6.53-6.55): prepared as a draft, then finished, and never changed after. The views are sayings."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="reviews")
    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, related_name="review")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, null=True, related_name="review")
    """Where it is held (6.65). Empty only for one that was begun before meetings were kept."""
    opened_on = models.DateField()
    parents_today = models.TextField(blank=True)
    """What the parents say at the meeting; a saying of theirs when it is finished."""
    pupil_today = models.TextField(blank=True)
    said_of_each = models.JSONField(default=dict)
    """What parents and child say at the meeting of one outcome, as {"parent:<its code>": words}; sayings of theirs when it is finished."""
    no_parent_views_because = models.TextField(blank=True)
    no_pupil_views_because = models.TextField(blank=True)
    impact = models.CharField(max_length=11, blank=True, choices=reviewing.impact_choices)
    """Whether the help made the difference that the plan expected (6.54)."""
    quality = models.TextField(blank=True)
    """How well the help was given, and what made the difference (6.54)."""
    next_step = models.CharField(max_length=20, blank=True, choices=reviewing.next_step_choices)
    besides = models.JSONField(default=list)
    """What else is done, beside the next step."""
    next_meeting_on = models.DateField(null=True, blank=True)
    next_meeting_at = models.TimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    what_is_different = models.TextField(blank=True)
    no_specialist_because = models.TextField(blank=True)
    read_back_at = models.DateTimeField(null=True, blank=True)
    """When the family was shown what is written, and said that it is right."""
    held_on = models.DateField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(next_step="") & ~Q(reason="") & Q(held_on__isnull=False),
                name="a_finished_review_has_its_next_step",
            )
        ]

    def __str__(self) -> str:
        return f"Review of {self.cycle}"

    def about_outcome(self, code: str) -> str:
        """What a saying about one outcome of this review is said to be about."""
        return f"{self.ledger_name}/{code}"

    def check_open(self) -> None:
        """Raises Refused for a review that is finished."""
        if self.finished_at is not None:
            raise Refused("This review is finished and shared, so it stays as it is.")

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        draft = Q(finished_at__isnull=True)
        return {Condition.DRAFT: draft, Condition.PUBLISHED_TO_FAMILY: ~draft, Condition.PUBLISHED_TO_PUPIL: ~draft}


class Verdict(ChildRecord):
    """What the review says of one outcome, and what it saw."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="verdicts")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="verdicts")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=12, choices=reviewing.verdict_choices)
    evidence = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "outcome"], name="one_verdict_an_outcome")]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.outcome}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        draft = Q(review__finished_at__isnull=True)
        return {Condition.DRAFT: draft, Condition.PUBLISHED_TO_FAMILY: ~draft, Condition.PUBLISHED_TO_PUPIL: ~draft}


class Postponement(ChildRecord):
    """A review moved to another day, and why. The day agreed in the plan stays in the plan (6.53)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="postponements")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="postponements")
    until = models.DateField()
    because = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="a_review_is_moved_for_a_reason")]

    def __str__(self) -> str:
        return f"Review of {self.cycle} moved to {self.until}"
