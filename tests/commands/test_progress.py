"""`fourfold progress`: the answer for people and for programs, and one line where a file cannot be judged."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fourfold.commands.main import main

HEAD = "pupil,cohort,measure,date,score\n"
SIGNS = ("slower_than_peers", "slower_than_before", "gap_not_closing", "gap_widening")
NUMBERS = ["gain", "peers", "band", "peer_mean", "peer_sd", "rate", "rate_before", "gap_before", "gap"]


def file_of(folder: Path, words: str | bytes) -> str:
    path = folder / "scores.csv"
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return str(path)


def of_a_class(*more: str) -> str:
    """Twelve pupils who stay where they are, and Nia, who falls."""
    lines = [f"p{n},2022,reading,{day},104" for n in range(12) for day in ("2024-11-15", "2025-11-14", "2026-11-13")]
    lines += ["Nia,2022,reading,2024-11-15,108", "Nia,2022,reading,2025-11-14,104", "Nia,2022,reading,2026-11-13,84"]
    return HEAD + "\n".join([*lines, *more]) + "\n"


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["progress", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_answer_for_a_program_holds_the_signs_and_the_numbers_behind_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, file_of(tmp_path, of_a_class()), "--sem", "4.5")
    assert len(found) == 13
    nia = found[-1]
    assert (nia["pupil"], nia["cohort"], nia["measure"], nia["at"]) == ("Nia", "2022", "reading", "2026-11-13")
    assert nia["signs"] == {"slower_than_peers": "yes", "slower_than_before": "yes", "gap_not_closing": "no", "gap_widening": "yes"}
    assert list(nia["numbers"]) == NUMBERS
    assert (nia["numbers"]["gain"], nia["numbers"]["peers"], nia["numbers"]["gap"]) == (-20, 12, 20)


def test_the_answer_for_a_person_is_a_table_and_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", file_of(tmp_path, of_a_class()), "--sem", "4.5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t") == ["pupil", "cohort", "measure", "at", *SIGNS, *NUMBERS]
    assert lines[13].split("\t")[:8] == ["Nia", "2022", "reading", "2026-11-13", "yes", "yes", "no", "yes"]
    assert lines[-1].startswith("13 pupils and measures, 1 with two signs or more.")


def test_numbers_that_could_not_be_worked_out_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (alone,) = asked(capsys, file_of(tmp_path, HEAD + "Sam,2022,reading,2026-11-13,84\n"))
    assert alone["numbers"] == {}
    assert set(alone["signs"].values()) == {"cannot_tell"}


def test_a_blank_score_is_no_result_and_a_file_without_results_is_an_empty_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, file_of(tmp_path, HEAD + "Sam,2022,reading,2026-11-13, \n")) == []
    assert asked(capsys, file_of(tmp_path, HEAD)) == []


def test_the_months_the_error_and_the_band_are_taken_as_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file_of(tmp_path, of_a_class())
    assert asked(capsys, path, "--sem", "40")[-1]["signs"]["slower_than_peers"] == "no"
    assert asked(capsys, path, "--band", "2")[-1]["numbers"]["band"] == 2
    assert asked(capsys, path, "--months", "24")[-1]["numbers"]["gain"] == -24


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Sam,2022,reading,2026-11-13,eighty", 'row 2: "eighty" is not a number.'),
        ("Sam,2022,reading,2026-11-13,nan", 'row 2: "nan" is not a number.'),
        ("Sam,2022,reading,2026-11-13,inf", 'row 2: "inf" is not a number.'),
        ("Sam,2022,reading,2026-11-13,1e999", 'row 2: "1e999" is not a number.'),
        ("Sam,2022,reading,2026-11-13,1_000", 'row 2: "1_000" is not a number.'),
        ("Sam,2022,reading,2026-11-13,=1+1", 'row 2: "=1+1" is not a number.'),
        ("Sam,2022,reading,2026-11-31,80", 'row 2: "2026-11-31" is not a date. Write 2026-11-13.'),
        ("Sam,2022,reading,13/11/2026,80", 'row 2: "13/11/2026" is not a date. Write 2026-11-13.'),
        ("Sam,2022,reading,20261113,80", 'row 2: "20261113" is not a date. Write 2026-11-13.'),
        ("Sam,2022,reading,,80", 'row 2: "" is not a date. Write 2026-11-13.'),
        (",2022,reading,2026-11-13,80", "row 2: pupil is blank."),
        ("Sam,2022,reading,2026-11-13", "row 2: a column is missing."),
        ("Ng, Sam,2022,reading,2026-11-13,80", "row 2: there is more in it than there are headings."),
        ('"Sam\n",2022,reading,2026-11-13,"8\x1b[31m\n0"', "row 2: '8\\x1b[31m\\n0' is not a number."),
        ("Sam,2022,reading,2026-11-13," + "9" * 400 + "x", f'row 2: "{"9" * 40}..." is not a number.'),
    ],
)
def test_a_bad_row_ends_it_in_one_line_that_names_the_row(tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, says: str) -> None:
    assert main(["progress", file_of(tmp_path, HEAD + row + "\n")]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"fourfold progress: scores.csv {says}\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (b"pupil,cohort,measure,score\n", "there is no column date"),
        (b"pupil,pupil,cohort,measure,date,score\n", "two columns are called pupil"),
        (b"", "is empty"),
        (b"PK\x03\x04", "really a spreadsheet or a zip"),
        ("pupil\n".encode("utf-16"), "UTF-16"),
        (b"pupil,cohort\x00,measure,date,score\n", "zero bytes"),
        (b'pupil,cohort,measure,date,score\n"Sam,2022,reading,2026-11-13,80\n', "cannot be read from row 2 on"),
        (b'{"pupil": 1}', "JSON"),
    ],
)
def test_what_is_no_such_table_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: bytes, says: str) -> None:
    assert main(["progress", file_of(tmp_path, words)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert says in said.err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", "nowhere.csv"]) == 1
    assert capsys.readouterr().err == "fourfold progress: There is no file at nowhere.csv.\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a.csv", "--months", "0"],
        ["a.csv", "--months", "1.5"],
        ["a.csv", "--sem", "-1"],
        ["a.csv", "--sem", "nan"],
        ["a.csv", "--band", "x"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["progress", *words])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_columns_may_stand_anywhere_under_any_case_beside_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "\ufeffScore;Note;DATE;Measure;Pupil;Cohort\n84;x;2026-11-13;reading;Zoë Ng;2022\n"
    (one,) = asked(capsys, file_of(tmp_path, words))
    assert (one["pupil"], one["cohort"], one["measure"]) == ("Zoë Ng", "2022", "reading")


def test_it_needs_no_database_and_makes_no_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    words = [sys.executable, "-m", "fourfold", "progress", file_of(tmp_path, of_a_class()), "--json"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FOURFOLD_")} | {"FOURFOLD_HOME": str(home)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert len(json.loads(done.stdout)) == 13
    assert not home.exists()
