"""A message on a child's record."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.edited import NEVER, by, here, new_key
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code
from fourfold.pupils.tied import linked, of_family

LONGEST_PART = 200


class Message(ChildRecord):
    """A few words between one parent (or the young person) and the teacher who is responsible. Never edited, and nobody else's to read
    but the SENCO's: two parents who live apart never see each other's.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="messages")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, related_name="messages")
    """Whose conversation it is; none where it is the young person's own."""
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    from_family = models.BooleanField()
    to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    """The teacher it was written to; none where the school writes."""
    words = models.TextField()
    asks_to_change = models.CharField(max_length=LONGEST_PART, blank=True, default="")
    """The part of the plan that the family asks to change, in the plan's own words of that day; empty in every other message."""
    sent_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_message_says_something")]
        indexes = [models.Index(fields=["pupil", "parent", "sent_at"], name="messages_of_a_conversation")]

    def __str__(self) -> str:
        return f"message {self.code} about {self.pupil}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Own, while the tie to the child holds; addressed, in one's own conversation; named, where it was written to one."""
        if actor.account is None:
            return {}
        mine = Q(parent__account=actor.account) & linked(actor) | Q(parent__isnull=True, pupil__account=actor.account) & of_family(actor)
        return {
            Condition.OWN: by(actor, "author") | Q(author=actor.account) & mine,
            Condition.ADDRESSED: mine,
            Condition.NAMED: Q(to=actor.account) & here(actor) if actor.schools else NEVER,
        }
