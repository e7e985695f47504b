import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime

from django.db import OperationalError

from fourfold.jobs.runner import Loop, run_forever
from tests.jobs.at_home import CODE


def test_a_round_that_fails_ends_no_loop_and_says_nothing_of_its_words(caplog, monkeypatch):
    monkeypatch.setattr("fourfold.jobs.runner.AFTER_A_FAULT", 0.01)
    rounds: list[datetime] = []
    stop = threading.Event()

    def broken(now: datetime) -> int:
        rounds.append(now)
        if len(rounds) == 3:
            stop.set()
        raise OperationalError("parent1@example.org")

    run_forever(stop, loops=[Loop("mail", broken, rest=0.01)])
    assert len(rounds) == 3
    assert "a round of mail failed: OperationalError" in caplog.text
    assert "example.org" not in caplog.text


def test_a_loop_that_hangs_keeps_back_no_other(monkeypatch):
    monkeypatch.setattr("fourfold.jobs.runner.LAST_WORDS", 0.1)
    stop, hanging = threading.Event(), threading.Event()
    rounds: list[datetime] = []

    def hang(now: datetime) -> int:
        hanging.wait(5)
        return 0

    def three(now: datetime) -> int:
        rounds.append(now)
        if len(rounds) == 3:
            stop.set()
        return 1

    run_forever(stop, loops=[Loop("mail", hang, rest=0), Loop("jobs", three, rest=1)])
    hanging.set()
    assert len(rounds) == 3


def test_a_killed_server_leaves_no_runner_behind(tmp_path):
    environment = dict(os.environ) | {"FOURFOLD_HOME": str(tmp_path)}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
    script = (
        "import subprocess, sys, time\n"
        "runner = subprocess.Popen([sys.executable, '-m', 'fourfold.jobs'], stderr=subprocess.DEVNULL)\n"
        "print(runner.pid, flush=True)\n"
        "time.sleep(60)"
    )
    server = subprocess.Popen([sys.executable, "-c", script], env=environment, cwd=CODE, stdout=subprocess.PIPE, text=True)
    runner = int(server.stdout.readline())
    time.sleep(3)
    assert is_running(runner)
    server.send_signal(signal.SIGKILL)
    server.wait()
    end = time.monotonic() + 25
    while is_running(runner) and time.monotonic() < end:
        time.sleep(0.1)
    assert not is_running(runner)


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as status:
            return status.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
