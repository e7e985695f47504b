"""The four signs of less than expected progress: agreed with a slow and separate reading of the rule, and steady under what must not
matter (6.17)."""

import calendar
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import sqrt
from statistics import stdev
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.code_of_practice.identification import THRESHOLDS, Sign, Told, months_before
from fourfold.progress import peers
from fourfold.progress.columns import before_the_latest
from fourfold.progress.rule import judge
from fourfold.progress.table import Judged, Table
from tests.progress.slowly import Row, slowly

T, B, A = date(2026, 11, 13), date(2025, 11, 14), date(2024, 11, 15)
YES, NO, CANNOT_TELL = Told.YES, Told.NO, Told.CANNOT_TELL


def judged(rows: Sequence[Row], *, months: int = 12, **given_: float | None) -> list[Judged]:
    table = Table()
    for pupil, cohort, measure, day, score in rows:
        table.add(pupil, cohort, measure, day.toordinal(), score)
    return list(table.judged(rule=replace(THRESHOLDS, months=months), **given_))


def signs_of(rows: Sequence[Row], pupil: str = "pupil", **given_: Any) -> tuple[Told, ...]:
    (one,) = [one for one in judged(rows, **given_) if one.pupil == pupil]
    return tuple(one.signs[sign] for sign in Sign)


def history(pupil: str, *scores: float | None) -> list[Row]:
    """Scores at a, b and t."""
    return [(pupil, "2022", "reading", day, score) for day, score in zip((A, B, T), scores, strict=True) if score is not None]


def others(number: int, a: float | None = 100, b: float | None = 100, t: float = 100) -> list[Row]:
    return [row for count in range(number) for row in history(f"other {count}", a, b, t)]


def agree(rows: Sequence[Row], **given_: Any) -> None:
    fast = [one.as_dict() for one in judged(rows, **given_)]
    slow = slowly(rows, **given_)
    key = ("pupil", "cohort", "measure", "at")
    assert sorted(tuple(str(one[k]) for k in key) for one in fast) == sorted(tuple(str(one[k]) for k in key) for one in slow)
    by_key: dict[Any, Any] = {tuple(one[k] for k in key): one for one in slow}
    for one in fast:
        other = by_key[tuple(one[k] for k in key)]
        numbers: Any = one["numbers"]
        assert one["signs"] == other["signs"], (one, other)
        assert numbers == pytest.approx(other["numbers"], rel=1e-9, abs=1e-9), (one, other)


DAYS = st.sampled_from(
    [date(2023, 11, 30), A, date(2025, 2, 28), date(2025, 7, 10), B, date(2025, 11, 13), date(2025, 11, 15), date(2026, 3, 13), T]
)
"""Points that are ties, that are just near enough, and that are not."""
SCORES = st.one_of(st.integers(85, 100).map(float), st.integers(0, 300).map(lambda n: n / 2))


@st.composite
def files(draw: st.DrawFn) -> list[Row]:
    """Small files in which much is tied, missing, or written twice."""
    pupils = draw(st.integers(1, 26))
    cohorts = draw(st.integers(1, 2))
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=5, unique=True)))
    seed = draw(st.integers(0, 10**6))
    chance = random.Random(seed)
    spread = draw(st.sampled_from([0, 1, 3, 15]))
    rows: list[Row] = []
    for number in range(pupils):
        level = 100 + chance.randint(-spread, spread)
        for measure in ("reading", "maths"):
            for day in days:
                if chance.random() < 0.85:
                    rows.append((f"p{number}", f"c{number % cohorts}", measure, day, level + chance.choice((0, 0, 1, -1, 0.5, -12))))
    chance.shuffle(rows)
    extra = draw(st.lists(st.tuples(st.integers(0, pupils), DAYS, SCORES), max_size=6))
    return rows + [(f"p{number}", "c0", "reading", day, score) for number, day, score in extra]


@settings(max_examples=150)
@given(files(), st.sampled_from([None, 0.0, 4.5]), st.sampled_from([None, 0.0, 5.0]), st.sampled_from([12, 12, 12, 8, 3]))
def test_the_rule_and_its_slow_reading_agree_in_every_number_and_sign(
    rows: list[Row], sem: float | None, band: float | None, months: int
) -> None:
    agree(rows, sem=sem, band=band, months=months)


def big_file(pupils: int, seed: int) -> list[Row]:
    chance, rows = random.Random(seed), []
    days = [A + timedelta(days=122 * number) for number in range(7)]
    for number in range(pupils):
        level, slope = chance.gauss(100, 15), chance.gauss(0, 4)
        for measure in ("reading", "maths"):
            rows += [
                (f"p{number}", f"c{number % 3}", measure, day, round(level + slope * count / 3 + chance.gauss(0, 4.5), 2))
                for count, day in enumerate(days)
                if chance.random() < 0.93
            ]
    return rows


def test_they_agree_on_three_cohorts_of_sixty_with_every_kind_of_gap() -> None:
    agree(big_file(180, 7))


def test_they_agree_however_few_pairs_are_compared_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "AT_ONCE", 7)
    agree(big_file(90, 8))


@settings(max_examples=40)
@given(files(), st.sampled_from([3.0, 17.25, -40.0]), st.sampled_from([0.5, 3.0, 1000.0]))
def test_neither_a_constant_nor_a_factor_changes_a_sign(rows: list[Row], more: float, times: float) -> None:
    before = [(one.pupil, one.measure, one.signs) for one in judged(rows, sem=2.0, band=4.0)]
    moved = [(pupil, cohort, measure, day, score + more) for pupil, cohort, measure, day, score in rows]
    grown = [(pupil, cohort, measure, day, score * times) for pupil, cohort, measure, day, score in rows]
    assert [(one.pupil, one.measure, one.signs) for one in judged(moved, sem=2.0, band=4.0)] == before
    assert [(one.pupil, one.measure, one.signs) for one in judged(grown, sem=2.0 * times, band=4.0 * times)] == before


@settings(max_examples=40)
@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing_where_nothing_is_written_twice(rows: list[Row], chance: random.Random) -> None:
    once = list({row[:4]: row for row in rows}.values())
    shuffled = chance.sample(once, len(once))

    def answers(some: list[Row]) -> dict[Any, Any]:
        return {(one.pupil, one.cohort, one.measure): (one.signs, one.at) for one in judged(some)}

    assert answers(shuffled) == answers(once)


@settings(max_examples=40)
@given(files())
def test_every_pupil_with_a_result_is_in_the_answer_once(rows: list[Row]) -> None:
    found = [(one.pupil, one.cohort, one.measure) for one in judged(rows)]
    assert len(found) == len(set(found))
    assert set(found) == {row[:3] for row in rows}


@settings(max_examples=60)
@given(files(), st.integers(0, 25))
def test_taking_a_score_away_never_makes_a_sign_no(rows: list[Row], number: int) -> None:
    """Missing data is "cannot tell", never "no"."""
    without = [row for row in rows if not (row[0] == f"p{number}" and row[3] == max(r[3] for r in rows))]
    for one in judged(without):
        if one.pupil == f"p{number}" and "gain" not in one.numbers:
            assert set(one.signs.values()) == {CANNOT_TELL}


def test_three_annual_points_that_fall_while_peers_are_steady_show_signs_2_and_4_and_with_10_peers_1() -> None:
    """A3."""
    pupil = history("pupil", 108, 104, 84)
    assert signs_of(pupil + others(9, b=104, t=104), sem=4.5) == (CANNOT_TELL, YES, NO, YES)
    assert signs_of(pupil + others(10, b=104, t=104), sem=4.5) == (YES, YES, NO, YES)


def test_a_gain_at_the_5th_centile_of_those_who_started_there_shows_sign_1() -> None:
    """A4: in words, "gained 2; the 12 who started at the same place gained 12"."""
    peers_ = [row for n, gain in enumerate((8, 9, 10, 11, 12, 12, 12, 13, 13, 14, 15, 15)) for row in history(f"o{n}", None, 90, 90 + gain)]
    (one,) = [one for one in judged(history("pupil", None, 90, 92) + peers_, sem=4.5) if one.pupil == "pupil"]
    assert one.signs[Sign.SLOWER_THAN_PEERS] == YES
    assert (one.numbers["gain"], one.numbers["peers"], one.numbers["peer_mean"]) == (2, 12, 12)


def test_far_below_with_a_flat_gap_over_two_annual_points_shows_sign_3_and_not_4() -> None:
    """A5."""
    spread = [row for n in range(12) for row in history(f"o{n}", None, 94 + n, 94 + n)]
    assert signs_of(history("pupil", None, 80, 80) + spread, sem=4.5)[2:] == (YES, NO)


def test_an_arrival_of_six_weeks_with_two_scores_missing_cannot_be_told() -> None:
    """A6."""
    assert set(signs_of(history("pupil", None, None, 70) + others(12), sem=4.5)) == {CANNOT_TELL}


@pytest.mark.parametrize(
    ("gap_at_b", "expected"),
    [(6.69, NO), (6.70, YES), (6.71, YES)],
)
def test_well_behind_begins_at_067_of_the_spread(gap_at_b: float, expected: Told) -> None:
    """The spread of C at b is made exactly 10 round the pupil: 0.67 of it is 6.70."""
    base = [row for n in range(11) for row in history(f"o{n}", None, 100, 100)]
    far = solve_spread(100 - gap_at_b, 11)
    base += history("far", None, far, far)
    assert signs_of(history("pupil", None, 100 - gap_at_b, 100 - gap_at_b) + base, sem=1.0)[2] == expected


def solve_spread(low: float, middle: int) -> float:
    """Where one more pupil must start for a standard deviation of exactly 10 (near enough: within a billionth)."""
    below, above = 100.0, 300.0
    for _ in range(200):
        mid = (below + above) / 2
        below, above = (mid, above) if stdev([low, *([100.0] * middle), mid]) < 10 else (below, mid)
    return below


def of_spread_5() -> list[Row]:
    """Eleven peers from the same start whose gains have a mean of 12 and a standard deviation of exactly 5."""
    gains = (17, 17, 17, 17, 17, 12, 7, 7, 7, 7, 7)
    return [row for n, gain in enumerate(gains) for row in history(f"o{n}", None, 90, 90 + gain)]


@pytest.mark.parametrize(("gain", "sem", "told"), [(7, 1, NO), (6.99, 1, YES), (5, 7 / sqrt(2), NO), (4.99, 7 / sqrt(2), YES)])
def test_sign_1_asks_for_more_than_the_spread_and_for_more_than_the_error(gain: float, sem: float, told: Told) -> None:
    """Exactly as much is not more, though the last digit of a root says so."""
    assert signs_of(history("pupil", None, 90, 90 + gain) + of_spread_5(), sem=sem)[0] == told


@pytest.mark.parametrize(("fall", "told"), [(7, NO), (7.01, YES)])
def test_sign_4_asks_for_more_than_the_error(fall: float, told: Told) -> None:
    assert signs_of(history("pupil", None, 100, 100 - fall) + others(12), sem=7 / sqrt(2))[3] == told


@pytest.mark.parametrize(("caught_up", "told"), [(7, YES), (7.01, NO)])
def test_sign_3_is_gone_only_when_the_gap_closed_by_more_than_the_error(caught_up: float, told: Told) -> None:
    spread = [row for n in range(12) for row in history(f"o{n}", None, 94 + n, 94 + n)]
    assert signs_of(history("pupil", None, 80, 80 + caught_up) + spread, sem=7 / sqrt(2))[2] == told


@pytest.mark.parametrize(("now", "told"), [(100, NO), (99.99, YES)])
def test_sign_2_asks_for_more_than_the_error_of_two_rates(now: float, told: Told) -> None:
    """A year each way: the error of the difference of the rates is the root of 6 of that of a score a year."""
    days = (date(2024, 11, 13), date(2025, 11, 13), date(2026, 11, 13))
    rows = [("pupil", "c", "m", day, score) for day, score in zip(days, (80, 100, now), strict=True)]
    assert signs_of(rows, sem=20 / sqrt(6))[1] == told


def test_earlier_means_earlier_though_the_latest_point_itself_is_within_four_months_of_where_one_looks() -> None:
    assert {told for one in judged(others(12, a=None, b=None), months=3) for told in one.signs.values()} == {CANNOT_TELL}


def test_a_start_at_the_edge_of_the_band_is_within_it_though_the_last_digit_says_otherwise() -> None:
    assert 0.1 + 0.2 > 0.3
    edge = [row for n in range(10) for row in history(f"o{n}", None, 0.1 + 0.2, 1)]
    (one,) = [one for one in judged(history("pupil", None, 0, 1) + edge, band=0.3) if one.pupil == "pupil"]
    assert one.numbers["peers"] == 10


def test_the_ten_nearest_stand_in_where_fewer_started_within_the_band_unless_the_tenth_is_too_far() -> None:
    near = [row for n in range(9) for row in history(f"n{n}", None, 100, 100)]
    spread = [row for n in range(20) for row in history(f"s{n}", None, 80 + 2 * n, 80 + 2 * n)]
    (one,) = [one for one in judged(history("pupil", None, 100.5, 100.5) + near + spread) if one.pupil == "pupil"]
    assert one.numbers["peers"] >= 10
    far = [row for n in range(9) for row in history(f"f{n}", None, 160, 160)]
    (lonely,) = [one for one in judged(history("pupil", None, 100, 100) + others(8) + far) if one.pupil == "pupil"]
    assert (lonely.numbers["peers"], lonely.signs[Sign.SLOWER_THAN_PEERS]) == (8, CANNOT_TELL)


def test_a_band_given_by_hand_is_never_widened() -> None:
    spread = [row for n in range(30) for row in history(f"s{n}", None, 80 + n, 80 + n)]
    (one,) = [one for one in judged(history("pupil", None, 95, 95) + spread, band=3) if one.pupil == "pupil"]
    assert (one.numbers["band"], one.numbers["peers"], one.signs[Sign.SLOWER_THAN_PEERS]) == (3, 7, CANNOT_TELL)


def test_without_a_spread_of_starts_there_is_no_error_of_measurement_and_sign_2_cannot_be_told() -> None:
    alone = history("pupil", 100, 90, 60)
    assert signs_of(alone)[1] == CANNOT_TELL
    assert signs_of(alone, sem=4.5)[1] == YES


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2025, 2, 28), 12, date(2024, 2, 28)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2026, 11, 13), 12, date(2025, 11, 13)),
        (date(1, 3, 1), 12, None),
    ],
)
def test_months_before_are_clamped_to_the_months_end(day: date, months: int, before: date | None) -> None:
    assert months_before(day, months) == before


@given(st.dates(date(2, 1, 1)), st.integers(1, 400))
def test_months_before_keep_the_day_of_the_month_or_its_end(day: date, months: int) -> None:
    found = months_before(day, months)
    if found is not None:
        assert (day.year * 12 + day.month) - (found.year * 12 + found.month) == months
        assert found.day == min(day.day, calendar.monthrange(found.year, found.month)[1])


@pytest.mark.parametrize(("off", "told"), [(121, True), (122, False), (-121, True), (-122, False)])
def test_a_point_stands_in_for_a_year_ago_within_four_months_of_it(off: int, told: bool) -> None:
    wanted = date(2025, 11, 13)
    rows = [row for n in range(12) for row in ((f"p{n}", "c", "m", wanted + timedelta(off), 100.0), (f"p{n}", "c", "m", T, 100.0))]
    assert (signs_of(rows, "p0")[3] != CANNOT_TELL) is told


def test_of_two_points_as_near_the_earlier_counts() -> None:
    wanted = date(2025, 11, 13)
    rows = [
        row
        for n in range(12)
        for row in (
            (f"p{n}", "c", "m", wanted - timedelta(10), 90.0),
            (f"p{n}", "c", "m", wanted + timedelta(10), 95.0),
            (f"p{n}", "c", "m", T, 100.0),
        )
    ]
    assert {one.numbers["gain"] for one in judged(rows)} == {10}


def test_of_two_results_on_one_day_the_last_counts() -> None:
    rows = others(12) + history("pupil", 100, 100, 60) + history("pupil", None, None, 100)
    (one,) = [one for one in judged(rows) if one.pupil == "pupil"]
    assert one.numbers["gain"] == 0


def test_scores_of_any_size_are_judged_alike() -> None:
    rows = big_file(40, 3)
    plain = [one.signs for one in judged(rows)]
    for factor in (2.0**900, 2.0**-900):
        assert [one.signs for one in judged([(*row[:4], row[4] * factor) for row in rows])] == plain


def test_nothing_at_all_is_no_answer() -> None:
    table = Table()
    assert list(table.named(judge(table.columns(sem=[], band=[])))) == judged([]) == []
    table.add("pupil", "2022", "reading", T.toordinal(), 90.0)
    alone = before_the_latest(table.columns(sem=[None], band=[None]))
    assert list(table.named(judge(alone))) == []


def test_the_round_before_is_judged_as_if_it_were_the_latest() -> None:
    rows = big_file(60, 5)
    table = Table()
    for pupil, cohort, measure, day, score in [*rows, ("late", "new", "reading", T, 90.0)]:
        table.add(pupil, cohort, measure, day.toordinal(), score)
    nothing = [None] * len(table.groups)
    earlier = before_the_latest(table.columns(sem=nothing, band=nothing))
    last = {cohort: max(row[3] for row in rows if row[1] == cohort) for cohort in {row[1] for row in rows}}
    known_then = judged([row for row in rows if row[3] < last[row[1]]])
    assert sorted(map(str, table.named(judge(earlier)))) == sorted(map(str, known_then))
