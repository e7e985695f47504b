"""Bytes on the disk: written whole or not at all, under random names, in FOURFOLD_HOME/files."""

import contextlib
import hashlib
import os
import pathlib
import re
import secrets

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{40}")


def folder() -> pathlib.Path:
    """Where files lie: for the owner of the program alone."""
    place = pathlib.Path(settings.HOME) / "files"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def fingerprint(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write(content: bytes) -> str:
    """Store bytes and give the random name they have now. On return they are on the disk: a crash leaves the whole file or none.

    A transaction that is rolled back afterwards leaves a file that no row names; no row ever names a file that is not there.
    """
    name = secrets.token_hex(20)
    place = _place(name)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    draft = place.with_suffix(".tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(place)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
        raise
    _sync_folder(place.parent)
    return name


def read(name: str) -> bytes | None:
    """The bytes stored under a name; None where there are none. Raises ValueError for a name that we did not give."""
    try:
        return _place(name).read_bytes()
    except FileNotFoundError:
        return None


def _place(name: str) -> pathlib.Path:
    if not NAME.fullmatch(name):
        raise ValueError("that is not the name of a stored file")
    return folder() / name[:2] / name


def _sync_folder(place: pathlib.Path) -> None:
    # Windows cannot open a folder; there the rename itself is all that can be asked for.
    if os.name == "posix":
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
