"""Jobs: work for after the page, asked for in the page's own transaction and done at least once."""

import logging
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from fourfold import clock
from fourfold.outbox.leases import held, kept, settle, take
from fourfold.outbox.models import Job, JobState
from fourfold.outbox.post import require_transaction

MOST_ATTEMPTS = 10
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)

Work = Callable[[Mapping[str, Any], datetime], None]
"""What does a job of one kind: given its arguments and the moment. Safe to run twice."""

log = logging.getLogger(__name__)


def enqueue(kind: str, arguments: Mapping[str, Any], *, key: str, due: datetime | None = None, now: datetime | None = None) -> Job:
    """Ask for a job, at once or when it is due; with the same `key` again, the job that is there already, even if it is done.

    `arguments` are plain JSON: numbers and names of rows, never words about a child. Raises OutsideTransaction.
    """
    require_transaction()
    moment = now or clock.now()
    job, _ = Job.objects.get_or_create(
        key=key, defaults={"kind": kind, "arguments": dict(arguments), "created": moment, "due": due or moment}
    )
    return job


def work_due(now: datetime, *, kinds: Mapping[str, Work], limit: int = 1) -> int:
    """Do up to `limit` due jobs, one after the other, and say how many were taken up.

    A job that raises waits 30 seconds, a minute, two …, an hour at most, and is dead after ten attempts; one whose worker was killed is
    taken up again when its lease ends. Why is kept with it, as the kind of exception and the place, never its words.
    """
    jobs = take(Job.objects.filter(state=JobState.QUEUED), now=now, limit=limit)
    if not jobs:
        return 0
    with kept(jobs):
        for job in jobs:
            if held(job).exists():
                _do(job, now, kinds)
    return len(jobs)


def dead_jobs() -> QuerySet[Job]:
    """Jobs that were given up, longest ago first."""
    return Job.objects.filter(state=JobState.DEAD).order_by("settled", "pk")


def _do(job: Job, now: datetime, kinds: Mapping[str, Work]) -> None:
    if job.attempts > MOST_ATTEMPTS:
        _give_up(job, now, job.problem or "the work stopped short at every attempt")
        return
    try:
        kinds[job.kind](job.arguments, now)
    except Exception as problem:  # no job may keep back the next one
        _put_off(job, now, _where(problem))
        return
    if settle(held(job), state=JobState.DONE, settled=now, problem=""):
        log.info("job %s (%s) done", job.pk, job.kind)


def _put_off(job: Job, now: datetime, why: str) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        _give_up(job, now, why)
        return
    pause = min(FIRST_PAUSE * 2 ** (job.attempts - 1), LONGEST_PAUSE)
    settle(held(job), due=now + pause, problem=why)
    log.warning("job %s (%s) waits: %s", job.pk, job.kind, why)


def _give_up(job: Job, now: datetime, why: str) -> None:
    settle(held(job), state=JobState.DEAD, settled=now, problem=why)
    log.error("job %s (%s) is dead: %s", job.pk, job.kind, why)


def _where(problem: Exception) -> str:
    """The kind of exception and the place it was raised: its words may speak of a child."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{type(problem).__name__} in {place.name}, line {place.lineno}"[:200]
