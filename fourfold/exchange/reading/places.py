"""Where in a file a row is, and how a person names rows to leave out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fourfold.exchange.reading.refusal import Refused

ONE_PLACE = re.compile(r"(?:(?P<table>[^:,]+):)?\s*(?P<first>[0-9]{1,7})(?:\s*-\s*(?P<last>[0-9]{1,7}))?")
MOST_AT_ONCE = 10_000


@dataclass(frozen=True)
class Place:
    """A row, of one table of a set where `table` is named and otherwise of any."""

    row: int
    table: str = ""

    def is_of(self, table: str, row: int) -> bool:
        return self.row == row and (not self.table or self.table.casefold() == table.casefold())

    def __str__(self) -> str:
        return f"{self.table}:{self.row}" if self.table else str(self.row)


def named_together(places: Iterable[Place]) -> str:
    """The same places as a person would list them: "4, 7-9"."""
    runs: list[tuple[str, int, int]] = []
    for place in sorted(set(places), key=lambda one: (one.table, one.row)):
        table, first, last = runs[-1] if runs else ("", 0, 0)
        if runs and table == place.table and last + 1 == place.row <= first + MOST_AT_ONCE:
            runs[-1] = (table, first, place.row)
        else:
            runs.append((place.table, place.row, place.row))
    return ", ".join(f"{Place(first, table)}{f'-{last}' if last > first else ''}" for table, first, last in runs)


def places_named(written: str) -> tuple[Place, ...]:
    """Rows as a person lists them: "4, 7-9" or, in a set of files, "Student:4". Raises Refused."""
    places: list[Place] = []
    for part in filter(None, (part.strip() for part in written.split(","))):
        named = ONE_PLACE.fullmatch(part)
        if named is None:
            raise Refused(f'"{part}" does not name rows: write them as 4, 7-9 or Student:4.')
        first = int(named["first"])
        last = int(named["last"] or first)
        if not first <= last <= first + MOST_AT_ONCE:
            raise Refused(f'"{part}" does not name rows in order, or names too many at once.')
        places.extend(Place(row, (named["table"] or "").strip()) for row in range(first, last + 1))
    return tuple(places)
