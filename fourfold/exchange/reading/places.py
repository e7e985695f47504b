"""Where in a file a row is, and how a person names rows to leave out."""

import re
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
