"""Voices. They are never reworded: what changes is added."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.access.sharing import Part
from fourfold.accounts.models import Account
from fourfold.profiles.kinds import added_choices, method_choices
from fourfold.pupils.ages import young_person_born_by
from fourfold.pupils.models import ChildRecord, Parent, Pupil, SharingWish, new_code
from fourfold.pupils.ties import open_on

PARENT, CHILD = "parent", "child"


class WordsStand(Exception):
    """Somebody's own words would change. Nobody edits them: what one has to add stands beside them."""


class Saying(ChildRecord):
    """What a parent or the child said, in their words, and how they were heard. Never edited, only added to (see Added)."""

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
    method = models.CharField(max_length=12, blank=True, choices=method_choices)
    """How a child was heard; empty where `how` says it in words."""
    helper_role = models.CharField(max_length=60, blank=True)
    asked = models.CharField(max_length=20, blank=True)
    """The questions of My say, by the name of their version: "primary-1"."""
    answers = models.JSONField(default=list, blank=True)
    """As given: [{"question", "chosen", "words", "drew"}]. What was skipped is not there. Never counted or compared."""
    shown_to_parents = models.BooleanField(default=True)
    """From 16 they say themselves who may read it."""
    once = models.CharField(max_length=32, unique=True, null=True, blank=True)
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

    def save(self, *args: Any, **options: Any) -> None:
        """Raises WordsStand for a change. Whose record it belongs to may be put right, and they may change who reads it."""
        if not self._state.adding and options.get("update_fields") not in (["pupil"], ["shown_to_parents"]):
            raise WordsStand("These are their own words. Write what you have to add beside them.")
        super().save(*args, **options)

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return said_to(actor, "")


def said_to(actor: Actor, path: str) -> dict[Condition, Q]:
    """When a saying, or what was added to it, is whose to read.

    The child's words are published to the family, unless they were kept from their parents; a parent's to that parent alone (two parents
    may live apart).
    """
    child = Q(**{f"{path}voice": CHILD})
    if actor.account is None:
        return {Condition.PUBLISHED_TO_FAMILY: child & Q(**{f"{path}shown_to_parents": True}), Condition.PUBLISHED_TO_PUPIL: child}
    mine = Q(**{f"{path}parent__account": actor.account}) | child & Q(**{f"{path}pupil__account": actor.account})
    return {
        Condition.OWN: Q(**{f"{path}recorded_by": actor.account}),
        Condition.PUBLISHED_TO_FAMILY: child & Q(**{f"{path}shown_to_parents": True}) & words_shared_with(actor.account, path) | mine,
        Condition.PUBLISHED_TO_PUPIL: child,
    }


def words_shared_with(account: int, path: str) -> Q:
    """From the young-person date a parent reads what was said only where the young person shares their words (veto 8)."""
    today = clock.today()
    wishes = SharingWish._base_manager.filter(open_on(today), pupil=OuterRef(f"{path}pupil"), part=Part.WORDS, share=True)
    return Q(**{f"{path}pupil__born__gt": young_person_born_by(today)}) | Q(Exists(wishes.filter(parent__account=account)))


class Added(ChildRecord):
    """What an adult adds to what a child said: what they think it means, marked as that; or what was done because of it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="added_to_sayings")
    saying = models.ForeignKey(Saying, on_delete=models.PROTECT, related_name="added")
    kind = models.CharField(max_length=8, choices=added_choices)
    words = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="what_is_added_says_something")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.saying}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return said_to(actor, "saying__")


class NotHeard(ChildRecord):
    """A child's views that could not be had: what was tried, why not, and the day on which it is tried again."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="times_not_heard")
    tried = models.JSONField(default=list)
    """The methods that were tried."""
    why = models.TextField()
    try_again_on = models.DateField()
    on = models.DateField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why="") & Q(try_again_on__gt=F("on")), name="not_heard_says_why_and_when_again"),
        ]

    def __str__(self) -> str:
        return f"{self.pupil} not heard, {self.on}"
