"""Sheets of an XLSX file. Formulas are never worked out: what is read is the value last saved beside them."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, ZipError

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.unpacking import check_workbook

WORKBOOK = "XLSX"
Cell = str | date


def sheets_in(document: Document) -> Iterator[tuple[str, Iterator[tuple[int, list[Cell]]]]]:
    """Name and records of each visible sheet that holds anything. Raises Refused, and always before it unpacks much."""
    check_workbook(document)
    unreadable = Refused(f"{document.name} is damaged, or is not a spreadsheet: open it, save it again as XLSX, and bring it again.")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(document.raw))
        shown = [sheet.name for sheet in book.sheets_metadata if _is_shown(sheet.visible, sheet.typ)]
        grids = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in shown]
    except (CalamineError, ZipError, ValueError, OSError, OverflowError):
        raise unreadable from None
    except BaseException as fault:
        # A panic inside the Rust reader arrives as a BaseException of this name; a real interrupt must pass.
        if type(fault).__name__ != "PanicException":
            raise
        raise unreadable from None
    for name, grid in grids:
        if any(cell != "" for cells in grid for cell in cells):
            yield name, _records(grid)


def _is_shown(visible: SheetVisibleEnum, kind: SheetTypeEnum) -> bool:
    return visible == SheetVisibleEnum.Visible and kind == SheetTypeEnum.WorkSheet


def _records(grid: Sequence[Sequence[object]]) -> Iterator[tuple[int, list[Cell]]]:
    for number, cells in enumerate(grid, start=1):
        read = [_cell(cell) for cell in cells]
        if any(isinstance(cell, date) or cell.strip() for cell in read):
            yield number, read


def _cell(value: object) -> Cell:
    """Text as it is (leading zeros and all), a whole number without ".0", a date as a date."""
    match value:
        case str():
            return value
        case bool():
            return "Yes" if value else "No"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date()
        case date():
            return value
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            return str(value)
        case _:
            return str(value)
