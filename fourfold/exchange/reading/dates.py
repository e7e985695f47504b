"""Dates as schools write them. Day first or month first is never guessed: the column proves it, or a person says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.exchange.reading.questions import AmbiguousDates

Cell = str | date
EARLIEST, LATEST = 1900, 2100

TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){TIME}")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/. ])([0-9]{{1,2}})\2([0-9]{{4}}){TIME}")
MONTH_NAMED = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[-/. ]+([a-z]{{3,9}})[-/., ]+([0-9]{{4}}){TIME}", re.IGNORECASE)
SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ]+(?:[0-9]{1,2}|[a-z]{3,9})[-/. ]+[0-9]{2}", re.IGNORECASE)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


class DateOrder(StrEnum):
    DMY = "dmy"
    MDY = "mdy"


class BadDate(ValueError):
    """Not a date that can be read. Its text says why, for a person."""


@dataclass(frozen=True)
class DateReading:
    """How one column's dates are read. `order` is None where no date of the column needs it.

    With `waits`, the question is open: a date that could be read two ways is no date yet, and no fault either.
    """

    order: DateOrder | None
    waits: bool = False

    def read(self, cell: Cell) -> date | None:
        """The date; None for a blank. Raises BadDate."""
        if isinstance(cell, date):
            return _in_range(cell, cell.isoformat())
        written = " ".join(cell.split())
        if not written:
            return None
        if parts := YEAR_FIRST.fullmatch(written):
            return _day(written, parts[1], parts[2], parts[3])
        if parts := YEAR_LAST.fullmatch(written):
            return self._year_last(written, parts)
        if (parts := MONTH_NAMED.fullmatch(written)) and (month := _month_number(parts[2])):
            return _day(written, parts[3], month, parts[1])
        if SHORT_YEAR.fullmatch(written):
            raise BadDate(f'"{written}" has a year of two figures: write all four.')
        raise BadDate(f'"{_short(written)}" is not a date that can be read: write it as 2015-09-01 or 01/09/2015.')

    def _year_last(self, written: str, parts: re.Match[str]) -> date | None:
        if self.order is None and parts[1].zfill(2) != parts[3].zfill(2):
            readings = _possible(parts)
            if len(readings) == 2 and self.waits:
                return None
            if len(readings) != 1:
                raise BadDate(f'"{written}" is not a day that exists, whichever way it is read.' if not readings else _either(written))
            return readings[0][1]
        if self.order is DateOrder.MDY:
            return _day(written, parts[4], parts[1], parts[3])
        return _day(written, parts[4], parts[3], parts[1])


DAY_FIRST = DateReading(DateOrder.DMY)
ONLY_CLEAR = DateReading(None)
UNANSWERED = DateReading(None, waits=True)


def reading_of(column: str, cells: Iterable[Cell], asked: DateOrder | None = None) -> DateReading | AmbiguousDates:
    """How to read this column: as the person said; else as the whole column allows, if it allows one way only; else a question."""
    if asked is not None:
        return DateReading(asked)
    orders: set[DateOrder] = set()
    unclear = ""
    for cell in cells:
        parts = None if isinstance(cell, date) else YEAR_LAST.fullmatch(" ".join(cell.split()))
        if parts is None or parts[1].zfill(2) == parts[3].zfill(2):
            continue
        readings = _possible(parts)
        if len(readings) == 1:
            orders.add(readings[0][0])
        elif readings and not unclear:
            unclear = parts[0]
    if len(orders) == 1:
        return DateReading(orders.pop())
    return AmbiguousDates(column, unclear) if unclear else ONLY_CLEAR


def _possible(parts: re.Match[str]) -> list[tuple[DateOrder, date]]:
    found: list[tuple[DateOrder, date]] = []
    for order, day, month in ((DateOrder.DMY, parts[1], parts[3]), (DateOrder.MDY, parts[3], parts[1])):
        try:
            found.append((order, date(int(parts[4]), int(month), int(day))))
        except ValueError:
            continue
    return found


def _day(written: str, year: str, month: str | int, day: str) -> date:
    try:
        return _in_range(date(int(year), int(month), int(day)), written)
    except BadDate:
        raise
    except ValueError:
        raise BadDate(f'"{written}" is not a day that exists, read this way.') from None


def _in_range(day: date, written: str) -> date:
    if not EARLIEST <= day.year <= LATEST:
        raise BadDate(f'"{written}" is too long ago or too far ahead to be right.')
    return day


def _month_number(name: str) -> int:
    """1 to 12, or 0 where the word is no month."""
    start = name.casefold()
    start = "sep" if start == "sept" else start
    return next((place for place, month in enumerate(MONTHS, start=1) if len(start) >= 3 and month.startswith(start)), 0)


def _either(written: str) -> str:
    return f'"{written}" could have the day or the month first.'


def _short(written: str) -> str:
    return written if len(written) <= 30 else written[:29] + "…"
