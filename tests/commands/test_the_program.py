"""The one program: exit codes, one-line errors, and JSON alone where JSON is asked for."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from fourfold.audit import ledger
from fourfold.audit.models import Chain, Event
from fourfold.commands.main import COMMANDS, main
from fourfold.concerns.actions import raise_concern
from tests.cast import Cast

GUARD = importlib.import_module("fourfold.audit.migrations.0002_nobody_rewrites_the_ledger")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_says_how_it_is_used(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert f"fourfold {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["verify", "--nonsense"],
        ["serve", "--port", "many"],
        ["serve", "--workers", "0"],
        ["demo", "--port", "99999"],
        ["first-head"],
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    said = capsys.readouterr()
    assert end.value.code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_verify_says_that_the_trail_is_whole(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == f"The audit trail is whole: {Event.objects.count():,} rows.\n"


@pytest.mark.parametrize("how", ["--head", "--json"])
def test_verify_against_what_was_kept_elsewhere_matches(cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path, how: str) -> None:
    kept = kept_in(tmp_path, capsys, how)
    raise_concern(cast.tom, cast.leo, words="Leo loses his place when he reads.")
    assert main(["verify", "--against", str(kept)]) == 0
    assert "It matches all" in capsys.readouterr().out


def test_verify_against_names_a_chain_that_was_cut_or_written_anew_with_the_key(
    cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whoever holds the database and the key can make a chain that is whole in itself; only what was kept elsewhere tells."""
    kept, school = kept_in(tmp_path, capsys, "--head"), cast.larkfield.pk
    forge(school, drop=2)
    assert list(ledger.faults()) == []
    assert main(["verify", "--against", str(kept)]) == 1
    assert f"event {school}/" in capsys.readouterr().out
    forge(school, drop=0)
    for number in range(3):
        raise_concern(cast.tom, cast.leo, words=f"Leo loses his place when he reads, {number}.")
    assert main(["verify", "--against", str(kept), "--json"]) == 1
    assert any("written anew" in fault for fault in json.loads(capsys.readouterr().out)["faults"])


@pytest.mark.parametrize("text", ["", "event 1 2", "{}", "\x00"])
def test_a_file_without_heads_is_no_match(cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text)
    assert main(["verify", "--against", str(tmp_path / "kept")]) == 1
    assert "holds no heads" in capsys.readouterr().err


def kept_in(folder: Path, capsys: pytest.CaptureFixture[str], how: str) -> Path:
    """What the command printed, as a mail would keep it."""
    capsys.readouterr()
    assert main(["verify", how]) == 0
    said = capsys.readouterr().out
    (folder / "kept").write_text(said if how == "--json" else f"Subject: heads\n\n{said}\nFourfold\n")
    return folder / "kept"


def forge(school: int, *, drop: int) -> None:
    """Rewrite a school's chain of deeds, whole and under its key, without its last rows."""
    with connection.cursor() as cursor:
        GUARD.unguard(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    rows = list(Event.objects.filter(school=school).order_by("number"))
    for row in rows[len(rows) - drop :]:
        row.delete()
    head = Chain.objects.get(kind="event", school=school)
    head.number, head.seal = 0, ""
    for row in rows[: len(rows) - drop]:
        row.reason = "forged"
        row.seal = ledger.seal(row.words(), head.seal)
        row.save()
        head.number, head.seal = row.number, ledger.seal_of_end(row)
    head.save()


def test_with_json_there_is_nothing_else_on_standard_output(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["whole"] is True


def test_check_finds_this_installation_safe(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["safe"] is True


def test_check_before_families_use_it_asks_for_encryption(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--deploy"]) == 1
    said = capsys.readouterr().out
    assert "without encryption" in said
    assert ("more than one school share one file" in said) is (connection.vendor == "sqlite")


def test_what_cannot_be_done_is_one_line_on_standard_error(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["first-head", "--school", "123456"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("fourfold first-head: there is no school with URN 123456 here.")
    assert said.err.count("\n") == 1


def test_a_database_address_that_is_not_postgresqls_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from fourfold.config.database import database

    monkeypatch.setenv("FOURFOLD_DATABASE_URL", "mysql://here")
    with pytest.raises(ValueError, match="must start with postgresql://"):
        database(tmp_path, "x.sqlite3")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ({"FOURFOLD_DATABASE_URL": "postgresql://127.0.0.1:1/fourfold"}, "the database cannot be used (connection failed"),
        ({"FOURFOLD_DATABASE_URL": "mysql://here"}, "FOURFOLD_DATABASE_URL must start with postgresql://"),
        ({"FOURFOLD_ORIGIN": "fourfold.school.example"}, "FOURFOLD_ORIGIN must begin with https:// or http://"),
        ({"FOURFOLD_SMTP_PORT": "many"}, "FOURFOLD_SMTP_PORT must be a whole number."),
        ({"FOURFOLD_TODAY": "tomorrow"}, "FOURFOLD_TODAY must be a date, as 2026-11-24."),
    ],
)
def test_what_the_environment_says_wrongly_is_one_line(named: dict[str, str], says: str, tmp_path: Path) -> None:
    done = in_a_process(named | {"FOURFOLD_HOME": str(tmp_path)})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"fourfold verify: {says}")
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "fourfold.sqlite3").write_bytes(bytes(range(256)) * 20)
    done = in_a_process({"FOURFOLD_HOME": str(tmp_path), "FOURFOLD_DATABASE_URL": ""})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "fourfold verify: the database cannot be used (file is not a database).\n"


def in_a_process(named: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The program, started anew, since the environment is read at its start."""
    words = [sys.executable, "-m", "fourfold", "verify"]
    return subprocess.run(words, env=os.environ | named, capture_output=True, text=True, check=False)
