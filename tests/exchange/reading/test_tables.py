import io
import zipfile
from datetime import date, datetime, time

import pytest

from fourfold.exchange.reading.documents import document
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.tables import tables_in
from tests.exchange.reading.made_files import workbook, workbook_with


def table(words: str, name: str = "pupils.csv", encoding: str = "utf-8"):
    return tables_in([document(name, words.encode(encoding))])[0]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_commas_semicolons_and_tabs_part_the_same_cells(mark, end):
    words = end.join([f"UPN{mark}Surname", f"1{mark}Okafor", ""])
    found = table(words)
    assert (found.headers, found.rows[0].cells) == (("UPN", "Surname"), ("1", "Okafor"))


def test_a_first_line_that_names_the_separator_is_followed_and_counted():
    found = table("sep=;\r\na,b;c\r\n1;2\r\n")
    assert (found.headers, [(row.number, row.cells) for row in found.rows]) == (("a,b", "c"), [(3, ("1", "2"))])


def test_a_comma_inside_quote_marks_of_a_heading_parts_nothing():
    assert table('"a, b, c";d\n1;2\n').headers == ("a, b, c", "d")


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    found = table('Surname,Note\n"Okafor","two\nlines"\n\nSmith,x\n')
    assert [(row.number, row.cells[0]) for row in found.rows] == [(2, "Okafor"), (4, "Smith")]
    assert found.rows[0].cells[1] == "two\nlines"


def test_a_row_with_too_many_cells_is_reported_by_its_number_and_not_read():
    found = table("Surname,Forename\nOkafor,Ada\nO,Kon,Zoe\nSmith,Bo\n")
    assert [row.number for row in found.rows] == [2, 4]
    (problem,) = found.problems
    assert (problem.row, problem.severity) == (3, Severity.REFUSED)
    assert "3 cells" in problem.says
    assert "2 headings" in problem.says


def test_a_short_row_is_filled_with_blanks_and_a_blank_end_is_no_cell():
    found = table("a,b,c\n1\n1,2,3,,\n")
    assert [row.cells for row in found.rows] == [("1", "", ""), ("1", "2", "3")]
    assert found.problems == ()


def test_two_columns_of_one_name_are_told_apart_and_said():
    found = table("Forename,forename,Surname\nAda,Grace,Okafor\n")
    assert found.headers == ("Forename", "forename (2)", "Surname")
    assert found.problems[0].severity is Severity.WARNING


def test_a_column_without_a_name_gets_its_number():
    assert table("a,,c\n1,2,3\n").headers == ("a", "Column 2", "c")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Surname\nBrönte’s\n".encode(), "UTF-8"),
        ("Surname\nBrönte’s\n".encode("utf-8-sig"), "UTF-8"),
        ("Surname\nBrönte’s\n".encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_alphabet_is_found_and_said(raw, encoding):
    found = tables_in([document("a.csv", raw)])[0]
    assert (found.headers, found.rows[0].cells, found.encoding) == (("Surname",), ("Brönte’s",), encoding)


def test_a_spreadsheet_keeps_leading_zeros_whole_numbers_and_dates():
    born = date(2015, 4, 3)
    at = datetime.combine(born, time(9, 30))
    raw = workbook([("Adno", "Count", "Half", "Born", "At", "Yes"), ("00123", 12, 1.5, born, at, True)])
    found = tables_in([document("a.xlsx", raw)])[0]
    assert found.rows[0].cells == ("00123", "12", "1.5", date(2015, 4, 3), date(2015, 4, 3), "Yes")
    assert (found.rows[0].number, found.encoding) == (2, "XLSX")


def test_a_spreadsheets_rows_are_numbered_past_its_blank_ones():
    found = tables_in([document("a.xlsx", workbook([(), ("Surname",), (), ("Okafor",)]))])[0]
    assert (found.headers, found.rows[0].number) == (("Surname",), 4)


def test_a_formula_is_never_worked_out():
    raw = workbook_with(b'<c r="A1" t="str"><v>Surname</v></c></row><row r="2"><c r="A2" t="str"><f>1+1</f><v>saved</v></c>')
    assert tables_in([document("a.xlsx", raw)])[0].rows[0].cells == ("saved",)


def test_a_printers_settings_beside_a_sheet_are_no_macros():
    with_settings, book = io.BytesIO(workbook()), "xl/printerSettings/printerSettings1.bin"
    with zipfile.ZipFile(with_settings, "a") as archive:
        archive.writestr(book, b"x")
    assert tables_in([document("a.xlsx", with_settings.getvalue())])[0].headers == ("UPN", "Surname")


def test_each_sheet_with_anything_in_it_is_a_table():
    found = tables_in([document("a.xlsx", workbook([("a",), ("1",)], second=[("b",), ("2",)]))])
    assert [each.headers for each in found] == [("a",), ("b",)]
