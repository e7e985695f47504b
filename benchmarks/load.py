"""Thirty people at once at a school of 1,200 pupils: how long each page takes them, what it costs, and whether every save was kept.

    .venv/bin/python benchmarks/load.py [--people 30] [--seconds 30] [--pupils 1200] [--think 1.0]

Prints, for each kind of page: how many, median, p95 and p99 in milliseconds as the browser waits, and faults. Before that, each page
alone: the time inside the application, by which the target is judged, without browser or queue; how long a browser waits for it; CPU; and
how many questions it asks of the database. Exit code 1 where a save was lost, the ledger is not whole, or a page failed.
"""

import argparse
import itertools
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from benchmarks.large_school import PASSWORD, Person, Window, build, cpu_seconds, make_ready, percentile, served

TARGET_MS = 100.0
PAGES = ("sign-in", "today", "register", "pupils", "record", "concern", "save")
SHARES = {"sign-in": 0.3, "today": 2, "register": 3, "pupils": 2, "record": 5, "save": 2}
"""How often people do what, one to another."""


class Tally:
    """What happened, by kind of page."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.saved: list[str] = []
        self.lock = threading.Lock()

    def add(self, kind: str, seconds: float, fault: str = "") -> None:
        with self.lock:
            self.times[kind].append(seconds)
            if fault:
                self.faults[kind].append(fault)


def step(kind: str, person: Person, window: Window, tally: Tally, chance: random.Random) -> None:
    """One thing that a person does."""
    if kind == "save":
        save(person, window, tally, chance)
        return
    if kind == "sign-in":
        sign_in(person, window.port, tally)
        return
    paths = {"register": "/register", "pupils": "/pupils", "record": f"/pupils/{chance.choice(person.pupils)}/story", "today": "/today"}
    began = time.perf_counter()
    status, _, _ = window.get(paths[kind])
    tally.add(kind, time.perf_counter() - began, "" if status == 200 else f"{status}")


def save(person: Person, window: Window, tally: Tally, chance: random.Random) -> None:
    """Raise a concern: the form, then the save. What the server acknowledged is written down."""
    path = f"/concerns/new/{chance.choice(person.pupils)}"
    began = time.perf_counter()
    status, _, page = window.get(path)
    tally.add("concern", time.perf_counter() - began, "" if status == 200 else f"{status}")
    words = f"Seen in class {chance.random()}"
    began = time.perf_counter()
    status, _, _ = window.send(path, page, words=words)
    tally.add("save", time.perf_counter() - began, "" if status == 302 else f"{status}")
    if status == 302:
        with tally.lock:
            tally.saved.append(words)


def sign_in(person: Person, port: int, tally: Tally) -> None:
    """With address and password; the second step follows in life, and is not timed here."""
    window = Window(port)
    status, _, page = window.get("/sign-in/password")
    began = time.perf_counter()
    status, _, _ = window.send("/sign-in/password", page, email=person.email, password=PASSWORD)
    tally.add("sign-in", time.perf_counter() - began, "" if status == 302 else f"{status}")


def live(person: Person, port: int, seconds: float, think: float, tally: Tally) -> None:
    """One person at work until the time is up."""
    chance = random.Random(person.email)
    window, until = Window(port, person.session), time.monotonic() + seconds
    time.sleep(chance.random() * think)
    kinds, shares = list(SHARES), list(SHARES.values())
    while time.monotonic() < until:
        step(chance.choices(kinds, shares)[0], person, window, tally, chance)
        time.sleep(chance.expovariate(1 / think) if think else 0)


def together(crowd: list[threading.Thread]) -> None:
    """Let them all begin, and wait for the last."""
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()


def alone(people: list[Person], port: int, pid: int) -> dict[str, tuple[float, float]]:
    """Each page with nobody else there: median milliseconds, and CPU milliseconds a request."""
    found = {}
    for kind in ("today", "register", "pupils", "record"):
        tally, chance, windows = Tally(), random.Random(7), [Window(port, person.session) for person in people]
        for person, window in zip(people, windows, strict=True):
            step(kind, person, window, Tally(), chance)
        before = cpu_seconds(pid)
        for _ in range(max(1, 60 // len(people))):
            for person, window in zip(people, windows, strict=True):
                step(kind, person, window, tally, chance)
        found[kind] = (percentile(tally.times[kind], 0.5), (cpu_seconds(pid) - before) * 1000 / len(tally.times[kind]))
    return found


def inside(people: list[Person], looks: int = 60) -> dict[str, tuple[int, float, float]]:
    """Of each page, as the SENCO: how many questions it asks of the database, and the median and p95 of the milliseconds inside the
    application, over so many looks at pupils by turns."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, senco, found = Client(SERVER_NAME="localhost"), people[0], {}
    pupils = itertools.cycle(senco.pupils)
    client.cookies["sessionid"] = senco.session
    for kind, path in {"register": "/register", "pupils": "/pupils", "record": "/pupils/{}/story", "today": "/today"}.items():
        client.get(path.format(next(pupils)))
        with CaptureQueriesContext(connection) as asked:
            client.get(path.format(next(pupils)))
        number, times = len(asked), []
        for _ in range(looks):
            began = time.perf_counter()
            client.get(path.format(next(pupils)))
            times.append(time.perf_counter() - began)
        found[kind] = (number, percentile(times, 0.5), percentile(times, 0.95))
    return found


def lost(saved: list[str]) -> list[str]:
    """What was acknowledged and is not there."""
    from fourfold.concerns.models import Concern

    kept = set(Concern._base_manager.values_list("words", flat=True))
    return [words for words in saved if words not in kept]


def ledger_is_whole() -> bool:
    """What `fourfold verify` says."""
    return subprocess.run([sys.executable, "-m", "fourfold", "verify"], check=False).returncode == 0


def main() -> int:
    """Build, serve, work, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pupils", type=int, default=1200)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two steps of one person, on average")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fourfold-load-") as home:
        make_ready(pathlib.Path(home))
        began = time.monotonic()
        people = build(options.pupils, options.people)
        print(f"Built a school of {options.pupils} pupils in {time.monotonic() - began:.1f} s.")
        seen = inside(people)
        tally = Tally()
        with served(options.workers) as (port, server):
            for kind, (median, cpu) in alone(people, port, server.pid).items():
                asked, usual, most = seen[kind]
                print(f"inside   {kind:9} {usual:7.1f} ms median  {most:6.1f} ms p95  {asked:4} questions")
                print(f"alone    {kind:9} {median:7.1f} ms median  {cpu:6.1f} ms CPU")
            storm = Tally()
            together([threading.Thread(target=sign_in, args=(person, port, storm)) for person in people])
            print(f"at 8:30  sign-in   all {len(people)} at once: the last is in after {max(storm.times['sign-in']) * 1000:.0f} ms")
            began, before = time.monotonic(), cpu_seconds(server.pid)
            crowd = [threading.Thread(target=live, args=(p, port, options.seconds, options.think, tally)) for p in people]
            together(crowd)
            took, used = time.monotonic() - began, cpu_seconds(server.pid) - before
        number = sum(len(times) for times in tally.times.values())
        cost = f"{used * 1000 / number:.1f} ms CPU a request, {used / took:.2f} processors busy"
        print(f"together {number / took:.0f} requests a second, {cost}")
        for kind in PAGES:
            if times := tally.times[kind]:
                shown = "  ".join(f"p{round(share * 100)} {percentile(times, share):7.1f}" for share in (0.5, 0.95, 0.99))
                print(f"together {kind:9} {len(times):6}  {shown} ms  faults {len(tally.faults[kind])} {sorted(set(tally.faults[kind]))}")
        gone, whole = lost(tally.saved), ledger_is_whole()
        print(f"{len(tally.saved)} saves acknowledged, {len(gone)} lost.")
        if slow := [kind for kind in ("register", "record") if seen[kind][2] > TARGET_MS]:
            print(f"Slower than {TARGET_MS:.0f} ms at p95 inside the application: {', '.join(slow)}.")
        return 1 if gone or not whole or any(tally.faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
