"""The tables of one School Data Sync set, read by heading whatever the case, and what of them was never asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fourfold.exchange.reading.columns import is_secret
from fourfold.exchange.reading.dates import UNANSWERED, DateOrder, DateReading, reading_of
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.questions import AmbiguousDates, Question
from fourfold.exchange.reading.tables import Cell, Table


@dataclass(frozen=True)
class Line:
    """One row of one table by our own names for its columns."""

    row: int
    table: str
    values: Mapping[str, Cell]
    dates: Mapping[str, DateReading]

    def __getitem__(self, field: str) -> str:
        return " ".join(str(self.values.get(field, "")).split())

    def inspected(self, more: Mapping[str, Cell] | None = None) -> Inspection:
        return Inspection(self.row, {**self.values, **(more or {})}, self.table, self.dates)


class SyncSet:
    def __init__(self, tables: Mapping[str, Table], *, today: date, asked: DateOrder | None) -> None:
        self.today = today
        self.schools: dict[str, str] = {}
        self._tables, self._asked = tables, asked
        self._asked_for: dict[str, set[str]] = {}
        self._questions: dict[str, Question] = {}
        self._notes: list[str] = []

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._questions.values())

    def note(self, says: str) -> None:
        if says not in self._notes:
            self._notes.append(says)

    def lines(self, table: str, columns: Mapping[str, str], *, dated: tuple[str, ...] = ()) -> Iterator[Line]:
        """Rows of a table. `columns` gives, for each of our names, the headings that mean it, apart by bars; the first found counts."""
        found = self._tables.get(table)
        if found is None:
            return
        places: dict[str, int] = {}
        by_heading = {header.casefold(): place for place, header in enumerate(found.headers)}
        for field, headings in columns.items():
            place = next((by_heading[name] for name in headings.casefold().split("|") if name in by_heading), None)
            if place is not None:
                places[field] = place
                self._asked_for.setdefault(table, set()).add(found.headers[place])
        dates = {field: self._reading(found, places[field]) for field in dated if field in places}
        for row in found.rows:
            yield Line(row.number, found.name, {field: row.cells[place] for field, place in places.items()}, dates)

    def not_taken(self) -> tuple[str, ...]:
        """Columns, by file, that were there and are not used; and other notes."""
        notes = list(self._notes)
        for name, table in self._tables.items():
            asked = self._asked_for.get(name, set())
            left = [header for header in table.headers if header not in asked and not is_secret(header)]
            if left:
                notes.append(f"{table.name}: {', '.join(left)}")
        return tuple(notes)

    def _reading(self, table: Table, place: int) -> DateReading:
        column = table.headers[place]
        found = reading_of(column, (row.cells[place] for row in table.rows), self._asked)
        if isinstance(found, AmbiguousDates):
            self._questions[f"{table.name} {column}"] = found
            return UNANSWERED
        return found
