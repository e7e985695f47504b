"""A meeting with the family, who came, and who takes on what."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice.meeting import led_as_choices, meeting_choices, pupils_part_choices, whose_choices
from fourfold.meetings import kinds
from fourfold.pupils.edited import NEVER, Edited, by, here, new_key
from fourfold.pupils.models import ChildRecord, Involvement, Parent, Pupil, new_code
from fourfold.pupils.standing import open_on


class Meeting(Edited):
    """One meeting with the family (6.65). Planned until `held_on`; its record is a draft until `given_on`, when the parents have it.

    The year's meetings are counted from `held_on`: one that is only planned, or that nobody of the family came to, is none.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="meetings")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=48, unique=True, default=new_key)
    kind = models.CharField(max_length=16, choices=meeting_choices)
    planned_for = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long it was, or is to be (6.69)."""
    how = models.CharField(max_length=9, choices=kinds.how_choices, default=kinds.How.IN_PERSON)
    where = models.CharField(max_length=120, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    """The meeting at which this one was agreed."""
    purpose = models.TextField(blank=True)
    """What it is for, as the family reads it; where nobody has said, the kind says it."""
    to_think_about = models.TextField(blank=True)
    """Questions for the family, a line each."""
    pupils_own_part = models.TextField(blank=True)
    """What the pupil will do at it, or wants to, in their words (6.70)."""
    sequence = models.PositiveIntegerField(default=0)
    """How often its day or place has changed: by it a calendar knows the newest."""
    called_off_on = models.DateField(null=True, blank=True)
    called_off_because = models.TextField(blank=True)
    held_on = models.DateField(null=True, blank=True)
    led_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    led_as = models.CharField(max_length=16, blank=True, choices=led_as_choices)
    pupils_part = models.CharField(max_length=6, blank=True, choices=pupils_part_choices)
    why_not_the_pupil = models.TextField(blank=True)
    others_there = models.CharField(max_length=200, blank=True)
    """Who else was there, in words."""
    strengths_and_difficulties = models.TextField(blank=True)
    parents_concerns = models.TextField(blank=True)
    """In their own words."""
    outcomes = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    advice_service_named = models.BooleanField(default=False)
    """Whether the family was told of SENDIASS (6.39)."""
    given_on = models.DateField(null=True, blank=True)
    given_how = models.CharField(max_length=13, blank=True, choices=kinds.given_choices)
    shared_with_staff_on = models.DateField(null=True, blank=True)
    """When the staff who work with the pupil were given the record (6.71)."""
    earlier_records = models.JSONField(default=list)
    """What the record said before it was put right, oldest first, with who had written it: nothing is lost."""
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["held_on", "planned_for", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(planned_for__isnull=False) | Q(held_on__isnull=False), name="a_meeting_has_its_day"),
            models.CheckConstraint(
                condition=Q(called_off_on__isnull=True) | Q(held_on__isnull=True), name="what_is_called_off_was_not_held"
            ),
            models.CheckConstraint(condition=Q(given_on__isnull=True) | Q(held_on__isnull=False), name="what_is_given_was_held"),
            models.CheckConstraint(
                condition=~Q(pupils_part="none") | ~Q(why_not_the_pupil=""), name="a_meeting_without_the_pupils_views_says_why"
            ),
        ]
        indexes = [models.Index(fields=["pupil", "held_on"], name="meetings_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} about {self.pupil}, {self.held_on or self.planned_for}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_meetings(actor, "")


def of_meetings(actor: Actor, path: str) -> dict[Condition, Q]:
    """What may be true of a meeting, or of a part of one: who wrote it, who was there, whether family and staff have its record."""
    given = Q(**{f"{path}given_on__isnull": False})
    found: dict[Condition, Any] = {
        Condition.OWN: by(actor, f"{path}recorded_by") | by(actor, f"{path}led_by"),
        Condition.NAMED: _named(actor, path),
        Condition.FLAGGED: Q(**{f"{path}shared_with_staff_on__isnull": False}),
        Condition.DRAFT: ~given,
        Condition.PUBLISHED_TO_FAMILY: given,
    }
    return found


def _named(actor: Actor, path: str) -> Q:
    """Asked to that meeting, or named on the child's record as one who works with them."""
    if actor.account is None or not actor.schools:
        return NEVER
    involved = Involvement._base_manager.filter(open_on(clock.today()), pupil=OuterRef("pupil"), account=actor.account)
    asked = Attendance._base_manager.filter(meeting=OuterRef("meeting" if path else "pk"), account=actor.account)
    return here(actor) & (Q(Exists(involved)) | Q(Exists(asked)))


class Attendance(ChildRecord):
    """Somebody who was asked to a meeting: whether they came, or sent apologies."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="attendances")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    part = models.CharField(max_length=11)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came = models.BooleanField(null=True)
    """None while the meeting is still to come; False is an apology."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "parent"], condition=Q(parent__isnull=False), name="a_parent_is_asked_once"),
            models.UniqueConstraint(fields=["meeting", "account"], condition=Q(account__isnull=False), name="an_adult_is_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.meeting}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_meetings(actor, "meeting__")


class Responsibility(ChildRecord):
    """What the parents, the pupil or the school take on at a meeting: what, who, and by when (6.65)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="responsibilities")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="responsibilities")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    whose = models.CharField(max_length=6, choices=whose_choices)
    what = models.TextField()
    who = models.CharField(max_length=120, blank=True)
    """The person, by name."""
    by_when = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "responsibilities"
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="a_responsibility_says_what")]

    def __str__(self) -> str:
        return self.what

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_meetings(actor, "meeting__")
