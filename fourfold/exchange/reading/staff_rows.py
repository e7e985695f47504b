"""A member of staff, from one row of a list."""

from collections.abc import Iterable
from dataclasses import replace

from fourfold.exchange.reading.columns import Record
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import StaffRow
from fourfold.exchange.reading.problems import refusing


def staff_from(records: Iterable[Record], *, table: str = "") -> tuple[StaffRow, ...]:
    """A row for each record; an email is how staff are invited, so a row without one is refused, and so is the same email again."""
    return with_same_email_refused([_member(Inspection(record.row, record.values, table), table) for record in records])


def with_same_email_refused(rows: Iterable[StaffRow]) -> tuple[StaffRow, ...]:
    first: dict[str, int] = {}
    checked: list[StaffRow] = []
    for row in rows:
        met = first.setdefault(row.email, row.row) if row.email else row.row
        if met != row.row:
            problem = refusing(row.row, "email", f"The email {row.email} is already in row {met}.", row.table)
            row = replace(row, problems=(*row.problems, problem))
        checked.append(row)
    return tuple(checked)


def _member(cells: Inspection, table: str) -> StaffRow:
    surname, forename = _name(cells)
    return StaffRow(
        row=cells.row,
        email=cells.email("email", "email", needed=True),
        surname=surname,
        forename=forename,
        title=cells.text("title"),
        role=cells.text("role"),
        staff_code=cells.text("staff_code"),
        mis_id=cells.text("mis_id"),
        school_ids=cells.school_ids(),
        table=table,
        problems=cells.problems,
    )


def _name(cells: Inspection) -> tuple[str, str]:
    """Surname and forename, from their own columns or from one."""
    if cells.has_any("surname", "forename") or not cells.has_any("full_name"):
        return cells.name("surname", "surname", needed=True), cells.name("forename", "forename")
    return cells.whole_name("full_name", "name", needed=True)
