"""A database that could corrupt or lose what was saved is refused."""

import pathlib
import threading

import pytest
from django.core import checks
from django.db import connection

from fourfold.config import home, sqlite
from fourfold.config.checks import one_school_is_enough_for_a_file, the_database_loses_nothing
from fourfold.pupils.actions import leave
from fourfold.pupils.models import Enrolment
from tests.cast import MAKER, TODAY, Cast


@pytest.fixture
def on_sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this is about SQLite, and the tests run on another database")


def ids() -> set[str]:
    return {finding.id or "" for finding in the_database_loses_nothing(None, databases=["default"])}


def test_the_database_in_use_is_safe(on_sqlite: None) -> None:
    assert ids() == set()


def test_a_build_with_the_write_ahead_race_is_refused_in_wal_mode(on_sqlite: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "version", lambda: (3, 51, 2))
    assert ids() == {"fourfold.E001"}


@pytest.mark.parametrize(
    ("version", "mode"), [((3, 40, 1), "TRUNCATE"), ((3, 51, 2), "TRUNCATE"), ((3, 51, 3), "WAL"), ((3, 53, 4), "WAL")]
)
def test_the_journal_mode_follows_the_build(version: tuple[int, ...], mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "version", lambda: version)
    assert sqlite.journal_mode() == mode


def test_deferred_transactions_are_refused(on_sqlite: None, settings: object) -> None:
    options = {**settings.DATABASES["default"]["OPTIONS"], "transaction_mode": None}  # type: ignore[attr-defined]
    settings.DATABASES = {"default": {**settings.DATABASES["default"], "OPTIONS": options}}  # type: ignore[attr-defined]
    assert ids() == {"fourfold.E003"}


def test_a_transaction_for_every_page_is_refused(on_sqlite: None, settings: object) -> None:
    settings.DATABASES = {"default": {**settings.DATABASES["default"], "ATOMIC_REQUESTS": True}}  # type: ignore[attr-defined]
    assert ids() == {"fourfold.E006"}


def test_the_open_demo_door_is_an_error_in_earnest(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    found = checks.run_checks(tags=["security"], include_deployment_checks=True)
    assert "fourfold.E010" in {finding.id for finding in found}


def test_pupils_at_a_second_school_ask_for_postgresql(on_sqlite: None, cast: Cast) -> None:
    assert [finding.id for finding in one_school_is_enough_for_a_file(None, databases=["default"])] == ["fourfold.W013"]
    for enrolment in Enrolment.objects.filter(school=cast.millbrook):
        leave(MAKER, enrolment, on=TODAY)
    assert one_school_is_enough_for_a_file(None, databases=["default"]) == []


def test_a_key_is_made_once_however_many_ask_at_once(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOURFOLD_HOME", str(tmp_path))
    found: list[str] = []
    asking = [threading.Thread(target=lambda: found.append(home.key("secret-key"))) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert len(set(found)) == 1
    assert len(found[0]) >= 64
    assert (tmp_path / "keys" / "secret-key").stat().st_mode & 0o077 == 0
    assert sorted(p.name for p in (tmp_path / "keys").iterdir()) == ["secret-key"]
