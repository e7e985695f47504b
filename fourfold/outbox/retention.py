"""How long the outbox remembers: bodies seven days, the rest a year, finished jobs thirty days."""

from datetime import datetime, timedelta

from django.db.models import Q

from fourfold.outbox.models import Job, JobState, Mail, MailState

BODIES = timedelta(days=7)
MAIL = timedelta(days=365)
JOBS_DONE = timedelta(days=30)
JOBS_DEAD = timedelta(days=365)


def purge_bodies(now: datetime) -> int:
    """Empty the bodies of mail settled seven days ago or more. How many."""
    return Mail.objects.filter(settled__lte=now - BODIES).exclude(body="").update(body="")


def forget_old_mail(now: datetime) -> int:
    """Delete mail settled a year ago or more. How many."""
    return Mail.objects.exclude(state=MailState.QUEUED).filter(settled__lte=now - MAIL).delete()[0]


def forget_old_jobs(now: datetime) -> int:
    """Delete jobs done thirty days ago, and dead ones after a year. How many."""
    done = Q(state=JobState.DONE, settled__lte=now - JOBS_DONE)
    dead = Q(state=JobState.DEAD, settled__lte=now - JOBS_DEAD)
    return Job.objects.filter(done | dead).delete()[0]
