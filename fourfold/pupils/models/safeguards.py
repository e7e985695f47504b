"""What opens a child's record to somebody for a time, and what shuts somebody out."""

from django.db import models
from django.db.models import F, Q

from fourfold.access.sharing import Part
from fourfold.accounts.models import Account
from fourfold.code_of_practice.opening import RestsOn
from fourfold.pupils.models.child import ChildRecord, Pupil
from fourfold.pupils.models.families import Parent


def part_choices() -> list[tuple[str, str]]:
    """The parts, for the database."""
    return [(part.value, part.value) for part in Part]


def rests_on_choices() -> list[tuple[str, str]]:
    """What a grant may rest on, for the database."""
    return [(one.value, one.value) for one in RestsOn]


class Restriction(ChildRecord):
    """A bar between a person and a child: a court order, say. A full one shuts them out of everything, through every role (veto 2)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="restrictions")
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="restrictions")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="restrictions")
    full = models.BooleanField(default=True)
    kind = models.CharField(max_length=80)
    order_dated = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    removal_asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(parent__isnull=False) | Q(account__isnull=False), name="a_restriction_names_somebody"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_restriction_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.parent or self.account}"


class SharingWish(ChildRecord):
    """Whether a young person wishes a parent to see one part of their record, from the young-person date (veto 8)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sharing_wishes")
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, related_name="sharing_wishes")
    part = models.CharField(max_length=10, choices=part_choices, default=Part.PLAN.value)
    share = models.BooleanField(default=True)
    as_representative_for = models.CharField(max_length=120, blank=True)
    """The one decision for which the parent acts, where the young person lacks capacity for it; empty for a wish."""
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "parent", "part"], condition=Q(ends__isnull=True), name="one_open_wish_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.pupil} {'shares' if self.share else 'does not share'} the {self.part} with {self.parent}"


class Involvement(ChildRecord):
    """An adult named on a child's record: responsible teacher, key worker, who delivers a line, cover for a day."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="involvements")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="involvements")
    works_as = models.CharField(max_length=20)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "account", "works_as"], condition=Q(ends__isnull=True), name="one_open_involvement_a_kind"
            ),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="an_involvement_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.account}, {self.works_as} of {self.pupil}"


class Grant(ChildRecord):
    """A named person may see named parts of one child's record until a day, 90 days at most."""

    LONGEST_DAYS = 90

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="grants")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    things = models.JSONField(default=list)
    """Which objects of the access specification it lists: profile, plan, advice."""
    purpose = models.CharField(max_length=200)
    asked_as = models.CharField(max_length=141, blank=True, default="")
    """What the school calls them, which is all that it may learn of an address that it writes down; the account's own name where empty."""
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    rests_on = models.CharField(max_length=12, choices=rests_on_choices, blank=True, default="")
    """On whose word it was given. Empty where it was given before that was asked: it is not written down."""
    agreed_parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason_in_law = models.CharField(max_length=200, blank=True, default="")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=120, blank=True, default="")
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Who of the family took the agreement back. From that moment it opened nothing."""
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_grant_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(rests_on="") | Q(agreed_on__isnull=False) & ~Q(agreed_how=""), name="an_agreement_has_its_day_and_way"
            ),
            models.CheckConstraint(condition=~Q(rests_on="parent") | Q(agreed_parent__isnull=False), name="a_parents_agreement_names_them"),
            models.CheckConstraint(condition=~Q(rests_on="law") | ~Q(reason_in_law=""), name="a_reason_in_law_is_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.account} until {self.ends}: {self.purpose}"

    @property
    def known_as(self) -> str:
        """What the school may call them."""
        return self.asked_as or self.account.name
