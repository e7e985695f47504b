"""What a specialist advises, and what became of each piece of it in the plan."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.documents.models import File
from fourfold.pupils.edited import NEVER, by, new_key
from fourfold.pupils.models import ChildRecord, Grant, Pupil, new_code
from fourfold.pupils.standing import open_on
from fourfold.pupils.ties import ties_of
from fourfold.schools.models import School
from fourfold.specialists import kinds
from fourfold.specialists.models.referrals import Referral
from fourfold.support.models import Outcome, Plan, ProvisionLine


class Advice(ChildRecord):
    """One piece of advice (6.61): what was found and what is suggested, with its report. Never edited. The family and staff read it once it
    is given to them."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="advice")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="advice")
    """Empty where it came unasked: from health, say."""
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    profession = models.CharField(max_length=16, choices=kinds.profession_choices)
    by = models.CharField(max_length=120)
    """Who gave it, by name."""
    written_on = models.DateField()
    arrived_on = models.DateField()
    found = models.TextField()
    """What was found, in words that a family can read."""
    needs = models.JSONField(default=list)
    """The census codes of the needs that it speaks of."""
    report = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The specialist, where they sent it themselves."""
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField(null=True, blank=True)
    """When family and staff could read it."""
    for_staff_on = models.DateField(null=True, blank=True)
    """When those who work with the child were let read it."""

    class Meta:
        ordering = ["-arrived_on", "-pk"]
        verbose_name_plural = "advice"
        constraints = [models.CheckConstraint(condition=~Q(found=""), name="advice_says_what_was_found")]

    def __str__(self) -> str:
        return f"advice of {self.by} about {self.pupil}"

    @property
    def ledger_school(self) -> int:
        return self.school_id

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_advice(actor, "")


def of_advice(actor: Actor, path: str) -> dict[Condition, Q]:
    """What may be true of advice, or of a line of it. A grant for earlier reports opens those that the family has; what somebody from
    outside wrote themselves they read while their own grant lasts, and who entered it here while they work here."""
    given = Q(**{f"{path}given_on__isnull": False})
    granted = wrote = NEVER
    if actor.account is not None:
        today = clock.today()
        lets = ties_of(actor, today).granted("advice")
        granted = given & Q(pupil__in=sorted(lets)) if lets else NEVER
        live = Grant._base_manager.filter(open_on(today), pupil=OuterRef("pupil"), account=actor.account)
        wrote = Q(Exists(live), **{f"{path}sent_by": actor.account}) | by(actor, f"{path}entered_by")
    return {
        Condition.OWN: wrote,
        Condition.DRAFT: ~given,
        Condition.FLAGGED: Q(**{f"{path}for_staff_on__isnull": False}),
        Condition.PUBLISHED_TO_FAMILY: given,
        Condition.GRANTED: granted,
    }


class AdviceLine(ChildRecord):
    """One thing that is advised, and what a person made of it: a part of a plan, or not, and why (6.62)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="advice_lines")
    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="lines")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    place = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=9, choices=kinds.line_choices)
    words = models.TextField()
    need = models.CharField(max_length=4, blank=True)
    """The census code of the need that it is for."""
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    line = models.ForeignKey(ProvisionLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    not_because = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_line_of_advice_has_words"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(plan__isnull=False) | ~Q(not_because=""), name="settled_in_a_plan_or_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        return of_advice(actor, "advice__")
