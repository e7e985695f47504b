"""A stored file: what it is and how to know that nobody has touched it. Its bytes lie in a folder, under a name that says nothing."""

from typing import ClassVar

from django.db import models

from fourfold.accounts.models import Account
from fourfold.documents import storage
from fourfold.documents.arriving.scanning import Scan, scan_choices
from fourfold.pupils.models import ChildRecord, Pupil
from fourfold.schools.models import School, SchoolRecord


class Touched(Exception):
    """The bytes on the disk are not those that were stored."""


class File(ChildRecord):
    """A file about a child. It has no address of its own: the page of the record that it belongs to serves it, with its rights."""

    NAME_LENGTH: ClassVar[int] = 40

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    """Its random name in the folder."""
    title = models.CharField(max_length=160)
    """What it was called when it came, for the person who downloads it."""
    content_type = models.CharField(max_length=80)
    length = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    scanned = models.CharField(max_length=11, choices=scan_choices, default=Scan.NOT_SCANNED)
    """Whether a virus scanner looked at it when it came."""
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"file {self.name}"

    def verified_bytes(self) -> bytes:
        """The file's bytes. Raises Touched where their length or SHA-256 is not what was stored, or where they are gone."""
        found = storage.read(self.name)
        if found is None or len(found) != self.length or storage.fingerprint(found) != self.sha256:
            raise Touched("This file is not as it was stored. Nobody can open it until it is restored from a backup.")
        return found


class OwnWording(SchoolRecord):
    """A school's own words for one kind of letter in one language, checked by somebody who reads it. Never edited: a new edition follows.

    `words` holds the letter's words by where they stand in our file; empty where the school went back to ours.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="wordings")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    """The version of ours that it words anew: with our next one it counts no more."""
    edition = models.PositiveSmallIntegerField()
    words = models.JSONField(default=dict)
    checked_by = models.CharField(max_length=120)
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "kind", "language", "version", "edition"], name="one_wording_an_edition")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language}), edition {self.edition}"
