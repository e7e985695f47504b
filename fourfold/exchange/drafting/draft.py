"""One row's draft: the rows it would make and change, and the same in words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from django.db.models import Field

from fourfold.audit.record import Record
from fourfold.exchange.reading.places import Place
from fourfold.pupils.models import Pupil


class Outcome(StrEnum):
    """What became of a row in the check."""

    NEW = "new"
    CHANGED = "changed"
    MATCHED = "matched"
    PROBLEM = "problem"


OUTCOME_WORDS = {
    Outcome.NEW: "New",
    Outcome.CHANGED: "Will change",
    Outcome.MATCHED: "Already here",
    Outcome.PROBLEM: "Problem",
}


@dataclass(frozen=True)
class Change:
    """Something that would be otherwise; `before` is "" where there was nothing."""

    what: str
    before: str
    after: str

    @property
    def says(self) -> str:
        """As "Year group: 5, now 6"."""
        return f"{self.what}: {self.before}, now {self.after}" if self.before else f"{self.what}: {self.after}"


@dataclass
class Draft:
    """`changed` holds, for each row that is here already, its old values by field. Problems stop the whole import."""

    place: Place
    name: str
    pupil: Pupil | None = None
    is_new: bool = False
    new: list[Record] = field(default_factory=list)
    changed: dict[Record, dict[str, Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """What becomes of the row."""
        if self.problems:
            return Outcome.PROBLEM
        if self.is_new:
            return Outcome.NEW
        return Outcome.CHANGED if self.new or self.changed else Outcome.MATCHED

    def add(self, row: Record, *, what: str = "", says: str = "") -> None:
        """A row to be made. Words, where it is a change to somebody who is here already."""
        self.new.append(row)
        self._refuse_too_long(row)
        if what:
            self.changes.append(Change(what, "", says))

    def add_words(self, what: str, after: str, before: str = "") -> None:
        """Words for rows added or changed without any."""
        self.changes.append(Change(what, before, after))

    def change(self, row: Record, name: str, value: Any, *, what: str = "", show: Callable[[Any], str] = lambda value: said(value)) -> None:
        """A field of a row that is here, or is to be made by an earlier row of the file. Nothing where it is so already."""
        before = getattr(row, name)
        if before == value:
            return
        setattr(row, name, value)
        self._refuse_too_long(row, name)
        if not row._state.adding:
            self.changed.setdefault(row, {}).setdefault(name, before)
        if what:
            self.changes.append(Change(what, show(before), show(value)))

    def _refuse_too_long(self, row: Record, name: str = "") -> None:
        """A name that does not fit is a question for the school; it is never cut. Of one field, where one is named."""
        for column, limit in limits_of(type(row)):
            value = getattr(row, column.attname)
            if name in ("", column.name) and isinstance(value, str) and len(value) > limit:
                self.problems.append(f'The {column.verbose_name} "{value[:20]}…" is longer than {limit} letters.')


@cache
def limits_of(model: type[Record]) -> tuple[tuple["Field[Any, Any]", int], ...]:
    """The columns that hold so many letters and no more."""
    return tuple((column, column.max_length) for column in model._meta.concrete_fields if column.max_length)


def said(value: Any) -> str:
    """A value in words."""
    if value is None or value == "":
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return " ".join(str(value).split())
