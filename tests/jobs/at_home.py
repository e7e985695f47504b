"""A home of its own for real processes: a folder, a database with the outbox in it, and scripts that run there."""

import json
import os
import pathlib
import select
import subprocess
import sys
import textwrap
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

CODE = pathlib.Path(__file__).resolve().parents[2]
BEGIN = """
import django; django.setup()
import datetime, os, signal, sys, threading, time
from django.db import transaction
from fourfold import clock
from fourfold.outbox import leases
from fourfold.outbox.models import Job, Mail
from fourfold.outbox.post import post
from fourfold.outbox.queue import enqueue, work_due
from fourfold.jobs import runner
"""

ANSWER = """
import contextlib, io, json, traceback
for line in sys.stdin:
    said, wrong = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(json.loads(line), dict(globals()))
    except Exception:
        wrong = traceback.format_exc()
    print(json.dumps([said.getvalue().strip(), wrong]), flush=True)
"""


@dataclass
class Home:
    folder: pathlib.Path
    environment: dict[str, str]
    running: list[subprocess.Popen[str]] = field(default_factory=list)
    answers: "subprocess.Popen[str] | None" = None
    """The process that is asked, as long as the home stands."""

    def start(self, script: str, complains: int | IO[str] = subprocess.PIPE) -> "subprocess.Popen[str]":
        """A process that runs this script, with Django set up, while the test goes on."""
        process = subprocess.Popen(
            [sys.executable, "-c", BEGIN + textwrap.dedent(script)],
            env=self.environment,
            cwd=CODE,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complains,
        )
        self.running.append(process)
        return process

    def ask(self, script: str) -> str:
        """What the script prints, in one process that answers all and does no work; the test fails with its errors where it fails."""
        self.answers = self.answers or self.start(ANSWER, complains=(self.folder / "answers.err").open("w"))
        assert self.answers.stdin
        assert self.answers.stdout
        self.answers.stdin.write(json.dumps(textwrap.dedent(script)) + "\n")
        self.answers.stdin.flush()
        answered = select.select([self.answers.stdout], [], [], 60)[0] and self.answers.stdout.readline()
        assert answered, (self.folder / "answers.err").read_text()
        said, wrong = json.loads(answered)
        assert not wrong, wrong
        return str(said)


@contextmanager
def at_home(engine: str, folder: pathlib.Path, *, smtp_port: int) -> Iterator[Home]:
    """A home on "sqlite" or "postgresql", with the outbox's tables. What was started there is ended with it."""
    environment = dict(os.environ) | {
        "FOURFOLD_HOME": str(folder),
        "FOURFOLD_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "FOURFOLD_SMTP_HOST": "127.0.0.1",
        "FOURFOLD_SMTP_PORT": str(smtp_port),
        "FOURFOLD_SMTP_TLS": "0",
    }
    environment.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
    url = environment.pop("FOURFOLD_DATABASE_URL", "")
    name = f"fourfold_jobs_{uuid.uuid4().hex}"
    if engine == "postgresql":
        environment["FOURFOLD_DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        _tell(url, "CREATE DATABASE {}", name)
    home = Home(folder, environment)
    try:
        home.ask("from django.core.management import call_command; call_command('migrate', 'outbox', verbosity=0)")
        yield home
    finally:
        for process in home.running:
            process.kill()
            process.wait()
        if engine == "postgresql":
            _tell(url, "DROP DATABASE {} WITH (FORCE)", name)


def _tell(url: str, order: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(order).format(sql.Identifier(name)))
