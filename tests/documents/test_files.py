"""A stored file: whole or not there, under a name that says nothing, and never served when somebody has touched it."""

import pathlib

import pytest

from fourfold.audit import doors
from fourfold.audit.doors import Shut
from fourfold.documents import storage
from fourfold.documents.keeping import keep_file
from fourfold.documents.models import File, Touched
from tests.cast import MAKER, Cast


@pytest.fixture
def kept(cast: Cast, tmp_path: pathlib.Path, settings: object) -> File:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    with doors.opened(doors.Door("test.kept", MAKER)):
        return keep_file(cast.leo, b"what the therapist wrote", title="Report for Leo Obi.pdf", content_type="application/pdf")


def lies_at(file: File) -> pathlib.Path:
    return storage.folder() / file.name[:2] / file.name


def test_a_file_comes_back_as_it_was(kept: File) -> None:
    assert kept.verified_bytes() == b"what the therapist wrote"


def test_its_name_on_the_disk_says_nothing(kept: File) -> None:
    assert storage.NAME.fullmatch(kept.name)
    assert "Leo" not in str(lies_at(kept))


def test_only_the_owner_of_the_program_can_read_it(kept: File) -> None:
    assert lies_at(kept).stat().st_mode & 0o077 == 0


def test_no_draft_is_left_behind(kept: File) -> None:
    assert list(storage.folder().rglob("*.tmp")) == []


@pytest.mark.parametrize("content", [b"what the therapist never wrote", b"", b"what the therapist wrotf"])
def test_a_file_that_was_touched_is_refused(kept: File, content: bytes) -> None:
    lies_at(kept).write_bytes(content)
    with pytest.raises(Touched):
        kept.verified_bytes()


def test_a_file_that_is_gone_is_refused(kept: File) -> None:
    lies_at(kept).unlink()
    with pytest.raises(Touched):
        kept.verified_bytes()


def test_a_write_that_fails_leaves_nothing(tmp_path: pathlib.Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.write(b"words")
    assert [one for one in storage.folder().rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("name", ["../keys/secret-key", "/etc/passwd", "", "a" * 39, "A" * 40])
def test_no_other_name_reaches_the_disk(name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        storage.read(name)


def test_a_file_is_kept_only_within_a_verb(cast: Cast, tmp_path: pathlib.Path, settings: object) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    with pytest.raises(Shut):
        keep_file(cast.leo, b"x", title="x", content_type="text/plain")
