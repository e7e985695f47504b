from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from fourfold.outbox.models import Job, JobState
from fourfold.outbox.post import OutsideTransaction
from fourfold.outbox.queue import MOST_ATTEMPTS, dead_jobs, enqueue, work_due

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def ask(**changes) -> Job:
    return enqueue(**{"kind": "letters", "arguments": {"round": 7}, "key": "letters:7", "now": NOON} | changes)


def test_a_job_is_asked_for_only_inside_a_transaction():
    with pytest.raises(OutsideTransaction):
        ask()


@pytest.mark.django_db
def test_a_rollback_leaves_no_job():
    with transaction.atomic():
        ask()
        transaction.set_rollback(True)
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_job_is_done_once_with_its_arguments():
    done = []
    ask()
    for _ in range(2):
        work_due(NOON, kinds={"letters": lambda arguments, now: done.append((arguments["round"], now))})
    assert done == [(7, NOON)]
    job = Job.objects.get()
    assert (job.state, job.settled, job.leased_by) == (JobState.DONE, NOON, "")


@pytest.mark.django_db
def test_the_same_key_asks_for_one_job_even_after_it_is_done():
    first = ask()
    work_due(NOON, kinds={"letters": lambda arguments, now: None})
    assert ask() == first
    assert work_due(NOON, kinds={}) == 0


@pytest.mark.django_db
def test_a_job_waits_until_it_is_due():
    ask(due=NOON + HOUR)
    assert work_due(NOON, kinds={"letters": lambda arguments, now: None}) == 0
    assert work_due(NOON + HOUR, kinds={"letters": lambda arguments, now: None}) == 1


@pytest.mark.django_db
def test_a_job_that_raises_waits_longer_each_time_and_is_dead_after_ten_attempts():
    tries = []

    def broken(arguments, now):
        tries.append(now)
        raise LookupError("Leo Example")

    ask()
    now = NOON
    while now < NOON + 24 * HOUR:
        work_due(now, kinds={"letters": broken})
        now += 30 * SECOND
    pauses = [later - earlier for earlier, later in pairwise(tries)]
    assert pauses[:3] == [30 * SECOND, 60 * SECOND, 120 * SECOND]
    assert (len(tries), max(pauses)) == (MOST_ATTEMPTS, HOUR)
    [job] = dead_jobs()
    assert job.problem.startswith("LookupError in broken, line ")
    assert "Leo" not in job.problem


@pytest.mark.django_db
def test_a_kind_that_nobody_knows_is_tried_again_and_its_reason_kept():
    ask(kind="unheard-of")
    work_due(NOON, kinds={})
    job = Job.objects.get()
    assert (job.state, job.due) == (JobState.QUEUED, NOON + 30 * SECOND)
    assert job.problem.startswith("KeyError")


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_settles_nothing():
    ask()

    def taken_over(arguments, now):
        Job.objects.update(leased_by="another", leased_until=NOON + HOUR)

    work_due(NOON, kinds={"letters": taken_over})
    job = Job.objects.get()
    assert (job.state, job.leased_by) == (JobState.QUEUED, "another")


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_every_time_ends_as_dead():
    job = ask()
    Job.objects.filter(pk=job.pk).update(attempts=MOST_ATTEMPTS)
    work_due(NOON, kinds={})
    [dead] = dead_jobs()
    assert dead.problem == "the work stopped short at every attempt"
