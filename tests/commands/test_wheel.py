"""The built wheel in an empty environment: the program starts, and what it serves is inside it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

ROOT = Path(__file__).parents[2]
UV = ROOT / ".venv/bin/uv"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not UV.exists(), reason="no uv in .venv (make setup): the wheel was NOT tried")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `make wheel` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, installed with the locked versions of what it needs and nothing that only its makers need."""
    home = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, home], check=True)
    locked = ["--constraint", ROOT / "requirements.lock"]
    subprocess.run([UV, "pip", "install", "--quiet", "--python", home / "bin/python", *locked, wheel], check=True)
    return home / "bin/fourfold"


def environment(home: Path) -> dict[str, str]:
    """A home of its own, and nothing of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOURFOLD_", "PYTHON", "DJANGO_", "VIRTUAL_ENV"))}
    return kept | {"FOURFOLD_HOME": str(home)}


@pytest.fixture(scope="module")
def demo(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, run from the wheel."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [program, "demo", "--no-browser", "--json", "--port", str(port)]
    running = subprocess.Popen(words, cwd=home, env=environment(home), stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert running.stdout
        yield json.loads(running.stdout.readline())["address"]
    finally:
        running.send_signal(signal.SIGINT)
        try:
            running.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise


def get(address: str) -> tuple[str, bytes]:
    """What an address answers: its type and its bytes. Raises HTTPError where it answers otherwise than 200."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.headers["Content-Type"], answer.read()


def test_the_wheel_holds_every_page_letter_and_letterform(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    kinds = {".html", ".typ", ".woff2", ".css", ".js", ".svg", ".txt", ".csv", ".json", ".po", ".mo"}
    wanted = {
        str(file.relative_to(ROOT)) for file in (ROOT / "fourfold").rglob("*") if file.suffix in kinds and "__pycache__" not in file.parts
    }
    assert wanted - inside == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    folders = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"fourfold"}


def test_the_program_says_how_it_is_used(program: Path, tmp_path: Path) -> None:
    said = subprocess.run([program, "--help"], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True)
    assert "fourfold" in said.stdout


def test_nothing_that_only_its_makers_need_is_installed(program: Path) -> None:
    listed = subprocess.run(
        [UV, "pip", "list", "--python", program.with_name("python"), "--format", "json"], capture_output=True, check=True
    )
    names = {package["name"] for package in json.loads(listed.stdout)}
    assert names & {"pytest", "playwright", "mypy", "ruff", "hypothesis", "djlint"} == set()
    assert "django" in names


def test_the_demo_runs_from_the_wheel_with_its_looks_its_letters_and_its_icon(demo: str) -> None:
    kind, page = get(demo)
    assert kind.startswith("text/html")
    sheet = re.search(rb'<link rel="stylesheet" href="([^"]+)"', page)
    icon = re.search(rb'<link rel="icon"[^>]*href="([^"]+)"', page)
    assert sheet
    assert icon
    styles_at = urljoin(demo, sheet[1].decode())
    kind, styles = get(styles_at)
    assert kind.startswith("text/css")
    letters = re.findall(r"url\([\"']?([^)\"']+\.woff2)", styles.decode())
    assert letters
    for address in (*(urljoin(styles_at, name) for name in letters), urljoin(demo, icon[1].decode())):
        assert get(address)[1]
