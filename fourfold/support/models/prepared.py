"""What people say of a review before it is held, and what was put right after it was finished."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Pupil
from fourfold.support.models.reviews import Review
from fourfold.support.models.rows import by

FROM_OUTSIDE = "Specialist"
"""What somebody with a grant works as; the grant says more."""


class Contribution(ChildRecord):
    """What one adult who works with the pupil says before a review: what has changed, and what next (6.54). Theirs until it is held."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="contributions")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="contributions")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    works_as = models.CharField(max_length=40)
    changed = models.TextField(blank=True)
    next = models.TextField(blank=True)
    said_on = models.DateField()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "author"], name="one_contribution_a_person"),
            models.CheckConstraint(condition=~Q(changed="") | ~Q(next=""), name="a_contribution_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.author} on {self.review}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Staff read it; the family reads what the review comes to."""
        return {Condition.OWN: by(actor, "author"), Condition.DRAFT: Q(review__finished_at__isnull=True)}


class ReviewVersion(ChildRecord):
    """A finished review put right: its words as they stand from then on, who changed them and why. What was finished is never touched."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="review_versions")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    because = models.TextField()
    words = models.JSONField()
    """The words that changed, by field: "reason", "quality", "what_is_different", and "seen:" with an outcome's code."""
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["review", "version"], name="one_review_a_version"),
            models.CheckConstraint(condition=~Q(because=""), name="a_review_is_put_right_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.review}, version {self.version}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """The family reads the words that stand, through the review; the versions are the school's trace of who changed them."""
        return {Condition.OWN: by(actor, "written_by")}
