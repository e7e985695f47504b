"""The school's request: who knows of it, the bundle, and what became of it."""

from django.db import models
from django.db.models import F, Q

from fourfold.access.actor import Actor
from fourfold.access.rules import Condition
from fourfold.accounts.models import Account
from fourfold.documents.models import File
from fourfold.ehc import kinds
from fourfold.pupils.edited import NEVER, Edited, by, new_key
from fourfold.pupils.models import ChildRecord, Parent, Pupil, new_code
from fourfold.schools.models import Authority


class SchoolRequest(Edited):
    """That the school asks for an EHC needs assessment (s.36(1)): its answers to the two questions of the law. A draft until it is
    released; the family then reads that it went, and its days."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="ehc_requests")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    has_needs = models.TextField(blank=True)
    """Why the child has or may have special educational needs."""
    needs_plan = models.TextField(blank=True)
    """Why provision by an EHC plan may be necessary."""
    released_at = models.DateTimeField(null=True)
    """When the head first released it."""
    ended_on = models.DateField(null=True)
    """When it was over: a plan, a no that stands, or the school asks no more."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(ended_on__isnull=True), name="one_open_request_of_the_school"),
        ]

    def __str__(self) -> str:
        return f"request {self.code}"

    @classmethod
    def conditions(cls, actor: Actor) -> dict[Condition, Q]:
        """Own, while at the child's school; a draft until it is released, and then published to the family. Never private."""
        return {
            Condition.OWN: by(actor, "opened_by"),
            Condition.DRAFT: Q(released_at__isnull=True),
            Condition.PUBLISHED_TO_FAMILY: Q(released_at__isnull=False),
            Condition.PRIVATE: NEVER,
        }


class Known(ChildRecord):
    """That a parent, or the young person, was told before the school asked. A correction is a later row."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="ehc_requests_known")
    request = models.ForeignKey(SchoolRequest, on_delete=models.PROTECT, related_name="known_to")
    parent = models.ForeignKey(Parent, on_delete=models.PROTECT, null=True, related_name="+")
    """None for the young person."""
    name = models.CharField(max_length=160)
    on = models.DateField()
    how = models.CharField(max_length=6, choices=kinds.ways_told)
    agrees = models.CharField(max_length=3, choices=kinds.agreements, blank=True, default=kinds.Agrees.NOT_SAID)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.name} told on {self.on}"


class Bundle(ChildRecord):
    """One version of the bundle, frozen: the file with its hash, and the same in values. A correction is a new version.

    Whoever made it does not release it (veto 6)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="ehc_bundles")
    request = models.ForeignKey(SchoolRequest, on_delete=models.PROTECT, related_name="bundles")
    version = models.PositiveSmallIntegerField()
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    contents = models.JSONField()
    """What the PDF says, as plain values."""
    gaps = models.JSONField(default=list)
    """What the authority asks for and the record does not hold."""
    cycles = models.PositiveSmallIntegerField()
    masked = models.PositiveIntegerField(default=0)
    """How many times another child's name was taken out."""
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sent_back = models.CharField(max_length=600, blank=True)
    """What the head asks for before it goes."""
    released_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["request", "version"], name="one_bundle_a_version"),
            models.CheckConstraint(condition=~Q(released_by=F("made_by")), name="two_people_release_a_bundle"),
        ]

    def __str__(self) -> str:
        return f"bundle {self.version} of {self.request}"


class RequestDay(ChildRecord):
    """One thing that happened to the school's request. Never edited: of one kind the latest counts."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="ehc_request_days")
    request = models.ForeignKey(SchoolRequest, on_delete=models.PROTECT, related_name="days")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    kind = models.CharField(max_length=16, choices=kinds.happenings)
    on = models.DateField()
    milestone = models.CharField(max_length=12, choices=kinds.milestones, blank=True)
    """Which limit an exception is about."""
    excused = models.CharField(max_length=20, choices=kinds.excuses, blank=True)
    words = models.CharField(max_length=600, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="excused") | (~Q(excused="") & ~Q(milestone="") & ~Q(words="")), name="an_exception_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
