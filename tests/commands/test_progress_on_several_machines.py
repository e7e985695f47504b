"""`fourfold progress` over a folder of schools: alone, and by two Dask workers, with the same answers to the last digit."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from fourfold.commands.main import main
from fourfold.exchange import score_files

DAYS = ("2024-11-15", "2025-11-14", "2026-11-13")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three schools, whose cohorts have the same names and are not the same."""
    chance, where = np.random.default_rng(7), tmp_path_factory.mktemp("schools")
    for school in range(3):
        rows = [
            f"p{pupil},2022,{measure},{day},{chance.normal(100, 15):.4f}"
            for pupil in range(25 + school)
            for measure in ("reading", "maths")
            for day in DAYS
        ]
        (where / f"school-{school}.csv").write_text("pupil,cohort,measure,date,score\n" + "\n".join(rows) + "\n")
    return where


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two workers, each a process of its own, on this machine alone."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", worker_dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["progress", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_two_workers_give_the_same_answers_as_one_machine(folder: Path, scheduler: str, capsys: pytest.CaptureFixture[str]) -> None:
    alone = told(capsys, str(folder), "--sem", "4.5")
    assert {one["file"] for one in alone} == {f"school-{number}.csv" for number in range(3)}
    assert len(alone) == 2 * (25 + 26 + 27)
    assert told(capsys, str(folder), "--sem", "4.5", "--scheduler", scheduler) == alone


def test_a_bad_row_is_named_from_wherever_it_was_read(tmp_path: Path, scheduler: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.csv").write_text("pupil,cohort,measure,date,score\nNia,2022,reading,2026-11-13,many\n")
    assert main(["progress", str(tmp_path), "--scheduler", scheduler]) == 1
    assert 'one.csv row 2: "many" is not a number.\n' in capsys.readouterr().err


def test_each_school_of_a_folder_is_judged_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = [one for one in told(capsys, str(folder)) if one.pop("file") == "school-1.csv"]
    assert told(capsys, str(folder / "school-1.csv")) == whole


def test_a_folder_without_files_and_a_program_without_the_extra_say_so_in_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["progress", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("holds no CSV file.\n")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["progress", str(folder), "--scheduler", "tcp://127.0.0.1:1"]) == 1
    assert "To work on several machines install fourfold[distributed], here and on each of them.\n" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["", "nonsense", "http://127.0.0.1:8786", "inproc://here", "tcp://127.0.0.1:8786/x", "tcp://:8786"])
def test_what_is_no_address_of_a_scheduler_is_wrong_usage(address: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["progress", str(folder), "--scheduler", address])
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "like tcp://10.0.0.5:8786" in said.err


def test_a_scheduler_without_workers_is_not_waited_for_without_end(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr(score_files, "WAIT", 0.5)
    # The cluster's own loggers may still hold what another test read as standard error, and would grumble into this one's.
    monkeypatch.setattr(logging, "raiseExceptions", False)
    with LocalCluster(n_workers=0, processes=False, protocol="tcp", dashboard_address=None, host="127.0.0.1") as cluster:
        assert main(["progress", str(folder), "--scheduler", cluster.scheduler_address, "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("has no workers. Start one on each machine, then try again.\n")


def test_a_worker_that_breaks_is_told_in_one_line(
    folder: Path, scheduler: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(path: Path, how: object) -> None:
        raise RuntimeError("Out of\nmemory")

    monkeypatch.setattr(score_files, "judged", breaks)
    assert main(["progress", str(folder), "--scheduler", scheduler, "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "school-0.csv was not judged on the other machines: Out of memory. Does this version of Fourfold run on each?\n" in said.err
