"""What is done once a day. Each task asks "what is due and not done", so a day missed is made up by the next run."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import transaction

from fourfold.accounts import codes, phones
from fourfold.clock import LONDON
from fourfold.exchange.retention import forget_old_imports
from fourfold.local_offer.refreshing import refresh_all
from fourfold.meetings.reminding import remind_families
from fourfold.noticing.returning import tell_of_returns
from fourfold.notifications.overdue import alert_overdue
from fourfold.outbox import retention
from fourfold.outbox.models import Job
from fourfold.outbox.queue import Work, enqueue
from fourfold.oversight.digest import send_digests
from fourfold.support.asking_outside import ask_from_outside


@dataclass(frozen=True)
class Daily:
    """One task of the day: from `at` in London time, once on each date. `run` is safe to run twice and finds for itself what is due."""

    name: str
    at: time
    run: Callable[[datetime], object]

    @property
    def kind(self) -> str:
        return f"daily/{self.name}"


TASKS: tuple[Daily, ...] = (
    Daily("purge-mail-bodies", time(3, 0), retention.purge_bodies),
    Daily("forget-old-mail", time(3, 10), retention.forget_old_mail),
    Daily("forget-old-jobs", time(3, 20), retention.forget_old_jobs),
    Daily("forget-old-imports", time(3, 30), forget_old_imports),
    Daily("forget-old-codes", time(3, 40), codes.forget_old),
    Daily("forget-old-phones", time(3, 45), phones.forget_old),
    Daily("refresh-local-offer", time(4, 0), refresh_all),
    Daily("alert-overdue-notices", time(7, 0), alert_overdue),
    Daily("remind-families", time(7, 15), remind_families),
    Daily("send-digests", time(7, 30), send_digests),
    Daily("prompts-come-back", time(7, 5), tell_of_returns),
    Daily("reviews-ask-outside", time(7, 10), ask_from_outside),
)


def enqueue_todays(now: datetime, *, tasks: Sequence[Daily] = TASKS) -> int:
    """Ask for each of today's tasks whose time has come and that nobody has asked for yet. How many were asked for.

    The job's unique key is the task and the date: however many copies of the runner ask, and however the clock is put back, there is one.
    Days on which no runner ran are not asked for afterwards: today's run finds what they left.
    """
    here = now.astimezone(LONDON)
    keys = {f"{task.kind}/{here.date()}": task for task in tasks if here.time() >= task.at}
    asked = set(Job.objects.filter(key__in=keys).values_list("key", flat=True))
    missing = [key for key in keys if key not in asked]
    if missing:
        with transaction.atomic():
            for key in missing:
                enqueue(keys[key].kind, {}, key=key, now=now)
    return len(missing)


def kinds_of(tasks: Sequence[Daily]) -> dict[str, Work]:
    """The tasks as kinds of job. Raises ValueError where two have one name: one of them would never run."""
    for first, second in itertools.combinations(tasks, 2):
        if first.name == second.name:
            raise ValueError(f"two daily tasks are called {first.name}")
    return {task.kind: _work(task) for task in tasks}


def _work(task: Daily) -> Work:
    def run(_: Mapping[str, Any], now: datetime) -> None:
        task.run(now)

    return run
