"""Rows that wait for one worker at a time: taken by a lease, kept while the work goes on, free again soon after a worker is killed."""

import logging
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import DatabaseError, connection, models, transaction
from django.db.models import F, Q, QuerySet

LEASE = timedelta(seconds=30)
"""How long a row stays with a worker that says nothing more: what was in hand at a kill -9 is taken up again within this time."""

log = logging.getLogger(__name__)


class Waiting(models.Model):
    """A row that some worker must take up when it is due."""

    due = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=32, default="", blank=True)
    problem = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Waiting)


def take(waiting: "QuerySet[Row]", *, now: datetime, limit: int) -> list[Row]:
    """Lease up to `limit` due rows for LEASE, longest due first, and count the attempt. No other worker has them.

    The lease is committed before this returns: raises RuntimeError inside a transaction. On PostgreSQL workers skip each other's rows; on
    SQLite BEGIN IMMEDIATE lets one in at a time.
    """
    free = waiting.filter(Q(leased_until=None) | Q(leased_until__lte=now), due__lte=now).order_by("due", "pk")
    # A worker with nothing to do only reads: it never asks for the write lock.
    if not free.exists():
        return []
    holder = uuid.uuid4().hex
    with transaction.atomic(durable=True):
        rows = list(free.select_for_update(skip_locked=True)[:limit])
        mine = waiting.model._default_manager.filter(pk__in=[row.pk for row in rows])
        mine.update(leased_by=holder, leased_until=now + LEASE, attempts=F("attempts") + 1)
    for row in rows:
        row.leased_by, row.leased_until, row.attempts = holder, now + LEASE, row.attempts + 1
    return rows


@contextmanager
def kept(rows: Sequence[Row]) -> Iterator[None]:
    """Renew the lease of rows taken together, every third of it, for as long as the block runs."""
    finished = threading.Event()
    renewing = threading.Thread(target=_renew, args=(rows[0], finished), name="lease", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        finished.set()
        renewing.join()


def held(row: Row) -> "QuerySet[Row]":
    """The row, if this lease still holds it: empty once another worker has taken it up."""
    return type(row)._default_manager.filter(pk=row.pk, leased_by=row.leased_by)


def settle(rows: "QuerySet[Any]", **facts: object) -> bool:
    """Write what became of a row and end its lease. False where there was no such row left to settle."""
    return bool(rows.update(leased_until=None, leased_by="", **facts))


def _renew(row: Waiting, finished: threading.Event) -> None:
    assert row.leased_until, "only a row that was taken can be kept"
    began, until = time.monotonic(), row.leased_until
    try:
        while not finished.wait(LEASE.total_seconds() / 3):
            try:
                later = until + timedelta(seconds=time.monotonic() - began)
                type(row)._default_manager.filter(leased_by=row.leased_by).update(leased_until=later)
            except DatabaseError as problem:
                # The work may still end in time; and if it does not, it is safe to do twice.
                log.warning("a lease could not be renewed: %s", type(problem).__name__)
                connection.close()
    finally:
        connection.close()
