"""What every test starts from."""

import copy
import importlib
import os
import tempfile

os.environ.setdefault("FOURFOLD_HOME", tempfile.mkdtemp(prefix="fourfold-tests-"))
os.environ.setdefault("FOURFOLD_TODAY", "2026-11-24")
os.environ.setdefault("FOURFOLD_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

import pytest
import pytest_django
from django.db import connection
from django.test import TransactionTestCase

from tests.cast import Cast, build

COMPANY: list[Cast] = []


@pytest.fixture(autouse=True)
def fast_passwords(settings: object) -> None:
    """Argon2id is slow on purpose; the tests are not about that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """The cast is made once; each test then works in a transaction that is rolled back."""
    with django_db_blocker.unblock():
        COMPANY.append(build())


@pytest.fixture
def cast(db: None) -> Cast:
    """Two schools and their people, as they were made. A test that needs real transactions uses `cast_committed`."""
    return copy.deepcopy(COMPANY[0])


@pytest.fixture
def cast_committed(transactional_db: None) -> Cast:
    """The cast made anew, for tests that commit or use several connections; slow, so few."""
    return build()


@pytest.fixture(autouse=True)
def flush_passes_the_ledgers_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that commit empty every table behind them, the ledger too; only they may take its guards off."""
    guard = importlib.import_module("fourfold.audit.migrations.0002_nobody_rewrites_the_ledger")
    teardown = TransactionTestCase._fixture_teardown

    def unguarded(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            guard.unguard(None, editor)
        teardown(case)
        with connection.schema_editor() as editor:
            guard.guard(None, editor)
        COMPANY[:] = [build()]

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", unguarded)
