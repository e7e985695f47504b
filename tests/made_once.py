"""What is the same for every test is made once: the tables, by all migrations, kept from run to run; and the way that requests take in.

Run as a program it makes the tables, so that several workers need not each make them.
"""

import hashlib
import os
from pathlib import Path

import django
import pytest
from django.contrib.staticfiles import handlers
from django.core.signals import setting_changed
from django.db import connection
from django.test.client import ClientHandler
from django.test.utils import setup_databases

from fourfold.stack import with_room

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache/made_once"
LOADED: list[ClientHandler] = []


def tables_file() -> Path:
    """Where the empty database is kept that these migrations make; another name for every other set of them."""
    written = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted((ROOT / "fourfold").rglob("*.py")):
        if {"migrations", "models"} & {*file.parts, file.stem}:
            written.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return KEPT / f"tables-{written.hexdigest()[:16]}.sqlite3"


def copy_tables_once(patch: pytest.MonkeyPatch) -> None:
    """Before an empty database is migrated, copy into it the tables that an earlier run made by the same migrations, on SQLite.

    Migrating takes ten seconds, a copy none. It goes on as ever, and finds nothing left to do.
    """
    kept = tables_file()

    def copy_tables() -> None:
        if kept.exists() and not connection.introspection.table_names():
            source = connection.Database.connect(kept)  # type: ignore[attr-defined]  # the driver, under its name on every backend
            source.backup(connection.connection)
            source.close()

    if connection.vendor == "sqlite":
        patch.setattr(connection, "prepare_database", copy_tables)


def keep_tables() -> None:
    """Keep the tables as they were made just now, and none of older migrations. Whole at once, since two runs may do it together."""
    kept = tables_file()
    if connection.vendor != "sqlite" or kept.exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for older in KEPT.glob("tables-*.sqlite3"):
        older.unlink(missing_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    target = connection.Database.connect(draft)  # type: ignore[attr-defined]
    connection.connection.backup(target)
    target.close()
    draft.replace(kept)


def load_middleware_once(patch: pytest.MonkeyPatch) -> None:
    """Let every test client send its requests through the same middleware, which each would otherwise load for itself.

    Loaded again after any setting was changed.
    """
    load = ClientHandler.load_middleware

    def load_once(handler: ClientHandler, is_async: bool = False) -> None:
        if not LOADED:
            load(handler, is_async)
            LOADED.append(handler)
        vars(handler).update({name: value for name, value in vars(LOADED[0]).items() if name != "enforce_csrf_checks"})

    def forget(**changed: object) -> None:
        LOADED.clear()

    setting_changed.connect(forget, weak=False)
    patch.setattr(ClientHandler, "load_middleware", load_once)


def leave_static_files_to_us(patch: pytest.MonkeyPatch) -> None:
    """Let a live server hand every request to our own middleware, as a real one does: what is static is then sent once to each browser."""
    patch.setattr(handlers, "StaticFilesHandler", with_room)


def make_tables() -> None:
    """The tables, where they are not kept yet: in a database like that of the tests."""
    from tests import at_home  # noqa: F401 - the settings make a home, which must not be anybody's

    os.environ["DJANGO_SETTINGS_MODULE"] = "fourfold.config.settings"
    django.setup()
    if connection.vendor == "sqlite" and not tables_file().exists():
        setup_databases(verbosity=0, interactive=False)
        keep_tables()


if __name__ == "__main__":
    make_tables()
