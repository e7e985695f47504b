"""Parents and carers, and how each is linked to each child."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from fourfold.accounts.models import Account
from fourfold.pupils.models.child import ChildRecord, Pupil, new_code
from fourfold.schools.models import School, SchoolRecord


class Parent(SchoolRecord):
    """An adult in a family, as one school knows them: once, however many of their children are there."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="parents")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="parents")
    title = models.CharField(max_length=20, blank=True)
    forename = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    email_bounced_at = models.DateTimeField(null=True, blank=True)
    email_unsure_since = models.DateTimeField(null=True, blank=True)
    """Since when a confirmed parent who has not come in has another address, written down by somebody who is not the SENCO: until the SENCO
    asks them in, nobody comes in by it."""
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    address_confidential = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    """The language they read best, as a language tag."""
    speaks = models.CharField(max_length=60, blank=True)
    """The language they speak at home, where the school knows it by another name."""
    interpreter = models.BooleanField(default=False)
    access_needs = models.CharField(max_length=200, blank=True)
    """For instance "reads messages by voice", "large print"."""

    class Meta:
        indexes = [models.Index(Lower("email"), name="parents_by_address")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}".strip()


class ParentLink(ChildRecord):
    """How one adult is a parent to one child (Education Act 1996 s.576: parental responsibility, or care of the child)."""

    YES, NO, UNKNOWN = "yes", "no", "unknown"

    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, related_name="links")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="parent_links")
    relation = models.CharField(max_length=40)
    """In the family's words: mum, dad, grandmother, foster carer."""
    responsibility = models.CharField(max_length=7, default=UNKNOWN)
    care_basis = models.CharField(max_length=120, blank=True)
    """Why somebody without parental responsibility is a parent in education law: the child lives with them, say."""
    lives_with = models.BooleanField(default=True)
    correspondence = models.BooleanField(default=True)
    priority = models.PositiveSmallIntegerField(default=1)
    confirmed_how = models.CharField(max_length=200, blank=True)
    """How the school made sure: birth certificate seen, court order seen, known in person."""
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "pupil"], condition=Q(ends__isnull=True), name="one_open_link_a_parent_and_pupil"),
            models.CheckConstraint(condition=Q(responsibility__in=["yes", "no", "unknown"]), name="responsibility_is_known_or_not"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="a_link_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.parent}, {self.relation} of {self.pupil}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None
