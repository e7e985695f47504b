"""What `fourfold serve` and `fourfold check` do where an installation is not safe: nobody is served, and a sentence says why."""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.db import connection

from fourfold.commands import serve_
from fourfold.commands.cannot import Cannot
from fourfold.commands.main import main
from fourfold.config import sqlite
from tests.cast import Cast

SERVES = """
import sys
from fourfold.commands import serve_
from fourfold.commands.main import set_up
set_up()
serve_.serve("127.0.0.1", int(sys.argv[1]), 2)
"""
SAYS = "SQLite 3.51.2 can corrupt a database in WAL mode."


@pytest.fixture
def unsafe(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of SQLite that is not safe in the mode that it is used in."""
    if connection.vendor != "sqlite":
        pytest.skip("this is about SQLite, and the tests run on another database")
    monkeypatch.setattr(sqlite, "version", lambda: (3, 51, 2))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What serving did, in its order, without a server."""
    found: list[str] = []
    monkeypatch.setattr(serve_, "migrate", lambda: found.append("migrate"))
    monkeypatch.setattr(serve_, "serve", lambda *_: found.append("serve"))
    monkeypatch.setenv("FOURFOLD_ORIGIN", "http://localhost:8000")
    return found


def serving() -> None:
    serve_.run(argparse.Namespace(host="127.0.0.1", port=0, workers=1, json=True))


def test_a_safe_installation_is_brought_up_to_date_and_served(cast: Cast, done: list[str]) -> None:
    serving()
    assert done == ["migrate", "serve"]


def test_an_unsafe_one_is_not_served(unsafe: None, done: list[str]) -> None:
    with pytest.raises(Cannot, match=f"this installation is not safe to serve: {SAYS}"):
        serving()
    assert done == ["migrate"]


def test_check_says_what_is_unsafe_and_ends_with_1(unsafe: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    assert SAYS in capsys.readouterr().out


def test_a_port_that_is_taken_is_said_before_any_work(done: list[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Cannot, match=f"port {port} on 127.0.0.1 cannot be used"):
            serve_.run(argparse.Namespace(host="127.0.0.1", port=port, workers=1, json=True))
    assert done == []


def test_ctrl_c_which_reaches_every_process_at_once_ends_them_all(tmp_path: Path) -> None:
    """As a terminal sends it: to the server, its workers and the background work alike."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-W", "ignore", "-c", SERVES, str(port)]
    environment = os.environ | {"FOURFOLD_HOME": str(tmp_path), "FOURFOLD_DATABASE_URL": ""}
    running = subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        assert answers(port)
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(15) == 0
        with pytest.raises(ProcessLookupError):
            os.killpg(running.pid, 0)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)


def answers(port: int) -> bool:
    """Whether a page came from there within half a minute; one that is not there will do."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/nowhere", timeout=5)
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False
