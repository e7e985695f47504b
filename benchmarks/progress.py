"""How fast the rule of less than expected progress is: one school, from columns, from a file and from its database.

    python benchmarks/progress.py [pupils measures points]

1,200 pupils, 10 measures and 15 points unless told. Times are wall clock, the best of five; rows are results. With FOURFOLD_SAMPLES it
also says what the rule finds in real longitudinal data (docs/progress.md).
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FIRST, YEARS = date(2021, 11, 12), 13


def main(pupils: int, measures: int, points: int) -> None:
    """Measure each way in."""
    import numpy as np

    from fourfold.progress.columns import Columns
    from fourfold.progress.rule import judge

    rows = list(results(pupils, measures, points))
    print(f"{pupils:,} pupils, {measures} measures, {points} points: {len(rows):,} results")
    table = table_of(rows)
    many = len(table.groups)
    columns: Columns = table.columns(sem=[None] * many, band=[None] * many)
    say("the rule alone, from columns", len(rows), lambda: judge(columns))
    shuffled = np.random.default_rng(1).permutation(len(rows))
    mixed = Columns(
        columns.group[shuffled], columns.pupil[shuffled], columns.day[shuffled], columns.score[shuffled], columns.sem, columns.band
    )
    say("the same, rows in no order", len(rows), lambda: judge(mixed))
    say("from names to named answers", len(rows), lambda: list(table_of(rows).judged()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scores.csv"
        path.write_text("pupil,cohort,measure,date,score\n" + "".join(f"{p},{c},{m},{d},{s}\n" for p, c, m, d, s in rows))
        say("from a CSV file to named answers", len(rows), lambda: from_file(path))


def results(pupils: int, measures: int, points: int) -> Any:
    """Plausible results: a level, a slope, and the chance of the day."""
    chance = random.Random("progress")
    days = [(FIRST + timedelta(days=round(365.25 * n / 3))).isoformat() for n in range(points)]
    for pupil in range(pupils):
        for measure in range(measures):
            level, slope = chance.gauss(100, 13), chance.gauss(0, 2)
            for n, day in enumerate(days):
                yield f"p{pupil}", str(pupil % YEARS), f"m{measure}", day, round(level + slope * n / 3 + chance.gauss(0, 4.5), 1)


def table_of(rows: list[tuple[str, str, str, str, float]]) -> Any:
    """The results by name."""
    from fourfold.progress.table import Table

    table, days = Table(), {row[3]: date.fromisoformat(row[3]).toordinal() for row in rows}
    for pupil, cohort, measure, day, score in rows:
        table.add(pupil, cohort, measure, days[day], score)
    return table


def from_file(path: Path) -> list[Any]:
    """As `fourfold progress` does it."""
    from fourfold.exchange.reading.progress_file import score_rows
    from fourfold.progress.table import Table

    table = Table()
    for row in score_rows(path):
        table.add(*row)
    return list(table.judged())


def say(what: str, rows: int, work: Callable[[], Any]) -> None:
    """The best of five."""
    best = min(timed(work) for _ in range(5))
    print(f"  {what:<36} {best * 1000:8.0f} ms  {rows / best:12,.0f} rows a second")


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def real_data() -> None:
    """What the rule finds in the samples."""
    from fourfold.code_of_practice.identification import THRESHOLDS, Sign, Told, number_of_signs
    from fourfold.progress.table import Table
    from tests.progress.samples import SAMPLES, folder

    if folder() is None:
        print("FOURFOLD_SAMPLES names no assessment data: real data NOT judged.")
        return
    for name, (read, months) in SAMPLES.items():
        table = Table()
        for pupil, cohort, measure, day, score in read():
            table.add(pupil, cohort, measure, day.toordinal(), score)
        found = list(table.judged(rule=replace(THRESHOLDS, months=months)))
        print(f"{name}: {len(table.score):,} results, {len(found):,} pupils and measures")
        for sign in Sign:
            told = Counter(one.signs[sign] for one in found)
            print(f"  {sign.value:<20} yes {told[Told.YES]:6,}  no {told[Told.NO]:6,}  cannot tell {told[Told.CANNOT_TELL]:6,}")
        signs = Counter(number_of_signs(one.signs) for one in found)
        print(f"  two signs or more {sum(signs[n] for n in (2, 3, 4)):,}, three or more {signs[3] + signs[4]:,}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:4]]
    main(*(numbers or [1200, 10, 15]))
    real_data()
