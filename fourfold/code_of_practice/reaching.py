"""Reaching parents before a decision: three tries, each with its day, its way and who tried (6.39)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TRIES = 3


class Way(StrEnum):
    """How somebody tried."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


WAY_NAMES = {
    Way.PHONE: "By phone",
    Way.TEXT: "By text message",
    Way.EMAIL: "By email",
    Way.LETTER: "By letter",
    Way.IN_PERSON: "In person",
}


@dataclass(frozen=True)
class Try:
    """One try to reach the parents that reached nobody."""

    on: date
    way: Way
    by: str

    @property
    def kept(self) -> dict[str, str]:
        """As it is kept."""
        return {"on": self.on.isoformat(), "way": self.way.value, "by": self.by}

    @classmethod
    def of(cls, kept: dict[str, str]) -> "Try":
        """As it was kept."""
        return cls(date.fromisoformat(kept["on"]), Way(kept["way"]), kept["by"])


def tries_missing(tries: Iterable[Try], *, until: date) -> int:
    """How many tries there must still be before parents count as not reached (6.39). The same try told twice is one."""
    return max(0, TRIES - len({one for one in tries if one.on <= until and one.by.strip()}))


def way_choices() -> list[tuple[str, str]]:
    """The ways with their names."""
    return [(way.value, WAY_NAMES[way]) for way in Way]
