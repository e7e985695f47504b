"""Kill the server's workers, again and again, while people save: is everything there that was acknowledged, and once only?

    .venv/bin/python benchmarks/kill.py [--times 20] [--people 10]

A person whose save got no answer sends the same form again, as people do. Exit code 1 where an acknowledged save is missing, a save is
there twice, the ledger is not whole, or the pages were away for ten seconds.
"""

import argparse
import http.client
import os
import pathlib
import random
import signal
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from benchmarks.large_school import Person, Window, build, family_of, make_ready, served
from benchmarks.load import ledger_is_whole, lost

LONGEST_AWAY = 10.0


class Savers:
    """People who save without rest until they are told to stop."""

    def __init__(self) -> None:
        self.stopping, self.lock = threading.Event(), threading.Lock()
        self.acknowledged: list[str] = []
        self.unanswered, self.refused = 0, 0

    def save(self, person: Person, port: int) -> None:
        """Save and save again; where no answer comes, send the very same form once more until one does."""
        chance, window, number = random.Random(person.email), Window(port, person.session), 0
        while not self.stopping.is_set():
            path, number = f"/concerns/new/{chance.choice(person.pupils)}", number + 1
            words = f"{person.email} {number}"
            page = self.insist(lambda path=path: window.get(path))
            if page and page[0] == 200:
                said = self.insist(lambda path=path, page=page, words=words: window.send(path, page[2], words=words))
                with self.lock:
                    if said and said[0] == 302:
                        self.acknowledged.append(words)
                    elif said:
                        self.refused += 1

    def insist(self, ask: object) -> tuple[int, str, bytes] | None:
        """An answer, however often one has to ask; None where time is up."""
        until = time.monotonic() + 2 * LONGEST_AWAY
        while time.monotonic() < until:
            try:
                return ask()  # type: ignore[operator]  # whatever it is given can be called
            except (OSError, http.client.HTTPException):
                self.unanswered += 1
                time.sleep(0.05)
        return None


def is_worker(pid: int) -> bool:
    """Whether this is a process that answers pages, not the one that keeps them or does the background work."""
    try:
        words = pathlib.Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False
    return "fourfold.jobs" not in words and "resource_tracker" not in words


def back_within(port: int, seconds: float) -> float:
    """How long until a page is answered again."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if Window(port).get("/health")[0] == 200:
                return time.monotonic() - began
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
    return seconds


def main() -> int:
    """Build, serve, save and kill, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--pupils", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fourfold-kill-") as home:
        make_ready(pathlib.Path(home))
        people, savers, away = build(options.pupils, options.people), Savers(), []
        with served() as (port, server):
            crowd = [threading.Thread(target=savers.save, args=(person, port)) for person in people]
            for one in crowd:
                one.start()
            for _ in range(options.times):
                time.sleep(random.uniform(0.3, 1.2))
                for worker in filter(is_worker, family_of(server.pid)[1:]):
                    os.kill(worker, signal.SIGKILL)
                away.append(back_within(port, 2 * LONGEST_AWAY))
            time.sleep(1)
            savers.stopping.set()
            for one in crowd:
                one.join()
        from fourfold.concerns.models import Concern

        kept = list(Concern._base_manager.filter(words__contains="@example.org ").values_list("words", flat=True))
        gone, twice, whole = lost(savers.acknowledged), len(kept) - len(set(kept)), ledger_is_whole()
    print(f"Killed all workers {options.times} times; back after {max(away):.1f} s at most; {savers.unanswered} requests got no answer.")
    print(f"{len(savers.acknowledged)} saves acknowledged, {len(gone)} lost, {twice} there twice; {savers.refused} refused.")
    return 1 if gone or twice or not whole or max(away) >= LONGEST_AWAY else 0


if __name__ == "__main__":
    sys.exit(main())
