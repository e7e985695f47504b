"""No password is ever kept: not from a text, not from a spreadsheet."""

import io

import openpyxl
import pytest

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.tables import tables_in
from fourfold.exchange.scrubbing import scrubbed

CSV = 'sep=;\r\nSurname;Pass word\r\n\r\n"Ob;i";s3cret\r\nNew;"s3\r\ncret"\r\n'


def workbook() -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Surname", "Password"])
    book.active.append(["Obi", "s3cret"])
    book.create_sheet("Other").append(["Staff", "PIN"])
    book["Other"].append(["Tom", "s3cret"])
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "document", [Document("list.csv", CSV.encode("cp1252")), Document("list.xlsx", workbook())], ids=["text", "workbook"]
)
def test_password_cells_are_emptied_and_rows_keep_their_numbers(document: Document) -> None:
    before, after = tables_in([document]), tables_in([scrubbed(document)])
    assert [table.headers for table in after] == [table.headers for table in before]
    for old, new in zip(before, after, strict=True):
        assert [(row.number, row.cells[0]) for row in new.rows] == [(row.number, row.cells[0]) for row in old.rows]
        assert {row.cells[1] for row in new.rows} == {""}


def test_a_file_without_passwords_is_kept_as_it_came() -> None:
    document = Document("list.csv", b"Surname,Forename\nObi,Leo\n")
    assert scrubbed(document) is document


def test_a_table_of_a_set_may_have_headings_alone() -> None:
    assert scrubbed(Document("Teacher.csv", b"ID,Password\n")).raw == b"ID,Password\r\n"
