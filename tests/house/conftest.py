"""The town that every wall is tried on: made once, and each file of walls works in a savepoint that is rolled back behind it."""

import copy
import os
from collections.abc import Iterator
from contextlib import contextmanager
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
from tests.signed_in import session_of


class KeptTown:
    """The town in a transaction of its own, made when the first wall asks for it and kept from one file of walls to the next."""

    def __init__(self, blocker: Any) -> None:
        self.blocker = blocker
        self.made: Town | None = None
        self.around: transaction.Atomic | None = None
        self.in_use = False

    @contextmanager
    def lent(self) -> Iterator[Town]:
        """A copy, which one file of walls may write in."""
        if self.made is None:
            self.around = transaction.atomic()
            self.around.__enter__()
            self.made = things(copy.deepcopy(COMPANY[0]) if COMPANY else build())
            for who in (*ALL, HALF):
                account = self.made.cast.account("amina" if who == HALF else who)
                self.made.sessions[who] = session_of(account, second_factor=who != HALF)
        self.in_use = True
        with transaction.atomic():
            yield copy.deepcopy(self.made)
            transaction.set_rollback(True)
        self.in_use = False

    def clear(self) -> None:
        """Take the town away again, once no file works in it: others want a database that holds the cast alone."""
        if self.around is not None and not self.in_use:
            with self.blocker.unblock():
                transaction.set_rollback(True)
                self.around.__exit__(None, None, None)
            self.made = self.around = None


KEPT: list[KeptTown] = []


@pytest.fixture(scope="session")
def kept_town(django_db_setup: None, django_db_blocker: Any) -> Iterator[KeptTown]:
    """Where the town is kept. At the end it goes with the database."""
    KEPT[:] = [KeptTown(django_db_blocker)]
    yield KEPT[0]
    KEPT.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Leave no town to a test that works in the same database without it."""
    yield
    asks = set(getattr(nextitem, "fixturenames", ()))
    if "kept_town" not in asks and asks & {"db", "transactional_db"}:
        for kept in KEPT:
            kept.clear()


@pytest.fixture(scope="module")
def town_made(kept_town: KeptTown, django_db_blocker: Any) -> Iterator[Town]:
    """The town, for a whole file. Each test then works in a savepoint of its own."""
    with django_db_blocker.unblock(), kept_town.lent() as town:
        yield town


@pytest.fixture
def town(town_made: Town, db: None) -> Town:
    """The town, as it was made."""
    return town_made


@pytest.fixture(scope="module")
def town_served(kept_town: KeptTown, django_db_blocker: Any) -> Iterator[tuple[Town, str]]:
    """The town, committed, and the address at which it is served, for a whole file; everything is emptied again behind it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    kept_town.clear()
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
