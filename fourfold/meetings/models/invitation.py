"""That a family is asked to a meeting: the times it can choose from, who is asked, and what they answered."""

from django.db import models
from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.meetings import kinds
from fourfold.meetings.models.meeting import Meeting, of_meetings
from fourfold.pupils.edited import NEVER
from fourfold.pupils.linked import standing_by_link
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code


class OfferedTime(ChildRecord):
    """A day and a time for a meeting, of which the family chooses one."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="times")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    day = models.DateField()
    at = models.TimeField()
    how = models.CharField(max_length=9, choices=kinds.how_choices, default=kinds.How.IN_PERSON)
    taken_back = models.BooleanField(default=False)
    """Whether it is offered no more: other times took its place."""

    class Meta:
        ordering = ["day", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.at}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_meetings(actor, "meeting__")


class Invitation(ChildRecord):
    """One parent, or the young person, asked to one meeting; two parents have one each. Its link opens this and nothing else."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="invitations")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, related_name="+")
    """None where it is the young person who is asked."""
    code = models.CharField(max_length=12, unique=True, default=new_code)
    turn = models.PositiveSmallIntegerField(default=0)
    """How often it was asked again with other times: each time the link before it ends."""
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=7, blank=True, choices=kinds.reply_choices)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    """Who wrote the answer down: the parent themselves, or whoever they told; none where it came by the link."""
    time = models.ForeignKey(OfferedTime, on_delete=models.PROTECT, null=True, related_name="+")
    could_choose = models.BooleanField(default=True)
    """Whether they could choose another time or another way when they said no."""
    words = models.TextField(blank=True)
    needs_interpreter = models.BooleanField(default=False)
    brings_somebody = models.BooleanField(default=False)
    seen_by_school = models.BooleanField(default=False)
    """Whether somebody at school has dealt with an answer that asks for something."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "parent"], condition=Q(parent__isnull=False), name="a_parent_has_one_invitation"),
            models.UniqueConstraint(fields=["meeting"], condition=Q(parent__isnull=True), name="the_young_person_has_one_invitation"),
            models.CheckConstraint(condition=Q(answer="") | Q(answered_on__isnull=False), name="an_answer_has_its_day"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.code}"

    @property
    def link_name(self) -> str:
        """What its link is signed for: the next turn's is another."""
        return f"{self.ledger_name}/{self.turn}"

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """Whoever came by its own link stands to it as that parent does to the child today, and to nothing else at all."""
        if actor.link:
            return standing_by_link(self.pupil, self.parent) if actor.link == self.link_name else Standing({})
        return super().standing(actor, permission)

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Their own invitation is the reader's; what the school may ask of it follows the meeting."""
        mine = addressed_to(actor)
        return of_meetings(actor, "meeting__") | {Condition.PUBLISHED_TO_FAMILY: mine, Condition.DRAFT: Q(answer="")}


def addressed_to(actor: Actor) -> Q:
    """The invitations of this person."""
    if actor.account is None:
        return NEVER
    return Q(parent__account=actor.account) | Q(parent__isnull=True, pupil__account=actor.account)
