"""A notice, the copy of its letter for each reader, and what happened to each copy. Whether somebody was told is worked out from that."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.documents.wording.shelf import VERSION
from fourfold.notifications.kinds import Channel, NoticeKind
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code
from fourfold.schools.models import School


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, kind.name) for kind in NoticeKind]


def channels() -> list[tuple[str, str]]:
    return [(channel.value, channel.name) for channel in Channel]


def states() -> list[tuple[str, str]]:
    return [(state.value, state.name) for state in DeliveryState]


class Notice(ChildRecord):
    """That a family must hear of something: what, and since when. It exists before anybody has been told (s.68; 6.43, 6.48)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="notices")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    kind = models.CharField(max_length=24, choices=kinds)
    about = models.CharField(max_length=60)
    """The ledger's name of the decision, plan, review or answer that it tells of."""
    letter = models.JSONField()
    """The letter as written to no one by name: what a reader who comes later is given."""
    translations = models.JSONField(default=dict)
    """The same by language, for those known to the child who read one of them: who is confirmed later is written to in it."""
    wording = models.PositiveSmallIntegerField(default=VERSION)
    made_on = models.DateField()
    made_at = models.DateTimeField()
    left_out = models.JSONField(default=list)
    """Who has no letter and why, as [{"parent": number, "why": sentence}]: for the school alone."""
    only = models.JSONField(default=list)
    """The readers, by key, where the matter is between the school and them alone; empty for everybody whom the law names."""
    missing = models.CharField(max_length=200, blank=True)
    """Why nobody could be told, where that is so: a sentence that says what to do."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_notice_a_kind_and_thing")]
        indexes = [models.Index(fields=["pupil", "-made_at"], name="notices_of_a_pupil")]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about}"


class Delivery(ChildRecord):
    """One reader's copy of a notice's letter, frozen as it was written."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="deliveries")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, related_name="deliveries")
    """The parent it goes to; none for the young person's own."""
    code = models.CharField(max_length=12, unique=True, default=new_code)
    name = models.CharField(max_length=160)
    is_copy = models.BooleanField(default=False)
    """A copy that the young person wished this parent to have: nobody is told in law by it."""
    letter = models.JSONField()
    english = models.JSONField(null=True)
    """The same letter in English, where theirs is in another language."""

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["notice", "parent"], name="one_letter_a_notice_and_parent"),
            models.UniqueConstraint(fields=["notice"], condition=Q(parent__isnull=True), name="one_letter_for_the_young_person"),
        ]

    def __str__(self) -> str:
        return f"{self.notice} to {self.name}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """A letter is published to its own reader alone: one parent never reads the other's."""
        return {Condition.PUBLISHED_TO_FAMILY: addressed_to(actor)}


class Sending(ChildRecord):
    """One thing that happened to one letter on its way: it waits, was sent, posted, handed over, or came back. Never edited."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sendings")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="sendings")
    attempt = models.PositiveSmallIntegerField()
    """Which try this is a part of: a bounce undoes the try that it belongs to and no other."""
    channel = models.CharField(max_length=5, choices=channels)
    state = models.CharField(max_length=12, choices=states)
    on = models.DateField()
    """The day it happened, which may be before the day it was written down."""
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    """The proof: to whom it was handed, the receipt's number, what the mail server said."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "attempt", "state"], name="one_state_an_attempt")]

    def __str__(self) -> str:
        return f"{self.state} ({self.channel}), attempt {self.attempt} of {self.delivery}"


def addressed_to(actor: Actor) -> Q:
    """The letters whose reader this person is."""
    if actor.account is None:
        return Q(pk__in=[])
    return Q(parent__account=actor.account) | Q(parent__isnull=True, pupil__account=actor.account)
