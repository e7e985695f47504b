"""The ledger: what was done (Event) and who looked (Viewing). It outlives what it describes, so it holds no foreign keys, and no words
about a child."""

from typing import Any

from django.db import models

from fourfold.audit.record import Record

__all__ = ["Chain", "Event", "Link", "Record", "Viewing"]


class Chain(models.Model):
    """Where a chain of ledger rows stands: one a school and kind, school 0 for what belongs to none."""

    kind = models.CharField(max_length=8)
    school = models.BigIntegerField()
    number = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "school"], name="one_chain_a_school_and_kind")]


class Link(models.Model):
    """One row of a chain. Its seal covers its own words and the seal before it, under a key that is not in the database."""

    KIND = ""
    SEALED: tuple[str, ...] = ()

    school = models.BigIntegerField()
    number = models.BigIntegerField()
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20)
    pupil = models.BigIntegerField(null=True)
    request = models.CharField(max_length=32, default="")

    class Meta:
        abstract = True

    def words(self) -> dict[str, Any]:
        """What the seal covers, in a form that is the same on every machine."""
        values = {name: getattr(self, name) for name in (*self.SEALED, "school", "number", "actor", "role", "pupil", "request")}
        return values | {"at": self.at.isoformat(timespec="microseconds")}


class Event(Link):
    """A deed: when, which verb, by whom in which role, about which pupil and thing, and the names of the fields it changed."""

    KIND = "event"
    SEALED = ("verb", "subject", "changed", "reason")

    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    changed = models.JSONField(default=list)
    reason = models.CharField(max_length=300, default="")
    """Why the machine's owner ran a command: never about a child."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="one_event_a_place_in_the_chain")]
        indexes = [models.Index(fields=["pupil", "-at"], name="events_of_a_pupil")]


class Viewing(Link):
    """A look: who opened which page of whose record. A list or search is a look at no one pupil."""

    KIND = "viewing"
    SEALED = ("page",)

    page = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="one_viewing_a_place_in_the_chain")]
        indexes = [models.Index(fields=["pupil", "-at"], name="viewings_of_a_pupil")]
