"""`fourfold demo`: a whole invented school to walk through."""

import argparse
import json
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator
from datetime import date

from fourfold import clock
from fourfold.commands.cannot import Cannot, Result
from fourfold.commands.serve_ import port_number, require_free_port, serve
from fourfold.demo.dates import calendar

HOST, FIRST_PORT, PORTS_TRIED = "127.0.0.1", 8000, 50
ANSWERS_WITHIN = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and whether to begin anew."""
    parser.add_argument("--port", type=port_number, help="the port to listen on (8000, or the next that is free)")
    parser.add_argument("--fresh", action="store_true", help="invent the school anew; what was changed in it is lost")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(options: argparse.Namespace) -> Result:
    """Build the demo if it is not there, serve it until told to stop, and say where it is and whom to be."""
    today = pin_day()
    port = free_port(options.port)
    address = f"http://localhost:{port}"
    stay_at_home(address)
    prepare(options, today)
    from fourfold.demo.school import DOORS  # with the rest of what the demo is made of

    people = [{"as": door.code, "role": door.role, "name": door.name} for door in DOORS.values()]
    facts = {"address": address, "today": today.isoformat(), "people": people}

    def announce() -> None:
        answer = wait_for(address)
        if not answer:
            sys.stderr.write(f"fourfold demo: {address} does not answer.\n")
        elif options.json:
            sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(in_words(people, address, today)) + "\n")
        sys.stdout.flush()
        if answer and not options.no_browser and not options.json and has_display():
            webbrowser.open(address)

    serve(HOST, port, workers=2, ready=threading.Thread(target=announce, daemon=True).start)
    # The result was printed when it was true; nothing more is to follow it.
    options.json = False
    return Result()


def pin_day() -> date:
    """The day that the demo shows: the one named, else the school day nearest to today. Raises ValueError for what is no date."""
    named = clock.pinned()
    real = clock.today()
    today = named or calendar(real).nearest_school_day(real).day
    os.environ["FOURFOLD_TODAY"] = today.isoformat()
    return today


def free_port(named: int | None) -> int:
    """The port that was named, or the first free one from 8000 on. Raises Cannot."""
    if named is not None:
        require_free_port(HOST, named)
        return named
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                require_free_port(HOST, port)
                return port
    raise Cannot(f"no port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} is free. Name one with --port.")


def stay_at_home(address: str) -> None:
    """The demo's own file, its own address, and mail that lands in a folder: nothing of a real school is touched."""
    os.environ |= {
        "FOURFOLD_DEMO": "1",
        "FOURFOLD_ORIGIN": address,
        "FOURFOLD_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }
    os.environ.pop("FOURFOLD_DATABASE_URL", None)


def prepare(options: argparse.Namespace, today: date) -> None:
    """Make the school of that day where it is not there yet."""
    from fourfold.commands.main import set_up  # main imports this module by name

    set_up()
    from fourfold.demo import keeping  # Django must be ready first

    def say(line: str) -> None:
        if not options.json:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    if options.fresh or not keeping.is_ready(today):
        began = time.monotonic()
        say(f"Inventing Larkfield School as it stands on {in_full(today)}.")
        keeping.make(today, say=lambda part: say(f"  {part}"))
        say(f"It is finished, after {time.monotonic() - began:.0f} seconds.")


def wait_for(address: str) -> bool:
    """Whether the front page came within a minute."""
    until = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def in_words(people: list[dict[str, str]], address: str, today: date) -> Iterator[str]:
    """Where to look, whom to be, and which day it is."""
    yield f"\nThe demo school is at {address}"
    yield f"There it is always {in_full(today)}. Mail goes to the demo-mail folder and nowhere else."
    yield "On the first page, press one of these people to look around as them:"
    widest = max(len(one["name"]) for one in people)
    yield from (f"  {one['name']:<{widest}}  {one['role']}" for one in people)
    yield "Stop it with Ctrl-C. Begin anew with: fourfold demo --fresh"


def in_full(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def has_display() -> bool:
    """Whether a browser could be seen."""
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
