"""The work behind the pages: mail, jobs and the day's tasks, in a process of its own beside the server."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection

from fourfold import clock
from fourfold.jobs.daily import enqueue_todays
from fourfold.jobs.kinds import KINDS
from fourfold.jobs.rechecks import may_still_send
from fourfold.outbox.delivery import deliver_due
from fourfold.outbox.queue import work_due

AFTER_A_FAULT = 5.0
"""Seconds before the next round, after one that failed."""
LAST_WORDS = 15.0
"""Seconds that work in hand is given at the end; what is not ready then is taken up again when its lease ends."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loop:
    """One thing that is looked for again and again: how many were found, and how long to wait after finding none."""

    name: str
    round: Callable[[datetime], int]
    rest: float


def deliver_mail(now: datetime) -> int:
    """Try the mail that is due, and say how many."""
    return deliver_due(now, may_still_send=may_still_send)


def do_jobs(now: datetime) -> int:
    """Do the next job that is due, and say how many (one or none)."""
    return work_due(now, kinds=KINDS)


def ask_for_todays(now: datetime) -> int:
    """Ask for the day's tasks whose time has come, and say how many."""
    return enqueue_todays(now)


LOOPS = (Loop("mail", deliver_mail, rest=1.0), Loop("jobs", do_jobs, rest=1.0), Loop("day", ask_for_todays, rest=60.0))
"""Each in a thread of its own: a mail server that hangs keeps back no job, and a long job no sign-in code."""


def run_due_once(now: datetime) -> int:
    """Do all that is due at this moment, in this thread, and return: how many mails and jobs were taken up. For tests and the demo."""
    enqueue_todays(now)
    return run_asked_once(now)


def run_asked_once(now: datetime) -> int:
    """The same of what was asked for already, without the tasks of the day."""
    taken = 0
    while found := deliver_mail(now) + do_jobs(now):
        taken += found
    return taken


def run_forever(stop: threading.Event, *, loops: Sequence[Loop] = LOOPS) -> None:
    """Keep every loop going until `stop` is set, then let the work in hand end."""
    threads = [threading.Thread(target=keep_going, args=(loop, stop), name=loop.name, daemon=True) for loop in loops]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(LAST_WORDS)


def keep_going(loop: Loop, stop: threading.Event) -> None:
    """One loop, round after round. A round that fails is told to the log, by the kind of exception alone, and the next one follows."""
    while not stop.is_set():
        close_old_connections()
        try:
            rest = 0.0 if loop.round(clock.now()) else loop.rest
        except Exception as problem:  # no fault may end the reminders
            log.error("a round of %s failed: %s", loop.name, type(problem).__name__)
            if isinstance(problem, DatabaseError):
                connection.close()
            rest = AFTER_A_FAULT
        if rest:
            stop.wait(rest)
    connection.close()
