"""How often the rule asks a person to look when nothing is wrong, and how many of those who slowed down it finds.

    python benchmarks/prompts.py [schools]

A simulated cohort: standardised scores with an error of measurement of 4.5 three times a year for two years and a term; a twentieth of its
pupils lose 12 points over the last year, in every measure. For cohorts of 30 and 100 and from 1 to 10 measures: of the others, how many
are prompted (by chance alone), and of those who slowed, how many are; beside what "any two signs in one measure" would do.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fourfold.code_of_practice.identification import Sign, prompts
from fourfold.progress.columns import Columns, before_the_latest
from fourfold.progress.rule import Found, judge
from fourfold.progress.table import signs_and_numbers

SEM, LOST, SLOWED, ROUNDS = 4.5, 12, 0.05, 8
COHORTS, MEASURES = (30, 100), tuple(range(1, 11))


def main(cohorts: int) -> None:
    """A line for each size and number of measures."""
    print(f"{cohorts} cohorts of each kind; per cent of pupils prompted, and of any two signs in one measure")
    print("pupils  measures   false  caught   any two: false  caught")
    chance = np.random.default_rng(20261113)
    for size in COHORTS:
        for measures in MEASURES:
            print(line(size, measures, max(2, cohorts // (size // 30)), chance), flush=True)


def line(size: int, measures: int, cohorts: int, chance: np.random.Generator) -> str:
    """The rates of one size of cohort with so many measures."""
    asked = {False: [0, 0], True: [0, 0]}
    number = {False: 0, True: 0}
    columns, slow = simulated(size, measures, cohorts, chance)
    now, before = judge(columns), judge(before_the_latest(columns))
    signs_now, signs_before = signs_and_numbers(now)[0], signs_and_numbers(before)[0]
    places = {key: row for row, key in enumerate(zip(before.group.tolist(), before.pupil.tolist(), strict=True))}
    by_pupil: dict[int, list[tuple[int, int]]] = {}
    for row, key in enumerate(zip(now.group.tolist(), now.pupil.tolist(), strict=True)):
        by_pupil.setdefault(key[1], []).append((row, places[key]))
    two = several(now)
    for pupil, rows in by_pupil.items():
        is_slow = bool(slow[pupil])
        number[is_slow] += 1
        asked[is_slow][0] += bool(prompts([(signs_now(row), signs_before(other)) for row, other in rows]))
        asked[is_slow][1] += any(two[row] for row, _ in rows)
    rates = [100 * asked[who][what] / number[who] for what in (0, 1) for who in (False, True)]
    return f"{size:>6}  {measures:>8}  {rates[0]:5.1f}  {rates[1]:6.1f}  {rates[2]:14.1f}  {rates[3]:6.1f}"


def several(found: Found) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Where two signs or more are there."""
    return sum((getattr(found, sign.value) == 1).astype(int) for sign in Sign) >= 2  # type: ignore[no-any-return]


def simulated(
    size: int, measures: int, cohorts: int, chance: np.random.Generator
) -> "tuple[Columns, np.ndarray[tuple[int], np.dtype[np.bool_]]]":
    """Results of many cohorts, each pupil of which is numbered; and who of them slowed down."""
    pupils = size * cohorts
    general = chance.normal(0, 10, pupils)
    slow = chance.random(pupils) < SLOWED
    days = np.array([738000 + round(365.25 * number / 3) for number in range(ROUNDS)])
    gone = np.clip((np.arange(ROUNDS) - (ROUNDS - 1) + 3) / 3, 0, 1) * LOST
    group, pupil, day, score = [], [], [], []
    for measure in range(measures):
        level = 100 + general + chance.normal(0, 10, pupils)
        shown = level[:, None] - slow[:, None] * gone + chance.normal(0, SEM, (pupils, ROUNDS))
        group.append(np.repeat(np.arange(pupils) // size * measures + measure, ROUNDS))
        pupil.append(np.repeat(np.arange(pupils), ROUNDS))
        day.append(np.tile(days, pupils))
        score.append(np.round(shown).ravel())
    groups = cohorts * measures
    columns = Columns(
        np.concatenate(group),
        np.concatenate(pupil),
        np.concatenate(day),
        np.concatenate(score),
        np.full(groups, SEM),
        np.full(groups, np.nan),
    )
    return columns, slow


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
