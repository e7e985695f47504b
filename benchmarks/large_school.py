"""A school of 1,200 pupils in a home of its own, its people signed in, and the real server in front of it."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSWORD = "correct horse battery"
TODAY = "2026-11-24"
QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
"""The server's log is not wanted: mail, for one, has nowhere to go here and says so."""


def make_ready(home: pathlib.Path) -> None:
    """Point this process, and what it starts, at a home. Before anything of Django's is read."""
    sys.path.insert(0, str(ROOT))
    os.environ.pop("FOURFOLD_DATABASE_URL", None)
    os.environ |= {"FOURFOLD_HOME": str(home), "FOURFOLD_TODAY": TODAY, "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


@dataclass
class Person:
    """Somebody who uses the school's pages: their session, and the pupils whom they may open."""

    name: str
    email: str
    session: str
    pupils: list[str] = field(default_factory=list)


def build(pupils: int, people: int, *, with_support: float = 0.15) -> list[Person]:
    """Fill the school: the SENCO, and a teacher to each class of 30, who are its people in turn."""
    from datetime import date

    from django.db import transaction

    from fourfold.access.roles import Role
    from fourfold.pupils import actions
    from fourfold.pupils.queries import visible_to
    from tests.cast import AUTUMN, MAKER, account, build, member
    from tests.house.many import copies_of
    from tests.house.things import things
    from tests.signed_in import session_of

    with transaction.atomic():
        cast = things(build()).cast
        helped = round(pupils * with_support)
        copies_of(cast.pupils["leo"], helped)
        copies_of(cast.pupils["max"], pupils - helped)
        staff = [cast.account("amina")]
        for number in range(people - 1):
            teacher = account(f"teacher{number}", f"Ada{number} Teacher", "Ms")
            member(teacher, cast.larkfield, Role.TEACHER)
            group = actions.open_class(MAKER, cast.larkfield, name=f"Class {number}", school_year=2026, year_group="5")
            actions.put_in_charge(MAKER, group, account=teacher, works_as="teacher", starts=AUTUMN)
            move_into(group, cast, number, people - 1)
            staff.append(teacher)
    found = []
    from fourfold.accounts.actors import actor_of

    for one in staff:
        actor = actor_of(one, today=date.fromisoformat(TODAY), second_factor=True)
        codes = list(visible_to(actor).values_list("code", flat=True)[:200])
        found.append(Person(one.name, one.email, session_of(one), codes))
    return found


def move_into(group: Any, cast: Any, number: int, classes: int) -> None:
    """Spread the pupils over the classes: every so-many-th of them comes into this one."""
    from fourfold.audit import doors
    from fourfold.pupils.models import ClassPlace
    from tests.cast import MAKER

    with doors.opened(doors.Door("test.setup", MAKER)):
        places = list(ClassPlace.objects.filter(group__in=[cast.juniper, cast.larch]).order_by("pk").values_list("pk", flat=True))
        chosen = places[:: classes - number]
        ClassPlace.objects.filter(pk__in=chosen).update(group=group)


@contextlib.contextmanager
def served(workers: int = 2) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The server, as a school runs it: its port and its process. It is told to stop in the end, and waited for."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "fourfold", "serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(words, cwd=ROOT, env=os.environ | {"FOURFOLD_ORIGIN": f"http://127.0.0.1:{port}"}, **QUIET)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                if Window(port).get("/health")[0] == 200:
                    break
            except OSError:
                pass
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("The server did not start.")
            time.sleep(0.1)
        yield port, server
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(40)
        except subprocess.TimeoutExpired:
            server.kill()


class Window:
    """One browser: a connection that is kept, and cookies."""

    def __init__(self, port: int, session: str = "") -> None:
        self.port, self.connection = port, http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies = {"sessionid": session} if session else {}

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, bytes]:
        """Status, where it leads, and the page. Raises OSError or HTTPException where there is no answer."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Accept-Language": "en-gb"}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            page = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page

    def get(self, path: str) -> tuple[int, str, bytes]:
        return self.ask("GET", path)

    def send(self, path: str, page: bytes, **values: str) -> tuple[int, str, bytes]:
        """Send the form of a page back, with what was typed into it."""
        hidden = {name.decode(): value.decode() for name, value in re.findall(rb'<input type="hidden" name="(\w+)" value="([^"]*)"', page)}
        return self.ask("POST", path, urlencode(hidden | values))


def family_of(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            found += [int(word) for word in pathlib.Path(f"/proc/{one}/task/{one}/children").read_text().split()]
    return found


def cpu_seconds(pid: int) -> float:
    """What a process and its children have used so far."""
    total = 0
    for one in family_of(pid):
        with contextlib.suppress(OSError):
            fields = pathlib.Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def percentile(times: list[float], share: float) -> float:
    """The time that this share of them stays under, in milliseconds."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else 0.0
