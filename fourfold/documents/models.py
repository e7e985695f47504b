"""A stored file: what it is and how to know that nobody has touched it. Its bytes lie in a folder, under a name that says nothing."""

from typing import ClassVar

from django.db import models

from fourfold.documents import storage
from fourfold.pupils.models import ChildRecord, Pupil


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
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"file {self.name}"

    def verified_bytes(self) -> bytes:
        """The file's bytes. Raises Touched where their length or SHA-256 is not what was stored, or where they are gone."""
        found = storage.read(self.name)
        if found is None or len(found) != self.length or storage.fingerprint(found) != self.sha256:
            raise Touched("This file is not as it was stored. Nobody can open it until it is restored from a backup.")
        return found
