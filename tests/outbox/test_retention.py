from datetime import UTC, datetime, timedelta

import pytest

from fourfold.outbox import retention
from fourfold.outbox.models import Job, JobState, Mail, MailState
from fourfold.outbox.post import post
from fourfold.outbox.queue import enqueue

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def letter(key: str, state: MailState, *, days_ago: int) -> Mail:
    mail = post(to="grace@example.org", subject="A message", body="Please sign in.", purpose="message", key=key, now=NOON)
    settled = None if state == MailState.QUEUED else NOON - days_ago * DAY
    Mail.objects.filter(pk=mail.pk).update(state=state, settled=settled, created=NOON - days_ago * DAY)
    return mail


@pytest.mark.parametrize("state", [MailState.SENT, MailState.FAILED, MailState.CANCELLED])
def test_a_body_is_purged_seven_days_after_its_mail_was_settled(state):
    letter("old", state, days_ago=7)
    letter("young", state, days_ago=6)
    letter("waiting", MailState.QUEUED, days_ago=9)
    assert retention.purge_bodies(NOON) == 1
    assert list(Mail.objects.filter(body="").values_list("key", flat=True)) == ["old"]


def test_a_mail_is_forgotten_a_year_after_it_was_settled():
    letter("old", MailState.SENT, days_ago=365)
    letter("young", MailState.SENT, days_ago=364)
    letter("waiting", MailState.QUEUED, days_ago=400)
    assert retention.forget_old_mail(NOON) == 1
    assert set(Mail.objects.values_list("key", flat=True)) == {"young", "waiting"}


@pytest.mark.parametrize(("state", "days"), [(JobState.DONE, 30), (JobState.DEAD, 365)])
def test_a_job_is_forgotten_when_its_time_is_over(state, days):
    for key, ago in (("old", days), ("young", days - 1)):
        job = enqueue("letters", {}, key=key, now=NOON)
        Job.objects.filter(pk=job.pk).update(state=state, settled=NOON - ago * DAY)
    assert retention.forget_old_jobs(NOON) == 1
    assert Job.objects.get().key == "young"
