"""The town that every wall is tried on: made once for each file of walls, in a transaction that is rolled back behind it."""

import copy
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles import handlers
from django.db import transaction
from django.test import TransactionTestCase
from django.test.testcases import LiveServerThread

from tests.cast import build
from tests.conftest import COMPANY
from tests.house.addresses import ALL, HALF
from tests.house.things import Town, things
from tests.journeys.conftest import chromium
from tests.signed_in import session_of

__all__ = ["chromium"]


@pytest.fixture(scope="module")
def town_made(django_db_setup: None, django_db_blocker: object) -> Iterator[Town]:
    """The town, for a whole file. Each test then works in a savepoint of its own."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            made = things(copy.deepcopy(COMPANY[0]) if COMPANY else build())
            for who in (*ALL, HALF):
                account = made.cast.account("amina" if who == HALF else who)
                made.sessions[who] = session_of(account, second_factor=who != HALF)
            yield made
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


@pytest.fixture
def town(town_made: Town, db: None) -> Town:
    """The town, as it was made."""
    return town_made


@pytest.fixture(scope="module")
def town_served(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Town, str]]:
    """The town, committed, and the address at which it is served, for a whole file; everything is emptied again behind it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        town = things(copy.deepcopy(COMPANY[0]))
        server = LiveServerThread("127.0.0.1", static_handler=handlers.StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        try:
            yield town, f"http://127.0.0.1:{server.port}"
        finally:
            server.terminate()
            TransactionTestCase()._fixture_teardown()  # type: ignore[attr-defined]
