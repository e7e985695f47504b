"""The parts of a service as JSON brings them: asked for by name and kind, with a sentence for each that is not what the standard says."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from fourfold.local_offer.reading.words import line_of

MOST_PARTS = 200
"""Of a list within a service."""


class Fields:
    """One object of the feed."""

    def __init__(self, values: Mapping[str, Any], warnings: list[str]) -> None:
        self.values, self.warnings = values, warnings

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "", [], {})

    def warn(self, says: str) -> None:
        """Say it once."""
        if says not in self.warnings:
            self.warnings.append(says)

    def line(self, *names: str, most: int = 200) -> str:
        """The first of these that says something."""
        return next((said for name in names if (said := line_of(self.values.get(name), most))), "")

    def part(self, name: str) -> "Fields":
        """An object within; an empty one where there is none."""
        found = self.values.get(name)
        if found is not None and not isinstance(found, Mapping):
            self.warn(f"{name} is not an object, so it is left out.")
        return Fields(found if isinstance(found, Mapping) else {}, self.warnings)

    def parts(self, *names: str) -> "Iterator[Fields]":
        """The objects of these lists, one after the other."""
        for name in names:
            found = self.values.get(name)
            if found is not None and not isinstance(found, list):
                self.warn(f"{name} is not a list, so it is left out.")
            for one in (found if isinstance(found, list) else [])[:MOST_PARTS]:
                if isinstance(one, Mapping):
                    yield Fields(one, self.warnings)

    def number(self, name: str) -> float | None:
        """A number, also where it came as text."""
        value = self.values.get(name)
        if value in (None, "") or isinstance(value, bool):
            return None
        try:
            found = float(value) if isinstance(value, int | float) or len(str(value)) < 40 else math.nan
        except (TypeError, ValueError, OverflowError):
            found = math.nan
        if not math.isfinite(found):
            self.warn(f"{name} is not a number, so it is left out.")
            return None
        return found

    def age(self, name: str) -> int | None:
        """An age in whole years."""
        found = self.number(name)
        if found is None:
            return None
        if not 0 <= found <= 130:
            self.warn(f"{name} is not an age, so it is left out.")
            return None
        return int(found)

    def day(self, name: str, *, today: date) -> date | None:
        """A day that has been."""
        said = self.line(name, most=40)
        if not said:
            return None
        try:
            found = datetime.fromisoformat(said.replace("Z", "+00:00")).date()
        except ValueError:
            self.warn(f"{name} is not a date, so it is left out.")
            return None
        if not date(1990, 1, 1) <= found <= today:
            self.warn(f"{name} is {'still to come' if found > today else 'too long ago'}, so it is left out.")
            return None
        return found
