"""What was brought in, so that it can be taken back; what is waiting to be; and which column a school says is which."""

from datetime import timedelta

from django.db import models

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.accounts.models import Account
from fourfold.accounts.second_person import with_stand_in
from fourfold.audit.record import Record
from fourfold.pupils.models import new_code
from fourfold.schools.models import School, SchoolRecord

KEPT = timedelta(days=30)
"""How long an import can be undone, and how long files that wait to be applied are kept."""


class Upload(SchoolRecord):
    """A file, or the files of a set, brought to be checked. Nothing of it is used until somebody applies it."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="uploads")
    kind = models.CharField(max_length=10)
    brought_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the bytes as they came."""
    answers = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.kind} to check {self.code}"


class UploadedFile(Record):
    """One file that waits, with its passwords already taken out."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    raw = models.BinaryField()

    def __str__(self) -> str:
        return self.name

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """As to what it was brought with."""
        return self.upload.standing(actor, permission)


class Batch(SchoolRecord):
    """One import that was applied: which file, by whom, when, and what it did."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=10)
    file_name = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    applied_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    """Empty for the machine's owner at the command line."""
    reason = models.CharField(max_length=300, blank=True)
    applied_at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    undone_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "batches"
        indexes = [models.Index(fields=["school", "-applied_at"], name="imports_of_a_school")]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.applied_at:%d/%m/%Y}"

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """As at the school; to agree to its staff, a SENCO or named deputy stands in for the head, for that act alone."""
        return with_stand_in(super().standing(actor, permission), actor, permission, self.school_id)


class BatchRow(Record):
    """What one row of the file did: which rows here it made or changed, and how they were before."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    place = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    outcome = models.CharField(max_length=10)
    says = models.JSONField(default=list)
    """Names of what changed, without the values."""
    pupil = models.BigIntegerField(null=True)
    traces = models.JSONField(default=list)
    """As `fourfold.exchange.traces`; emptied after 30 days."""
    kept_because = models.CharField(max_length=200, blank=True)
    """Why undoing left this row as it was."""

    def __str__(self) -> str:
        return f"{self.place} {self.name}"

    @property
    def ledger_school(self) -> int:
        return self.batch.school_id

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """As to its import."""
        return self.batch.standing(actor, permission)


class SavedMapping(SchoolRecord):
    """Which column holds what in the lists that a school brings, as somebody said it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="column_mappings")
    kind = models.CharField(max_length=10)
    columns = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "kind"], name="one_mapping_a_school_and_kind")]

    def __str__(self) -> str:
        return f"columns of {self.kind} at {self.school}"
