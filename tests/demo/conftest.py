"""A demo of its own for these tests: built once, in a folder of its own, by the same code as `fourfold demo`."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TODAY = "2026-11-24"
TABLES_OF_BEFORE = """
import pytest
from tests.made_once import copy_tables_once
copy_tables_once(pytest.MonkeyPatch())
"""
"""Begins a script that builds a demo: from the tables that this run's database was made with, where they are kept."""
BUILD = f"""{TABLES_OF_BEFORE}
import json
from datetime import date
from django.db import connection
from fourfold.stack import with_room
from fourfold.demo import keeping
class Counter:
    number = 0
    def __call__(self, execute, sql, params, many, context):
        Counter.number += 1
        return execute(sql, params, many, context)
today = date.fromisoformat("{{today}}")
with connection.execute_wrapper(Counter()):
    with_room(keeping.make)(today, say=lambda line: None)
print(json.dumps(Counter.number))
"""


@dataclass(frozen=True)
class Home:
    """A folder with a demo in it."""

    folder: Path
    queries: int = 0

    def environment(self, **more: str) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("FOURFOLD_")}
        own = {"FOURFOLD_HOME": str(self.folder), "FOURFOLD_TODAY": TODAY, "FOURFOLD_DEMO": "1"}
        return plain | own | {"DJANGO_SETTINGS_MODULE": "fourfold.config.settings"} | more

    def ask(self, code: str, **more: str) -> Any:
        """What a few lines of code print as JSON, in a process that works on this demo."""
        words = [sys.executable, "-W", "ignore", "-c", f"import django; django.setup()\n{code}"]
        done = subprocess.run(words, env=self.environment(**more), capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The demo school, finished."""
    folder = tmp_path_factory.mktemp("demo-home")
    return Home(folder, Home(folder).ask(BUILD.format(today=TODAY)))


@dataclass(frozen=True)
class Site:
    """The demo while it is served."""

    address: str
    facts: dict[str, Any]
    process: "subprocess.Popen[str]"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="package")
def site(demo: Home) -> Iterator[Site]:
    """`fourfold demo`, answering."""
    words = [sys.executable, "-W", "ignore", "-m", "fourfold", "demo", "--json", "--no-browser", "--port", str(free_port())]
    environment = {name: value for name, value in demo.environment().items() if name != "FOURFOLD_DEMO"}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            line = process.stdout.readline()
            assert line, "fourfold demo ended before it answered"
            facts = json.loads(line)
            yield Site(facts["address"], facts, process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture
def page(chromium: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Open a window on the demo; whatever the browser grumbles about fails the test."""
    grumbles: list[str] = []
    contexts: list[Any] = []

    def window(width: int = 1280, **wishes: Any) -> Any:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900}, **wishes))
        made = contexts[-1].new_page()
        made.on("console", lambda message: grumbles.append(message.text))
        made.on("pageerror", lambda error: grumbles.append(str(error)))
        made.goto(site.address)
        return made

    yield window
    for context in contexts:
        context.close()
    assert [grumble for grumble in grumbles if "favicon" not in grumble] == []


def answers(address: str) -> int:
    """The status of a page."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
