"""Voices and the one-page profile. Both are only ever added to: the newest is the one that counts."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code

PARENT, CHILD = "parent", "child"


class Saying(ChildRecord):
    """What a parent or the child said, in their words, and how they were heard."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sayings")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    voice = models.CharField(max_length=6)
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField()
    how = models.CharField(max_length=120, blank=True)
    """Talking, writing, pictures, symbols, watched; and in which language."""
    helped_by = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    """What it was said about, as the ledger names rows: "support.review:12"."""
    said_on = models.DateField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(voice__in=["parent", "child"]), name="a_saying_is_a_parents_or_the_childs"),
            models.CheckConstraint(condition=~Q(words=""), name="a_saying_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.voice} of {self.pupil}, {self.said_on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """The child's words are published to the family; a parent's to that parent alone (two parents may live apart)."""
        mine = Q(parent__account=actor.account) if actor.account is not None else Q(pk__in=[])
        return {
            Condition.OWN: Q(recorded_by=actor.account) if actor.account is not None else Q(pk__in=[]),
            Condition.PUBLISHED_TO_FAMILY: Q(voice=CHILD) | mine,
            Condition.PUBLISHED_TO_PUPIL: Q(voice=CHILD),
        }


class Profile(ChildRecord):
    """One page about a child for every adult who works with them. A change is a new page; the newest counts."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="profiles")
    likes = models.TextField(blank=True)
    """What people like and admire about me."""
    matters = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    """How best to support me: one line each."""
    hard = models.TextField(blank=True)
    want = models.TextField(blank=True)
    """What I want to get better at."""
    written_on = models.DateField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return f"One page about {self.pupil}, {self.written_on}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Published as it is written: it is about the child, and theirs."""
        always = ~Q(pk__in=[])
        return {Condition.PUBLISHED_TO_FAMILY: always, Condition.PUBLISHED_TO_PUPIL: always}
