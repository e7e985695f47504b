"""Mail and jobs that wait. Neither knows a pupil: `about` is an opaque name for the rooms above."""

from django.db import models
from django.db.models import Q

from fourfold.outbox.leases import Waiting

QUEUED_OR_SETTLED = Q(state="queued", settled__isnull=True) | (~Q(state="queued") & Q(settled__isnull=False))


class MailState(models.TextChoices):
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobState(models.TextChoices):
    QUEUED = "queued"
    DONE = "done"
    DEAD = "dead"


def mail_states() -> list[tuple[str, str]]:
    return MailState.choices


def job_states() -> list[tuple[str, str]]:
    return JobState.choices


class Mail(Waiting):
    """One message to one address.

    The body holds no case data: it says that there is something to read, and links to the sign-in. Sent means that the mail server took it,
    not that anyone read it. Point to a mail by its `key`, not by a foreign key: a year after it was settled the row is forgotten.
    """

    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=300, unique=True)
    to = models.EmailField()
    reply_to = models.EmailField(blank=True, default="")
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=16, default="en-GB")
    purpose = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True, default="", db_index=True)
    recheck = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=10, choices=mail_states, default=MailState.QUEUED)
    created = models.DateTimeField()
    no_later_than = models.DateTimeField(null=True)
    first_tried = models.DateTimeField(null=True)
    settled = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due"], condition=Q(state="queued"), name="mail_waiting"),
            models.Index(fields=["state", "settled"], name="mail_settled"),
        ]
        constraints = [
            models.CheckConstraint(condition=QUEUED_OR_SETTLED, name="mail_is_queued_or_settled"),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk} ({self.purpose}, {self.state})"


class Job(Waiting):
    """One piece of work for after the page: its kind, and the numbers of the rows it is for. `arguments` never hold words about a child."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=job_states, default=JobState.QUEUED)
    created = models.DateTimeField()
    settled = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due"], condition=Q(state="queued"), name="job_waiting"),
            models.Index(fields=["state", "settled"], name="job_settled"),
        ]
        constraints = [
            models.CheckConstraint(condition=QUEUED_OR_SETTLED, name="job_is_queued_or_settled"),
        ]

    def __str__(self) -> str:
        return f"job {self.pk} ({self.kind}, {self.state})"
