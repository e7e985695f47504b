"""A question to a specialist about one child, and the family's word on it."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.code_of_practice.consulting import Profession
from fourfold.pupils.edited import NEVER, Edited, new_key
from fourfold.pupils.models import ChildRecord, Grant, Parent, Pupil, new_code
from fourfold.pupils.standing import open_on
from fourfold.pupils.tied import linked
from fourfold.pupils.ties import ties_of
from fourfold.schools.models import School
from fourfold.specialists import kinds


class Referral(Edited):
    """One question to one specialist (6.58). A draft until `asked_family_on`, when the family is asked; it goes only after their yes.

    Where it stands is read from its days, the family's words and the advice that came.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="referrals")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    profession = models.CharField(max_length=16, choices=kinds.profession_choices)
    asked_name = models.CharField(max_length=120, blank=True)
    """The person or the service by name, where the school knows it."""
    asked_email = models.EmailField(blank=True)
    """Where they are let in. Empty where it goes on paper."""
    question = models.TextField()
    wanted = models.JSONField(default=list)
    """What the school proposes to share, before the family said what of it."""
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    talked_on = models.DateField(null=True, blank=True)
    talked_with = models.CharField(max_length=200, blank=True)
    talked_how = models.CharField(max_length=120, blank=True)
    talked_language = models.CharField(max_length=60, blank=True)
    talked_words = models.TextField(blank=True)
    """What they said, in their own words."""
    asked_family_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True, blank=True)
    """The last day on which the specialist can read what is shared."""
    shared = models.JSONField(default=list)
    """What was shared: of what was wanted, all that nobody refused."""
    bundle = models.JSONField(null=True)
    """What went, as it stood that day."""
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    seen_on = models.DateField(null=True, blank=True)
    """When the specialist saw the child."""
    stopped_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-drafted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_family_on__isnull=True) | Q(talked_on__isnull=False) & ~Q(talked_how="") & ~Q(talked_language=""),
                name="the_family_is_asked_after_a_talk",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(asked_family_on__isnull=False, bundle__isnull=False),
                name="a_referral_goes_after_the_family_was_asked",
            ),
            models.CheckConstraint(condition=Q(seen_on__isnull=True) | Q(sent_on__isnull=False), name="seen_after_it_was_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.profession} for {self.pupil}"

    @property
    def ledger_school(self) -> int:
        return self.school_id

    @property
    def asks(self) -> str:
        """Whom it asks: by name where there is one, else by what they are."""
        return self.asked_name or kinds.PROFESSION_NAMES[Profession(self.profession)]

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """The family's from the day they are asked. To the specialist it is their own referral and no other, while its grant holds; staff
        who teach read advice, not what was asked."""
        return {
            Condition.OWN: NEVER,
            Condition.DRAFT: Q(sent_on__isnull=True),
            Condition.FLAGGED: NEVER,
            Condition.PUBLISHED_TO_FAMILY: Q(asked_family_on__isnull=False),
            Condition.GRANTED: granted_for_it(actor, "") | granted_to_carer(actor),
        }


def granted_for_it(actor: Actor, path: str) -> Q:
    """Rows of the referrals for which this person was let in, while that lasts."""
    if actor.account is None:
        return NEVER
    grants = Grant._base_manager.filter(open_on(clock.today()), pk=OuterRef(f"{path}grant"), account=actor.account)
    return Q(Exists(grants), **{f"{path}stopped_on__isnull": True})


def granted_to_carer(actor: Actor) -> Q:
    """Rows about a child for whom this carer was granted to read advice."""
    lets = ties_of(actor, clock.today()).granted("advice") if actor.account is not None else frozenset()
    return linked(actor) & Q(pupil__in=sorted(lets)) if lets else NEVER


class ReferralWord(ChildRecord):
    """What one parent, or the young person, said of a referral. Never edited: what they say later stands beside it, and the last counts."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="referral_words")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="words")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Empty where the young person says it."""
    said = models.CharField(max_length=10, choices=kinds.said_choices)
    refused = models.JSONField(default=list)
    """What of the proposed items they do not want shared."""
    words = models.TextField(blank=True)
    said_on = models.DateField()
    said_at = models.DateTimeField()
    how = models.CharField(max_length=120, blank=True)
    """How staff heard it. Empty where the person wrote it themselves."""
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.said} to {self.referral}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """A person's word in their own language is theirs and the school's: the other parent learns that it was said, not the words."""
        mine = Q(parent__account=actor.account) | Q(parent__isnull=True, pupil__account=actor.account)
        return {
            Condition.OWN: NEVER,
            Condition.FLAGGED: NEVER,
            Condition.GRANTED: granted_to_carer(actor),
            Condition.PUBLISHED_TO_FAMILY: mine if actor.account is not None else NEVER,
        }
