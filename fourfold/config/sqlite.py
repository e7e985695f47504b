"""A SQLite that is safe to run: before 3.51.3 the write-ahead log could, rarely, corrupt a database under several writers."""

import importlib
import sqlite3
import sys

SAFE_FROM = (3, 51, 3)


def swap_in_safe_build() -> None:
    """Put the bundled, newer SQLite in the place of Python's own, before Django loads it. Without a bundled one nothing changes."""
    try:
        bundled = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = bundled.dbapi2


def version() -> tuple[int, ...]:
    """The version of the SQLite that Django will use."""
    return tuple(getattr(sys.modules["sqlite3"], "sqlite_version_info", sqlite3.sqlite_version_info))


def journal_mode() -> str:
    """WAL where the build is safe for it, else a rollback journal."""
    return "WAL" if version() >= SAFE_FROM else "TRUNCATE"


def options() -> dict[str, object]:
    """Every write transaction takes the lock at once, and what is committed survives a power cut."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={journal_mode()}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
