"""What is wrong with one row, in words a school office would use."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    REFUSED = "refused"
    """The row cannot come in as it is: mend the file, or leave the row out."""
    WARNING = "warning"
    """The row can come in; a person should look."""


@dataclass(frozen=True)
class Problem:
    """`row` is the number a person sees in a spreadsheet (the headings are usually row 1), or the pupil's place in a transfer file.

    `row` 0 speaks of the whole file. `table` is the file or sheet, where there are several.
    """

    row: int
    field: str
    says: str
    severity: Severity
    table: str = ""


def refusing(row: int, field: str, says: str, table: str = "") -> Problem:
    return Problem(row, field, says, Severity.REFUSED, table)


def warning(row: int, field: str, says: str, table: str = "") -> Problem:
    return Problem(row, field, says, Severity.WARNING, table)
