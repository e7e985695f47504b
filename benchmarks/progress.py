"""How fast the rule of less than expected progress is: one school, from columns, from a file and from its database.

    python benchmarks/progress.py [pupils measures points]

1,200 pupils, 10 measures and 15 points unless told; the database takes half a minute to fill. Each time is the best of five; rows are
results. With FOURFOLD_SAMPLES it also says what the rule finds in real longitudinal data (docs/progress.md).
"""

import os
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
    from_database(pupils, measures, points)


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


def from_database(pupils: int, measures: int, points: int) -> None:
    """A school of that size in a database of its own: what the pages and a round's closing pay."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"FOURFOLD_HOME": home, "FOURFOLD_TODAY": "2026-11-24", "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        from fourfold import clock
        from fourfold.progress.queries import signs_at

        cast = fill(pupils, measures, points)
        senco, here, today = cast.amina, cast.larkfield, clock.today()
        say("from the database, as the SENCO asks", pupils * measures * points, lambda: signs_at(senco, here, today=today))
        connection.close()


def fill(pupils: int, measures: int, points: int) -> Any:
    """The pupils, the rounds and the results."""
    from decimal import Decimal

    from fourfold.progress import actions
    from fourfold.progress.scales import Scale
    from fourfold.pupils.actions.bulk_roll import Newcomer, admit_many
    from tests.cast import AUTUMN, MAKER, build

    cast = build()
    new = [Newcomer(f"Child {n}", "Field", date(2016, 1, 1), AUTUMN, str(n % YEARS + 1)) for n in range(pupils)]
    children = admit_many(MAKER, cast.larkfield, newcomers=new)
    scales = [
        actions.add_measure(MAKER, cast.larkfield, subject=f"m{n}", scale=Scale.STANDARDISED, least=Decimal(0), most=Decimal(200))
        for n in range(measures)
    ]
    entries: dict[str, list[Any]] = {}
    for pupil, _, measure, day, score in results(pupils, measures, points):
        shown = actions.Entry(children[int(pupil[1:])], scales[int(measure[1:])], Decimal(round(min(200, max(0, score)))))
        entries.setdefault(day, []).append(shown)
    for day, shown_then in entries.items():
        when = date.fromisoformat(day)
        one = actions.open_round(MAKER, cast.larkfield, name=day, day=when, today=when, measures=scales)
        actions.bring_in_results(MAKER, cast.larkfield, rounds={one: shown_then}, source="benchmark")
    return cast


def say(what: str, rows: int, work: Callable[[], Any]) -> None:
    """The best of five, by the clock on the wall and by the processor's."""
    wall, processor = (min(times) for times in zip(*(timed(work) for _ in range(5)), strict=True))
    print(
        f"  {what:<36} {wall * 1000:7.0f} ms, {processor * 1000:6.0f} ms of processor  {rows / processor:12,.0f} rows a second of it",
        flush=True,
    )


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """How long it took."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


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
