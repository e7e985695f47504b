"""`fourfold progress`: the four signs of less than expected progress, for every pupil of a file."""

import argparse
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fourfold.commands.cannot import Cannot, Result

if TYPE_CHECKING:
    from fourfold.progress.table import Judged

MOST_MONTHS = 1200
SCHEDULER = re.compile(r"(?:(?:tcp|tls|wss?)://)?(?:[^\s/:\[\]]+|\[[0-9a-f:.]+\]):\d{1,5}", re.IGNORECASE)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and what holds for every measure of it."""
    parser.add_argument(
        "file", metavar="FILE.csv", type=Path, help="one result a row: pupil,cohort,measure,date,score; or a folder of such, one a school"
    )
    parser.add_argument("--months", type=months, default=12, help="how far back a rate of progress looks (12)")
    parser.add_argument("--sem", type=amount, help="standard error of measurement (0.3 of the spread of the starts)")
    parser.add_argument("--band", type=amount, help="how near another's start must be to be the same (a third of the spread)")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", type=scheduler, help="judge a folder's files on the machines of this Dask scheduler"
    )


def months(text: str) -> int:
    """A whole number of months, from 1."""
    number = int(text)
    if not 1 <= number <= MOST_MONTHS:
        raise argparse.ArgumentTypeError(f"{number} is not from 1 to {MOST_MONTHS}")
    return number


def amount(text: str) -> float:
    """A number of the measure's own units, nought or more."""
    number = float(text)
    if not math.isfinite(number) or number < 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 up")
    return number


def scheduler(text: str) -> str:
    """Where a scheduler listens: a host and a port."""
    if not SCHEDULER.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a scheduler, like tcp://10.0.0.5:8786")
    return text


def run(options: argparse.Namespace) -> Result:
    """Each pupil and measure with the signs and the numbers behind them. Nothing is stored, and no database is needed."""
    from fourfold.exchange.reading.refusal import Refused  #  only this command pays for the sums
    from fourfold.exchange.score_files import HowToJudge, files_in, judged_here, judged_there

    how = HowToJudge(options.months, options.sem, options.band)
    try:
        is_folder = options.file.is_dir()
        paths = files_in(options.file) if is_folder else [options.file]
        answers = judged_there(paths, how, scheduler=options.scheduler) if options.scheduler else judged_here(paths, how)
        found = [({"file": path.name} if is_folder else {}, one) for path, ones in answers for one in ones]
    except Refused as why:
        raise Cannot(str(why)) from None
    return Result("\n".join(lines(found, is_folder=is_folder)), [of | one.as_dict() for of, one in found])


def lines(found: "Sequence[tuple[dict[str, str], Judged]]", *, is_folder: bool) -> Iterator[str]:
    """A table with a row for each pupil and measure, parted by tabs; then what it comes to. Of a folder the file stands first."""
    from fourfold.code_of_practice.identification import Sign, number_of_signs
    from fourfold.progress.table import NUMBERS

    headings = ("pupil", "cohort", "measure", "at", *(sign.value for sign in Sign), *NUMBERS)
    yield "\t".join(("file", *headings) if is_folder else headings)
    for of, one in found:
        numbers = (f"{one.numbers[name]:.6g}" if name in one.numbers else "" for name in NUMBERS)
        cells = (*of.values(), one.pupil, one.cohort, one.measure, one.at.isoformat(), *(one.signs[sign].value for sign in Sign), *numbers)
        yield "\t".join(" ".join(cell.split()) for cell in cells)
    several = sum(number_of_signs(one.signs) > 1 for _of, one in found)
    yield ""
    yield f"{len(found):,} pupils and measures, {several:,} with two signs or more. A sign is a reason to look, never a decision (6.23)."
