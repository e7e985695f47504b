"""Where the demo is kept: one file in which people walk about, and beside it the finished school, from which it starts again.

The school is built in a third file that nobody looks at, so that a build that was broken off leaves nothing behind.
"""

import pathlib
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import IntegrityError, connection

from fourfold.demo import finishing
from fourfold.demo.build import Progress, build
from fourfold.demo.finishing import is_demo
from fourfold.demo.school import AT_HOME, AT_SCHOOL, DOORS, SCHOOL, Door

__all__ = ["AT_HOME", "AT_SCHOOL", "DOORS", "SCHOOL", "Door", "is_demo", "is_ready", "make", "restart"]


def walked_in() -> pathlib.Path:
    """The file that the demo's pages read and write."""
    return pathlib.Path(connection.settings_dict["NAME"])


def finished_copy() -> pathlib.Path:
    """The school as it was when it was finished."""
    return walked_in().with_suffix(".finished.sqlite3")


def is_ready(today: date) -> bool:
    """Whether the school of that day is there, whole, and as it would be invented now."""
    if not (walked_in().exists() and finished_copy().exists()):
        return False
    bring_up_to_date()
    return finishing.finished() == finishing.marker(today)


def make(today: date, *, say: Progress) -> None:
    """Build the school of a day, keep it, and let people in."""
    here, draft = walked_in(), walked_in().with_suffix(".draft.sqlite3")
    remove(draft)
    move_to(draft)
    try:
        bring_up_to_date()
        build_with_luck(today, say=say)
    finally:
        move_to(here)
    remove(finished_copy())
    draft.replace(finished_copy())
    remove(draft)
    restart()


def build_with_luck(today: date, *, say: Progress) -> None:
    """Build; and if two of the thousands of short random codes were alike, which is seldom, once more."""
    try:
        build(today, say=say)
    except IntegrityError:
        build(today, say=say)


def restart() -> None:
    """Put the finished school in place of the one that people have walked about in. Those who are signed in are signed out by it."""
    connection.ensure_connection()
    library: Any = connection.Database  # type: ignore[attr-defined]  # SQLite's, whichever build is in use
    source = library.connect(f"file:{finished_copy()}?mode=ro", uri=True)
    try:
        source.backup(connection.connection)
    finally:
        source.close()
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Every table that this version has."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def move_to(file: pathlib.Path) -> None:
    """Work on in another file."""
    connection.close()
    connection.settings_dict["NAME"] = file


def remove(file: pathlib.Path) -> None:
    """Take a database file away, with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
