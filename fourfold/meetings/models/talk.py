"""That a family asks to talk."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.meetings import kinds
from fourfold.pupils.edited import NEVER, new_key
from fourfold.pupils.models import ChildRecord, Pupil, new_code
from fourfold.pupils.tied import of_family
from fourfold.schools.models import School


class TalkRequest(ChildRecord):
    """That a parent, or the young person, asks to talk to the SENCO or the head: on the clock of a concern, and answered in words.

    It is between them and the school: another parent never learns of it.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="talk_requests")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    with_whom = models.CharField(max_length=6, choices=kinds.with_whom_choices)
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    answer_due = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["answer_due", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="an_answer_to_a_request_has_words")
        ]

    def __str__(self) -> str:
        return f"request {self.code} to talk about {self.pupil}"

    @property
    def ledger_school(self) -> int:
        return self.school_id

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """The asker's own, for as long as their tie to the child holds. Whoever works with the child is not named on it by that."""
        mine = Q(asked_by=actor.account) & of_family(actor) if actor.account is not None else NEVER
        alone = {Condition.NAMED: NEVER, Condition.FLAGGED: NEVER, Condition.OWN: NEVER}
        return alone | {Condition.PUBLISHED_TO_FAMILY: mine, Condition.DRAFT: Q(answered_on__isnull=True)}
