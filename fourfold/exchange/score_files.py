"""Many files of results, one for each school: judged one after the other here, or beside each other on several machines.

A file is judged by itself, so a cohort is that of its school, and where it is judged changes no answer. On several machines it is Dask that
hands the files out: an optional extra, `fourfold[distributed]`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from fourfold.code_of_practice.identification import THRESHOLDS
from fourfold.exchange.reading.progress_file import score_rows
from fourfold.exchange.reading.refusal import Refused
from fourfold.progress.table import Judged, Table

WAIT = 10
"""Seconds until a scheduler that does not answer, or has no workers, is given up."""


@dataclass(frozen=True)
class HowToJudge:
    """What holds for every measure of every file."""

    months: int = THRESHOLDS.months
    sem: float | None = None
    band: float | None = None


def judged(path: Path, how: HowToJudge) -> list[Judged]:
    """What the rule says of everybody in one file. Raises Refused, with the row named."""
    table = Table()
    for row in score_rows(path):
        table.add(*row)
    return list(table.judged(sem=how.sem, band=how.band, rule=replace(THRESHOLDS, months=how.months)))


def files_in(folder: Path) -> list[Path]:
    """The files of a folder, by name. Raises Refused where there are none."""
    if found := sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv" and path.is_file()):
        return found
    raise Refused(f"{folder.name} holds no CSV file.")


def judged_here(paths: Sequence[Path], how: HowToJudge) -> Iterator[tuple[Path, list[Judged]]]:
    """Each file with its answer, in their order."""
    return ((path, judged(path, how)) for path in paths)


def judged_there(paths: Sequence[Path], how: HowToJudge, *, scheduler: str) -> Iterator[tuple[Path, list[Judged]]]:
    """The same by the workers of a Dask scheduler, each of which reads the files under the same names. Raises Refused.

    One answer at a time is fetched, and forgotten there.
    """
    whole = [path.resolve() for path in paths]
    with _client(scheduler) as client:
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except OSError:
            raise Refused(f"The scheduler at {scheduler} has no workers. Start one on each machine, then try again.") from None
        waiting = client.map(partial(judged, how=how), whole, key=[f"file-{number}" for number in range(len(whole))])
        for path in paths:
            future = waiting.pop(0)
            yield path, _answer(future, path)


def _answer(future: Any, path: Path) -> list[Judged]:
    """What a worker says of one file. Raises Refused, also where no worker lived to say anything."""
    try:
        answer: list[Judged] = future.result()
    except Refused:
        raise
    except Exception as why:
        says = " ".join(str(why).split())[:200] or type(why).__name__
        raise Refused(f"{path.name} was not judged on the other machines: {says}. Does this version of Fourfold run on each?") from why
    return answer


def _client(scheduler: str) -> Any:
    """A way to the scheduler. Raises Refused."""
    try:
        from distributed import Client  # an extra, which most installations do without
    except ImportError:
        raise Refused("To work on several machines install fourfold[distributed], here and on each of them.") from None
    client: Callable[..., Any] = Client
    try:
        return client(scheduler, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TypeError) as why:
        raise Refused(f"No Dask scheduler answers at {scheduler}.") from why
