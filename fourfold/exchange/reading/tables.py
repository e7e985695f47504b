"""Any table, from CSV or XLSX: headings, and rows numbered as a person sees them in a spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.exchange.reading.comma_separated import csv_records
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.problems import Problem, refusing, warning
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.text import text_of
from fourfold.exchange.reading.workbook import WORKBOOK, sheets_in

Cell = str | date
MOST_COLUMNS = 500


@dataclass(frozen=True)
class Row:
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """`name` is the file's or sheet's; every row has as many cells as there are headings; `encoding` is for the preview."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    problems: tuple[Problem, ...] = ()


def tables_in(documents: Iterable[Document]) -> tuple[Table, ...]:
    """Every table of the files. Raises Refused when one cannot be read, or when no row is found under any heading."""
    found = [table for document in documents for table in _tables_of(document)]
    if not found:
        raise Refused("There is no table in this file.")
    if not any(table.rows or table.problems for table in found):
        raise Refused(f"{found[0].name} has headings but no rows under them.")
    return tuple(found)


def _tables_of(document: Document) -> list[Table]:
    if document.is_workbook:
        return [_table(name, records, WORKBOOK) for name, records in sheets_in(document)]
    text = text_of(document)
    return [_table(document.stem, csv_records(document.name, text.words), text.encoding)]


def _table(name: str, records: Iterable[tuple[int, Sequence[Cell]]], encoding: str) -> Table:
    """Raises Refused when there are no headings, or far too many."""
    numbered = iter(records)
    first = next(numbered, None)
    if first is None:
        raise Refused(f"{name} is empty.")
    top, named = first
    if len(named) > MOST_COLUMNS:
        raise Refused(f"{name} has more than {MOST_COLUMNS} columns, so it is not a list that can be read here.")
    headers, problems = _headings(top, [str(cell) for cell in _without_blank_end(named)], name)
    rows: list[Row] = []
    for number, cells in numbered:
        filled = _without_blank_end(cells)
        if len(filled) > len(headers):
            says = f"This row has {len(filled)} cells, but there are {len(headers)} headings: a comma or a quote mark may be out of place."
            problems.append(refusing(number, "", says, name))
            continue
        rows.append(Row(number, (*filled, *[""] * (len(headers) - len(filled)))))
    return Table(name, headers, tuple(rows), encoding, tuple(problems))


def _headings(row: int, named: Sequence[str], table: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Each heading made single: a second "Forename" becomes "Forename (2)", and an unnamed one "Column 3"."""
    headers: list[str] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for place, name in enumerate(named, start=1):
        plain = " ".join(name.split()) or f"Column {place}"
        header, times = plain, 1
        while header.casefold() in taken:
            times += 1
            header = f"{plain} ({times})"
        if times > 1:
            says = f'More than one column is called "{plain}"; this one is shown as "{header}".'
            problems.append(warning(row, header, says, table))
        taken.add(header.casefold())
        headers.append(header)
    return tuple(headers), problems


def _without_blank_end(cells: Sequence[Cell]) -> Sequence[Cell]:
    end = len(cells)
    while end and (cells[end - 1] == "" or (isinstance(cells[end - 1], str) and not str(cells[end - 1]).strip())):
        end -= 1
    return cells[:end]
