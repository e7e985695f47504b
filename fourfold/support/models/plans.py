"""The plan in its versions, what is hoped for, what is done, and what the family says of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.provision.models import Provision
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code
from fourfold.support import kinds
from fourfold.support.models.cycles import Cycle
from fourfold.support.models.rows import NEVER, Edited, by, new_key
from fourfold.support.refusals import VersionIsFixed

FIXED = "The family has been given this version, so its words stay as they are. Make a new version instead."


class Plan(Edited):
    """One version of the plan of one cycle (6.48-6.51).

    A draft until `shared_at`, when the family is given it: from then its words never change, and a correction is a new version. In force
    from `starts_on` until `ends_on`. Its state is read from these dates.
    """

    MAY_STILL_CHANGE = frozenset({"starts_on", "ends_on", "pupil"})

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="plans")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="plans")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    version = models.PositiveSmallIntegerField()
    template = models.CharField(max_length=40, default=kinds.TEMPLATE)
    """Which version of the form it is written in: its sections are data, in `support/templates.py`."""
    further = models.JSONField(default=dict, blank=True)
    """What the template asks for beyond the columns below, by the section's key."""
    because = models.TextField(blank=True)
    """Why a version follows another within the cycle."""
    expected_impact = models.TextField(blank=True)
    strategies = models.TextField(blank=True)
    """For every lesson, one a line."""
    at_home = models.TextField(blank=True)
    """What the family said they would do."""
    pupils_part = models.TextField(blank=True)
    review_date = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The class or subject teacher who stays responsible (6.52)."""
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["cycle", "version"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "version"], name="one_plan_a_version"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(shared_at__isnull=True), name="one_draft_a_cycle"),
            models.UniqueConstraint(fields=["pupil"], condition=Q(starts_on__isnull=False, ends_on__isnull=True), name="one_plan_in_force"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(shared_at__isnull=False, review_date__gt=F("starts_on"), responsible__isnull=False) & ~Q(expected_impact=""),
                name="a_plan_in_force_is_whole",
            ),
            models.CheckConstraint(condition=Q(version=1) | ~Q(because=""), name="a_new_version_says_why"),
        ]

    def __str__(self) -> str:
        return f"Plan {self.version} in {self.cycle}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return draft_or_shared("")

    def save(self, *args: Any, **options: Any) -> None:
        """Raises VersionIsFixed where words of a shared version would change."""
        names = options.get("update_fields")
        if not self._state.adding and (names is None or not self.MAY_STILL_CHANGE.issuperset(names)):
            check_draft(self.pk)
        super().save(*args, **options)


def draft_or_shared(path: str) -> dict[Condition, Q]:
    """When a plan, or a part of one, is a draft, and when it is the family's to read."""
    draft = Q(**{f"{path}shared_at__isnull": True})
    return {Condition.DRAFT: draft, Condition.PUBLISHED_TO_FAMILY: ~draft, Condition.PUBLISHED_TO_PUPIL: ~draft}


def check_draft(plan: int) -> None:
    """Raises VersionIsFixed unless the plan with this number is a draft."""
    if Plan._base_manager.filter(pk=plan, shared_at__isnull=False).exists():
        raise VersionIsFixed(FIXED)


class PlanPart(Edited):
    """A part of one version; it changes only while that is a draft. Parts are dropped, never deleted."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    place = models.PositiveSmallIntegerField(default=1)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return draft_or_shared("plan__")

    def save(self, *args: Any, **options: Any) -> None:
        """Raises VersionIsFixed once the version is shared; only whose record it belongs to may then be put right."""
        if options.get("update_fields") != ["pupil"]:
            check_draft(self.plan_id)  # type: ignore[attr-defined]  # each part has a plan
        super().save(*args, **options)


class Outcome(PlanPart):
    """One thing that is hoped for: where the pupil is now, where they will be, how that is known, and by when."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="outcomes")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="outcomes")
    hoped_for = models.TextField()
    """What the pupil will do."""
    now = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    by_when = models.DateField(null=True, blank=True)
    in_their_words = models.TextField(blank=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to")

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.hoped_for


class ProvisionLine(PlanPart):
    """One line of what school will do, for one outcome: what, by whom, with how many, how often, how long, from when until when (6.50)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="provision_lines")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="lines")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="lines")
    what = models.TextField()
    deliverer = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group_size = models.PositiveSmallIntegerField(default=1)
    times_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    """From the day the support starts, where empty."""
    until = models.DateField(null=True, blank=True)
    """To the review, where empty."""

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.CheckConstraint(condition=Q(group_size__gte=1), name="a_line_is_for_somebody")]

    def __str__(self) -> str:
        return self.what


class Agreement(ChildRecord):
    """What one parent, or the pupil, said of one version, in their own words. Never edited: what they say later stands beside it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="agreements")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="agreements")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Empty where the pupil says it."""
    answer = models.CharField(max_length=12, choices=kinds.answer_choices)
    words = models.TextField(blank=True)
    said_on = models.DateField()
    how = models.CharField(max_length=120, blank=True)
    """How staff heard it: at the meeting, on the telephone. Empty where the person wrote it themselves."""
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(answer="agreed") | ~Q(words=""), name="a_comment_or_a_no_is_in_their_words"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} of {self.plan}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """What a parent said is that parent's alone to read again: two parents may live apart."""
        mine = Q(parent__account=actor.account) | Q(parent__isnull=True, pupil__account=actor.account)
        return {
            Condition.OWN: by(actor, "recorded_by"),
            Condition.PUBLISHED_TO_FAMILY: mine if actor.account is not None else NEVER,
            Condition.PUBLISHED_TO_PUPIL: Q(parent__isnull=True),
        }
