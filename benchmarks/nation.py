"""The rule of less than expected progress over one school, a trust of 50, and the nation: rows a second, beside others and the file alone.

    python benchmarks/nation.py [--share 0.02] [--folder DIR]

The nation is 8.9 million pupils in 22,000 schools, 3 measures and 6 points: 160 million results, made up, in one Parquet file by school.
It is read a hundred schools at a time on two processors, so memory does not grow with the file. `--share 1` is all of it, a share of it
for a machine that does other things. pandas and DuckDB work out the same signs more simply (peers within the band alone, without the ten
nearest where those are few), so their answers differ a little and their work is less. Needs the packages of the group `benchmarks`.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PUPILS, SCHOOLS, MEASURES = 8_900_000, 22_000, 3
DAYS = tuple(18_580 + round(365.25 * n / 2) for n in range(6))
"""Six points, half a year apart, as days since 1970: the last, the one a year before and the one a year before that are `t`, `b`, `a`."""
EPOCH = 719_163
INTAKES, TOGETHER, PROCESSORS, SEM = 13, 100, 2, 4.5


Cost = tuple[int, int, int, float]
"""Pupils and measures, those with two signs or more, the most memory in kilobytes, and seconds of processor."""


def cost(pairs: int, several: int) -> Cost:
    """What this process has used so far, with what it found."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return pairs, several, used.ru_maxrss, used.ru_utime + used.ru_stime


def schools(number: int) -> Iterator[tuple[int, int]]:
    """Each school with its pupils: from small to large, as many in all as the nation has."""
    chance = np.random.default_rng(1)
    for school in range(number):
        yield school, int(PUPILS / SCHOOLS * chance.uniform(0.3, 1.7))


def write(path: Path, number: int) -> int:
    """A file of so many schools; how many results are in it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = ("cohort", "pupil", "measure", "day", "score")
    kinds = (pa.int32(), pa.int32(), pa.int8(), pa.int32(), pa.float32())
    form = pa.schema(list(zip(names, kinds, strict=True)))
    rows, before, waiting = 0, 0, []
    with pq.ParquetWriter(path, form, compression="zstd") as file:
        for school, pupils in schools(number):
            waiting.append(results(school, before, pupils))
            before += pupils
            if len(waiting) == TOGETHER or school == number - 1:
                whole = [np.concatenate(parts) for parts in zip(*waiting, strict=True)]
                file.write_table(pa.table(whole, schema=form), row_group_size=len(whole[0]))
                rows += len(whole[0])
                waiting = []
    return rows


def results(school: int, first: int, pupils: int) -> tuple[np.ndarray, ...]:
    """One school's: a level, a slope and the chance of the day; one in fifty was away."""
    chance = np.random.default_rng(school)
    shape = (pupils, MEASURES, len(DAYS))
    level, slope = chance.normal(100, 13, shape[:2]), chance.normal(0, 2, shape[:2])
    score = level[..., None] + slope[..., None] * np.arange(len(DAYS)) / 2 + chance.normal(0, SEM, shape)
    pupil = np.arange(pupils)[:, None, None]
    there = chance.random(shape) > 0.02
    columns = (school * INTAKES + pupil % INTAKES, first + pupil, np.arange(MEASURES)[:, None], np.array(DAYS), np.round(score, 1))
    return tuple(np.broadcast_to(column, shape)[there] for column in columns)


def judged(table: Any) -> tuple[int, int]:
    """The rule over some schools: pupils and measures, and how many show two signs or more."""
    from fourfold.progress.columns import Columns
    from fourfold.progress.rule import YES, judge

    named = {name: table[name].to_numpy() for name in ("cohort", "pupil", "measure", "day", "score")}
    groups, group = np.unique(named["cohort"].astype(np.int64) * MEASURES + named["measure"], return_inverse=True)
    many = len(groups)
    whole = (named["pupil"].astype(np.int64), named["day"].astype(np.int64) + EPOCH, named["score"].astype(np.float64))
    found = judge(Columns(group, *whole, np.full(many, SEM), np.full(many, np.nan)))
    signs = (found.slower_than_peers, found.slower_than_before, found.gap_not_closing, found.gap_widening)
    return len(found.pupil), int((sum((sign == YES).astype(np.int8) for sign in signs) >= 2).sum())


def share_of(asked: tuple[Path, int]) -> Cost:
    """Every other part of the file, one part in hand at a time; and the most memory that took, in kilobytes."""
    import pyarrow.parquet as pq

    path, which = asked
    pairs = several = 0
    with pq.ParquetFile(path) as file:
        for part in range(which, file.num_row_groups, PROCESSORS):
            some, with_two = judged(file.read_row_group(part, use_threads=False))
            pairs, several = pairs + some, several + with_two
    return cost(pairs, several)


def read_alone(asked: tuple[Path, int]) -> Cost:
    """The same parts, read and put away."""
    import pyarrow.parquet as pq

    path, which = asked
    with pq.ParquetFile(path) as file:
        rows = sum(file.read_row_group(part, use_threads=False).num_rows for part in range(which, file.num_row_groups, PROCESSORS))
    return cost(rows, 0)


def with_pandas(asked: tuple[Path, int]) -> Cost:
    """The same parts, as one would write it with pandas."""
    import pyarrow.parquet as pq

    path, which = asked
    pairs = several = 0
    keys = ["cohort", "measure"]
    with pq.ParquetFile(path) as file:
        for part in range(which, file.num_row_groups, PROCESSORS):
            long = file.read_row_group(part, use_threads=False).to_pandas()
            wide = long.pivot_table(index=[*keys, "pupil"], columns="day", values="score", aggfunc="last").reset_index()
            wide = wide.rename(columns={DAYS[-1]: "t", DAYS[-3]: "b", DAYS[-5]: "a"})
            both = wide.dropna(subset=["t", "b"])
            of = both.groupby(keys)
            middle = of[["b", "t"]].median().rename(columns={"b": "mb", "t": "mt"}).join(of["b"].agg(sd="std", n="size"))
            one = both.join(middle, on=keys)
            one["gain"], gap_b, gap = one.t - one.b, one.mb - one.b, one.mt - one.t
            pair = one[[*keys, "pupil", "b", "gain", "sd"]].merge(one[[*keys, "pupil", "b", "gain"]], on=keys, suffixes=("", "_o"))
            pair = pair[(pair.pupil != pair.pupil_o) & ((pair.b - pair.b_o).abs() <= pair.sd / 3)]
            peers = pair.groupby([*keys, "pupil"])["gain_o"].agg(["mean", "std", "size"])
            one = one.join(peers, on=[*keys, "pupil"])
            slower = one["mean"] - one.gain
            signs = (slower > one["std"]) & (slower > SEM * 2**0.5) & (one["size"] >= 10)
            signs = signs.astype(int) + ((one.b - one.a) - one.gain > SEM * 6**0.5)
            signs += (one.n >= 10) & (gap_b >= 0.67 * one.sd) & (gap_b > 0) & (gap >= gap_b - SEM * 2**0.5)
            signs += (one.n >= 10) & (gap > 0) & (gap - gap_b > SEM * 2**0.5)
            pairs, several = pairs + len(wide), several + int((signs >= 2).sum())
    return cost(pairs, several)


SQL = """
with wide as (
  select cohort, measure, pupil, max(score) filter (day = {t}) t, max(score) filter (day = {b}) b, max(score) filter (day = {a}) a
  from read_parquet('{path}') group by all),
cohorts as (select cohort, measure, median(b) mb, median(t) mt, stddev_samp(b) sd, count(*) n from wide
  where t is not null and b is not null group by all),
one as (select w.*, t - b gain, mb - b gap_b, mt - t gap, sd, n from wide w join cohorts using (cohort, measure)
  where t is not null and b is not null),
peers as (select x.cohort, x.measure, x.pupil, avg(o.gain) m, stddev_samp(o.gain) s, count(*) k from one x join one o
  on x.cohort = o.cohort and x.measure = o.measure and x.pupil <> o.pupil and abs(x.b - o.b) <= x.sd / 3 group by all),
signs as (select coalesce((k >= 10 and m - gain > s and m - gain > {e2})::int, 0) + coalesce(((b - a) - gain > {e6})::int, 0)
  + (n >= 10 and gap_b > 0 and gap_b >= 0.67 * sd and gap >= gap_b - {e2})::int + (n >= 10 and gap > 0 and gap - gap_b > {e2})::int signs
  from one left join peers using (cohort, measure, pupil))
select (select count(*) from wide), count(*) filter (signs >= 2) from signs
"""


def with_duckdb(asked: tuple[Path, int]) -> Cost:
    """The whole file in one statement, on two threads and 2 GB."""
    import duckdb

    path, _which = asked
    at = duckdb.connect(config={"threads": PROCESSORS, "memory_limit": "2GB", "temp_directory": str(path.parent / "spill")})
    errors = {"e2": SEM * 2**0.5, "e6": SEM * 6**0.5}
    try:
        pairs, several = at.execute(SQL.format(path=path, t=DAYS[-1], b=DAYS[-3], a=DAYS[-5], **errors)).fetchone() or (0, 0)
    except duckdb.OutOfMemoryException:
        return cost(0, -1)
    return cost(pairs, several)


def measured(what: str, rows: int, path: Path, work: Callable[[tuple[Path, int]], Cost], workers: int = PROCESSORS) -> None:
    """Run it in processes of its own, and say how it went."""
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        told = pool.map(work, [(path, which) for which in range(workers)], chunksize=1)
    took = time.perf_counter() - began
    pairs, several, memory, processor = (sum(one[place] for one in told) for place in range(4))
    says = f"{pairs:,} pupils and measures, {several:,} with two signs or more" if several > 0 else ""
    says = says if several >= 0 else "did not fit in 2 GB: NOT done"
    times = f"{took:7.1f} s, {processor:7.1f} s of processor, {rows / took:12,.0f} rows a second"
    print(f"  {what:<24} {times}, {memory / 1e6:5.2f} GB  {says}", flush=True)


def main(share: float, folder: Path) -> None:
    """One school, a trust of 50, and the share of the nation that was asked for."""
    for name, number in (("One school", 1), ("A trust of 50", 50), (f"{share:.0%} of the nation", max(1, round(SCHOOLS * share)))):
        path = folder / "results.parquet"
        rows = write(path, number)
        print(f"{name}: {number:,} schools, {rows:,} results, {path.stat().st_size / 1e6:,.1f} MB")
        workers = PROCESSORS if number > TOGETHER else 1
        measured("reading the file alone", rows, path, read_alone, workers)
        measured("Fourfold", rows, path, share_of, workers)
        measured("pandas", rows, path, with_pandas, workers)
        measured("DuckDB", rows, path, with_duckdb, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=0.02, help="of the nation (0.02)")
    parser.add_argument("--folder", type=Path, help="where the file is written; a temporary one unless told")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary:
        main(options.share, Path(temporary))
