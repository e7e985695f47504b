"""The one program: exit codes, one-line errors, and JSON alone where JSON is asked for."""

import json

import pytest

from fourfold.audit.models import Event
from fourfold.commands.main import COMMANDS, main
from tests.cast import Cast


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_says_how_it_is_used(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert f"fourfold {command}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["nonsense"], ["verify", "--nonsense"], ["serve", "--port", "many"], ["first-head"]])
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


def test_with_json_there_is_nothing_else_on_standard_output(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["whole"] is True


def test_check_finds_this_installation_safe(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["safe"] is True


def test_check_before_families_use_it_asks_for_encryption(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--deploy"]) == 1
    assert "without encryption" in capsys.readouterr().out


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
