"""The file of `fourfold progress`: one result a row, under the headings pupil, cohort, measure, date and score."""

import re
from collections.abc import Iterator
from datetime import date
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from fourfold.exchange.reading.comma_separated import csv_records
from fourfold.exchange.reading.documents import opened
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.text import text_of

HEADINGS = ("pupil", "cohort", "measure", "date", "score")
LARGEST = 1024 * 1024 * 1024
"""Bytes: the machine's owner brings this file, and it is read once."""
MOST_ROWS = 20_000_000
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
LONGEST_SAID = 40


class ScoreRow(NamedTuple):
    """One result."""

    pupil: str
    cohort: str
    measure: str
    day: int
    score: float


def score_rows(path: Path) -> Iterator[ScoreRow]:
    """Every result of the file in its order; a row with a blank score is none. Raises Refused, with the row named."""
    arrived = opened(path, limit=LARGEST)
    rows = csv_records(arrived.name, text_of(arrived).words, most=MOST_ROWS)
    number, headings = next(rows, (0, []))
    places = _places(arrived.name, headings)
    days: dict[str, int] = {}
    for number, cells in rows:
        if len(cells) <= max(places):
            raise Refused(f"{arrived.name} row {number}: a column is missing.")
        if any(cell.strip() for cell in cells[len(headings) :]):
            raise Refused(f"{arrived.name} row {number}: there is more in it than there are headings.")
        pupil, cohort, measure, day, score = (cells[place].strip() for place in places)
        for heading, value in (("pupil", pupil), ("cohort", cohort), ("measure", measure)):
            if not value:
                raise Refused(f"{arrived.name} row {number}: {heading} is blank.")
        if day not in days:
            days[day] = _day(day, arrived.name, number)
        if score:
            yield ScoreRow(pupil, cohort, measure, days[day], _number(score, arrived.name, number))


def _places(name: str, headings: list[str]) -> list[int]:
    """Where each of the five columns stands."""
    folded = [heading.strip().casefold() for heading in headings]
    if missing := [heading for heading in HEADINGS if heading not in folded]:
        raise Refused(f"{name} row 1: there is no column {' or '.join(missing)}. The headings are {','.join(HEADINGS)}.")
    if twice := [heading for heading in HEADINGS if folded.count(heading) > 1]:
        raise Refused(f"{name} row 1: two columns are called {twice[0]}.")
    return [folded.index(heading) for heading in HEADINGS]


def _day(text: str, name: str, number: int) -> int:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text).toordinal()
    except ValueError:
        pass
    raise Refused(f"{name} row {number}: {_said(text)} is not a date. Write 2026-11-13.")


def _number(text: str, name: str, number: int) -> float:
    if NUMBER.fullmatch(text) and isfinite(value := float(text)):
        return value
    raise Refused(f"{name} row {number}: {_said(text)} is not a number.")


def _said(text: str) -> str:
    """A cell as an error may repeat it: short, and on one line."""
    short = text if len(text) <= LONGEST_SAID else text[:LONGEST_SAID] + "..."
    return ascii(short) if not short.isprintable() else f'"{short}"'
