"""What `make demo` and `make test` do to the machine first: nothing twice, and one line where something is missing."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "cut", "dirname", "ls", "rm", "sha256sum")
"""All that is on this machine, but for what a test adds."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts and the locks, and a machine that has next to nothing and lets nobody install anything."""
    for kept in (
        "scripts/setup.sh",
        "scripts/machine.sh",
        "scripts/installer.lock",
        "requirements.lock",
        "scripts/page_checkers/package-lock.json",
    ):
        (tmp_path / kept).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / kept, tmp_path / kept)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "")
    program(tmp_path / "bin/id", "echo 1000")
    return tmp_path


def program(file: Path, does: str) -> None:
    """A program that does as told."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)


def run(checkout: Path, script: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """The script, on that machine."""
    environment = {"PATH": str(checkout / "bin"), "HOME": str(checkout)} | extra
    return subprocess.run(["sh", checkout / "scripts" / script], env=environment, capture_output=True, text=True, check=False)


def python(checkout: Path, name: str, *, knows_venv: bool, pip: str = "exit 0") -> str:
    """A Python of a name, new enough, that writes down what it is asked to do."""
    asked = f'echo "{name} $*" >> "{checkout}/asked"'
    made = 'mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$0" "$3/bin/uv"' if knows_venv else "exit 1"
    refuses = "" if knows_venv else 'case "$2" in *ensurepip*) exit 1;; esac'
    program(checkout / "bin" / name, f'{asked}\n{refuses}\nif [ "$1 $2" = "-m venv" ]; then {made}; fi\n{pip}')
    return name


def asked(checkout: Path) -> list[str]:
    return (checkout / "asked").read_text().splitlines()


def test_what_was_made_from_these_locks_is_not_made_again(checkout: Path) -> None:
    program(checkout / ".venv/bin/python", "exit 9")
    locks = (checkout / "requirements.lock").read_bytes() + (checkout / "scripts/installer.lock").read_bytes()
    (checkout / ".venv/.made-from").write_text(hashlib.sha256(locks).hexdigest() + "\n")
    done = run(checkout, "setup.sh")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_environment_comes_from_the_hashed_locks_once(checkout: Path) -> None:
    for tool in ("mkdir", "cp"):
        (checkout / "bin" / tool).symlink_to(shutil.which(tool) or "")
    name = python(checkout, "python-a", knows_venv=True)
    assert run(checkout, "setup.sh", FOURFOLD_PYTHON=name).returncode == 0
    installing = [line for line in asked(checkout) if " install " in line or " sync " in line]
    assert len(installing) == 2
    assert all("--require-hashes" in line for line in installing)
    assert installing[1].endswith("--require-hashes requirements.lock --allow-empty-requirements")
    before = asked(checkout)
    assert run(checkout, "setup.sh", FOURFOLD_PYTHON=name).returncode == 0
    assert asked(checkout) == before


def test_a_python_that_can_make_an_environment_goes_before_one_that_cannot(checkout: Path) -> None:
    for tool in ("mkdir", "cp"):
        (checkout / "bin" / tool).symlink_to(shutil.which(tool) or "")
    bare, whole = python(checkout, "python-a", knows_venv=False), python(checkout, "python-b", knows_venv=True)
    assert run(checkout, "setup.sh", FOURFOLD_PYTHON=f"{bare} {whole}").returncode == 0
    assert [line for line in asked(checkout) if "-m venv" in line] == ["python-b -m venv .venv"]


def test_where_venv_is_missing_one_line_says_what_to_install(checkout: Path) -> None:
    done = run(checkout, "setup.sh", FOURFOLD_PYTHON=python(checkout, "python-a", knows_venv=False))
    assert done.returncode == 1
    assert done.stderr == "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv\n"
    assert not (checkout / ".venv").exists()


def test_where_python_is_too_old_one_line_says_so(checkout: Path) -> None:
    program(checkout / "bin/python-old", "exit 1")
    done = run(checkout, "setup.sh", FOURFOLD_PYTHON="python-old")
    assert done.returncode == 1
    assert done.stderr == "Fourfold needs Python 3.11 or newer. On Debian or Ubuntu: apt-get install python3 python3-venv\n"


def test_what_the_tests_miss_is_named_and_stops_nothing(checkout: Path) -> None:
    done = run(checkout, "machine.sh")
    assert done.returncode == 0
    missing, how = done.stderr.splitlines()[-1].split(" The tests that need them are skipped. ")
    assert missing.startswith("MISSING: ")
    assert {"chromium", "default-jre-headless"} <= set(missing.rstrip(".").split())
    assert how.startswith("To have them: sudo apt-get install ")
