"""Taking passwords out of a file before it is kept: the headings stay, so that the check can say what was dropped; the cells are empty."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import openpyxl

from fourfold.exchange.reading.columns import is_secret
from fourfold.exchange.reading.comma_separated import csv_records
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import Cell
from fourfold.exchange.reading.text import text_of
from fourfold.exchange.reading.workbook import sheets_in


def scrubbed(document: Document) -> Document:
    """The same file without the cells of its password columns. Rows keep their numbers. Raises Refused where it cannot be read."""
    if document.raw.lstrip().startswith(b"<"):
        return document
    if not any(is_secret(heading) for heading in _headings(document)):
        return document
    return Document(document.name, _workbook(document.raw) if document.is_workbook else _comma_separated(document))


def _headings(document: Document) -> Iterator[str]:
    """The first row of every table; a table of a set may have nothing under it."""
    tables: list[Iterable[tuple[int, Sequence[Cell]]]] = (
        [rows for _, rows in sheets_in(document)] if document.is_workbook else [csv_records(document.name, text_of(document).words)]
    )
    for rows in tables:
        for _number, cells in rows:
            yield from (str(cell) for cell in cells)
            break


def _comma_separated(document: Document) -> bytes:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    secret: set[int] | None = None
    last = 0
    for number, cells in csv_records(document.name, text_of(document).words):
        written.write("\r\n" * (number - last - 1))
        last = number
        if secret is None:
            secret = {place for place, header in enumerate(cells) if is_secret(header)}
            rows.writerow(cells)
        else:
            rows.writerow(["" if place in secret else cell for place, cell in enumerate(cells)])
    return written.getvalue().encode()


def _workbook(raw: bytes) -> bytes:
    """Called only for a workbook that `sheets_in` has read, and so found safe."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
    except (ValueError, KeyError, TypeError, OSError):
        raise Refused("The columns of passwords could not be taken out of this file: delete them and bring it again.") from None
    for sheet in book.worksheets:
        # Headings may stand below blank rows, so any cell that reads like one empties what is under it.
        for row in sheet.iter_rows(max_row=min(sheet.max_row, 20)):
            for cell in row:
                if isinstance(cell.value, str) and is_secret(cell.value):
                    for (under,) in sheet.iter_rows(min_row=cell.row + 1, min_col=cell.column, max_col=cell.column):
                        under.value = None
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
