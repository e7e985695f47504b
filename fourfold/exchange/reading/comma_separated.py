"""Records of a CSV text: commas, semicolons or tabs; quoted line breaks; numbered as a spreadsheet would number them."""

import csv
import io
import re
from collections.abc import Iterator

from fourfold.exchange.reading.refusal import Refused

SEPARATORS = (",", ";", "\t")
SEPARATOR_SAID = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
"""A first line that some programs write for spreadsheets, which count it as a row."""
MOST_ROWS = 200_000
LONGEST_HEADING_LINE = 20_000


def csv_records(name: str, words: str, *, most: int = MOST_ROWS) -> Iterator[tuple[int, list[str]]]:
    """Row number and cells of each row that is not blank. Raises Refused, naming the row, where quote marks do not pair."""
    _check_is_a_table(name, words)
    said = SEPARATOR_SAID.match(words)
    records = csv.reader(
        io.StringIO(words[said.end() :] if said else words, newline=""), delimiter=said[1] if said else _separator(words), strict=True
    )
    number = 1 if said else 0
    while True:
        number += 1
        if number > most:
            raise Refused(f"{name} has more than {most:,} rows, which is the most that can be read.")
        try:
            cells = next(records, None)
        except csv.Error:
            raise Refused(f"{name} cannot be read from row {number} on: a quote mark or a line end there is out of place.") from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, cells


def _check_is_a_table(name: str, words: str) -> None:
    start = words[:200].lstrip().casefold()
    if start.startswith(("<?xml", "<!doctype", "<html", "<ctfile", "<")):
        raise Refused(f"{name} is a web page or an XML file, not a table: save it as CSV or XLSX.")
    if start.startswith(("{", "[")):
        raise Refused(f"{name} is a JSON file, not a table: save it as CSV or XLSX.")
    if "\r" in words and "\n" not in words:
        raise Refused(f"{name} has the line ends of an old Mac, so its rows cannot be told apart safely: save it again as CSV UTF-8.")
    if len(words.lstrip().split("\n", 1)[0]) > LONGEST_HEADING_LINE:
        raise Refused(f"The first line of {name} is too long to be headings.")


def _separator(words: str) -> str:
    """The one that parts the first line most often, outside quote marks; a comma when none does."""
    line = words.lstrip("\r\n ").split("\n", 1)[0]
    outside = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=outside.count)
