"""Which database: SQLite in FOURFOLD_HOME, or PostgreSQL by FOURFOLD_DATABASE_URL."""

import os
import pathlib
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fourfold.config import sqlite


def database(home: pathlib.Path, file: str) -> dict[str, Any]:
    """Django's settings for the database. Raises ValueError, in one sentence, for an address that is not PostgreSQL's."""
    url = os.environ.get("FOURFOLD_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / file,
            "OPTIONS": sqlite.options(),
            "CONN_MAX_AGE": None,
            # A file, as in earnest: in memory, several connections would share one cache and lock each other out.
            "TEST": {"NAME": home / "test.sqlite3"},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("FOURFOLD_DATABASE_URL must start with postgresql://")
    waits = {"connect_timeout": 3, "options": "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": waits | dict(parse_qsl(parts.query)),
    }
