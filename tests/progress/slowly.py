"""The rule once more, slowly and in plain Python: written from its text alone, sentence by sentence, to check the fast one against.

A result is (pupil, cohort, measure, date, score). One pupil at a time, no arrays.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import sqrt
from statistics import mean, median, stdev
from typing import Any

Row = tuple[str, str, str, date, float]
YES, NO, CANNOT_TELL = "yes", "no", "cannot_tell"


def slowly(rows: Iterable[Row], *, months: int = 12, sem: float | None = None, band: float | None = None) -> list[dict[str, Any]]:
    scores: dict[tuple[str, str], dict[str, dict[date, float]]] = defaultdict(lambda: defaultdict(dict))
    for pupil, cohort, measure, day, score in rows:
        scores[cohort, measure][pupil][day] = score  # of two results on one date the last counts
    found = []
    for (cohort, measure), pupils in scores.items():
        points = sorted({day for own in pupils.values() for day in own})
        t = points[-1]
        b = nearest(points, t, months)
        a = nearest(points, b, months) if b else None
        alike = 1e-9 * max(abs(score) for own in pupils.values() for score in own.values())
        both = {pupil: own for pupil, own in pupils.items() if b and b in own and t in own}
        for pupil in pupils:
            told = one(pupil, pupils[pupil], both, (t, b, a), alike, sem, band)
            found.append({"pupil": pupil, "cohort": cohort, "measure": measure, "at": t.isoformat()} | told)
    return found


def nearest(points: list[date], after: date, months: int) -> date | None:
    """The point nearest to so many months before, earlier, within 4 months of that; of two as near, the earlier."""
    year, month = after.year, after.month - months
    while month < 1:
        year, month = year - 1, month + 12
    if year < 1:
        return None
    wanted = date(year, month, min(after.day, calendar.monthrange(year, month)[1]))
    there = [point for point in points if point < after and abs((point - wanted).days) <= 4 * 30.4375]
    return min(there, key=lambda point: (abs((point - wanted).days), point), default=None)


def one(
    pupil: str,
    own: dict[date, float],
    both: dict[str, dict[date, float]],
    points: tuple[date, date | None, date | None],
    alike: float,
    sem: float | None,
    band: float | None,
) -> dict[str, Any]:
    t, b, a = points
    y_t, y_b, y_a = own.get(t), own.get(b) if b else None, own.get(a) if a else None
    starts = {name: scores[b] for name, scores in both.items()} if b else {}
    sd = stdev(starts.values()) if len(starts) > 1 else None
    error = sem if sem is not None else 0.3 * sd if sd is not None else None
    signs = dict.fromkeys(("slower_than_peers", "slower_than_before", "gap_not_closing", "gap_widening"), CANNOT_TELL)
    numbers: dict[str, float] = {}

    def more(x: float, y: float) -> bool:
        return x > y + alike

    def at_least(x: float, y: float) -> bool:
        return x >= y - alike

    def within(x: float, y: float) -> bool:
        return x <= y + alike

    # Sign 1: the peers.
    half = band if band is not None else sd / 3 if sd is not None else None
    if y_b is not None and half is not None:
        others = {name: abs(start - y_b) for name, start in starts.items() if name != pupil}
        peers = [name for name, off in others.items() if within(off, half)]
        if len(peers) < 10 and band is None and len(others) >= 10 and sd is not None:
            tenth = sorted(others.values())[9]
            if within(tenth, sd):
                half = tenth
                peers = [name for name, off in others.items() if within(off, tenth)]
        gains = [both[name][t] - starts[name] for name in peers]
        numbers |= {"peers": len(peers), "band": half}
        if gains:
            numbers["peer_mean"] = mean(gains)
        if len(gains) > 1:
            numbers["peer_sd"] = stdev(gains)
        if y_t is not None and len(gains) >= 10 and error is not None:
            short = numbers["peer_mean"] - (y_t - y_b)
            slower = more(short, numbers["peer_sd"]) and more(short, error * sqrt(2))
            signs["slower_than_peers"] = YES if slower else NO

    # Sign 2: the rates.
    if y_t is not None and y_b is not None and b:
        numbers["gain"] = y_t - y_b
        d1 = (t - b).days / 365.25
        numbers["rate"] = (y_t - y_b) / d1
    if y_b is not None and y_a is not None and a and b:
        d0 = (b - a).days / 365.25
        numbers["rate_before"] = (y_b - y_a) / d0
        if y_t is not None and error is not None:
            limit = error * sqrt(1 / d1**2 + (1 / d1 + 1 / d0) ** 2 + 1 / d0**2)
            signs["slower_than_before"] = YES if more(numbers["rate_before"] - numbers["rate"], limit) else NO

    # Signs 3 and 4: the gap.
    if starts and y_b is not None:
        numbers["gap_before"] = median(starts.values()) - y_b
    if starts and y_t is not None:
        numbers["gap"] = median(scores[t] for scores in both.values()) - y_t
    if y_t is not None and y_b is not None and len(starts) >= 10 and sd is not None and error is not None:
        before, now = numbers["gap_before"], numbers["gap"]
        behind = more(before, 0) and at_least(before, 0.67 * sd)
        signs["gap_not_closing"] = YES if behind and at_least(now, before - error * sqrt(2)) else NO
        signs["gap_widening"] = YES if more(now, 0) and more(now - before, error * sqrt(2)) else NO
    return {"signs": signs, "numbers": numbers}
