"""What every test starts from."""

import copy
import importlib
import re
from collections.abc import Iterator
from types import SimpleNamespace

import hypothesis
import pytest
import pytest_django
from _pytest import runner
from django.db import connection
from django.test import TransactionTestCase, override_settings

from fourfold.config import garbage
from fourfold.stack import with_room
from tests.cast import Cast, build
from tests.chromium import chromium
from tests.made_once import copy_tables_once, keep_tables, leave_static_files_to_us, load_middleware_once

__all__ = ["chromium"]

# A pause of the machine is no fault of what is tried; what is slow is measured in benchmarks/.
hypothesis.settings.register_profile("no clock", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("no clock")

COMPANY: list[Cast] = []
LONGEST_FIRST = re.compile(r"/tests/(journeys/|demo/|house/(test_every_page_in_a_browser|test_queries_do_not_grow)\.py)")
"""What is long, or makes one long thing before its first test: begun first, so that no processor is idle at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files; within each the tests stay as they are written. All that was loaded for them is here to stay."""
    items.sort(key=lambda item: LONGEST_FIRST.search(item.path.as_posix()) is None)
    garbage.look_less_often()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run each test as ever, with room for its calls, as a request has."""
    return with_room(runner.pytest_runtest_protocol)(item, nextitem)


@pytest.fixture(scope="session", autouse=True)
def fast_passwords() -> Iterator[None]:
    """Argon2id is slow on purpose; the tests are not about that."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    """The tables, and the middleware that every request goes through."""
    with pytest.MonkeyPatch.context() as patch:
        copy_tables_once(patch)
        load_middleware_once(patch)
        leave_static_files_to_us(patch)
        yield


@pytest.fixture(scope="session")
def django_db_setup(fast_passwords: None, made_once: None, django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """The cast is made once; each test then works in a transaction that is rolled back."""
    with django_db_blocker.unblock():
        keep_tables()
        COMPANY.append(build())


@pytest.fixture
def cast(db: None) -> Cast:
    """Two schools and their people, as they were made. A test that needs real transactions uses `cast_committed`."""
    return copy.deepcopy(COMPANY[0])


@pytest.fixture
def cast_committed(transactional_db: None) -> Cast:
    """The cast, for tests that commit or use several connections; every table is emptied and filled again after each, so few."""
    return copy.deepcopy(COMPANY[0])


@pytest.fixture(scope="session", autouse=True)
def flush_passes_the_ledgers_guard() -> Iterator[None]:
    """Tests that commit empty every table behind them, the ledger too; only they may take its guards off.

    Once for all, since a live server makes its database ready before a test's own fixtures and empties it after them.
    """
    guard = importlib.import_module("fourfold.audit.migrations.0002_nobody_rewrites_the_ledger")
    teardown = TransactionTestCase._fixture_teardown

    def unguarded(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            editor = SimpleNamespace(connection=connection, execute=cursor.execute)
            guard.unguard(None, editor)
            teardown(case)
            guard.guard(None, editor)
        COMPANY[:] = [build()]

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", unguarded)
        yield
