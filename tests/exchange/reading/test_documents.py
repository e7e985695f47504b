import pytest

from fourfold.exchange.reading.documents import LIMIT, document, documents_at
from fourfold.exchange.reading.lists import Kind, read_list
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import tables_in
from tests.exchange.reading.made_files import bomb, far_corner, one_sentence, workbook, workbook_with, zipped

HOSTILE = {
    "an empty file": ("a.csv", b""),
    "only spaces": ("a.csv", b" \r\n \n"),
    "21 MB": ("a.csv", b"a,b\n" + b"1,2\n" * (21 * 1024 * 256)),
    "zero bytes": ("a.csv", b"Surname,Forename\nO\0kafor,Ada\n"),
    "UTF-16 with a mark": ("a.csv", "Surname,Forename\nOkafor,Ada\n".encode("utf-16")),
    "UTF-16 without one": ("a.csv", "Surname,Forename\nOkafor,Ada\n".encode("utf-16-le")),
    "line ends of an old Mac": ("a.csv", b"Surname,Forename\rOkafor,Ada\r"),
    "headings only": ("a.csv", b"Surname,Forename\r\n"),
    "an unclosed quote": ("a.csv", b'Surname,Forename\r\n"Okafor,Ada\r\n'),
    "neither UTF-8 nor Windows": ("a.csv", b"Surname,Forename\nOk\x81for,Ada\n"),
    "a UTF-8 mark on what is not": ("a.csv", b"\xef\xbb\xbfSurname\nOkaf\xf6r\n"),
    "a spreadsheet named csv": ("a.csv", workbook()),
    "a csv named spreadsheet": ("a.xlsx", b"Surname,Forename\nOkafor,Ada\n"),
    "an old spreadsheet": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "a PDF": ("a.csv", b"%PDF-1.7 ..."),
    "a web page": ("a.csv", b"<!DOCTYPE html><html></html>"),
    "a page of JSON": ("a.csv", b'[{"a": 1}]'),
    "an XML file": ("a.csv", b"<CTfile></CTfile>"),
    "a zip bomb": ("a.xlsx", bomb()),
    "two cells in far corners": ("a.xlsx", far_corner()),
    "far corners under another name": ("a.xlsx", far_corner("xl/elsewhere.xml")),
    "two tables of contents": ("a.xlsx", workbook() + workbook()),
    "a zip that is no spreadsheet": ("a.zip", zipped(a_csv=b"x")),
    "a truncated spreadsheet": ("a.xlsx", workbook()[:-200]),
    "a damaged spreadsheet": ("a.xlsx", workbook()[:300] + b"\xff" * 200 + workbook()[500:]),
    "macros": ("a.xlsx", zipped(xl__workbook_xml=b"<workbook/>", xl__vbaProject__bin=b"x")),
    "an entity inside": ("a.xlsx", workbook_with(b'<!ENTITY x "y"><c r="A1"><v>1</v></c>')),
    "an empty spreadsheet": ("a.xlsx", workbook(())),
    "a spreadsheet of headings": ("a.xlsx", workbook((("UPN", "Surname"),))),
    "a thousand columns": ("a.csv", b",".join(b"c%d" % n for n in range(1000)) + b"\n1\n"),
    "one endless line": ("a.csv", b"x" * 200_000),
}


@pytest.mark.parametrize(("name", "raw"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_trusted_is_refused_with_one_sentence(name, raw):
    with pytest.raises(Refused) as refusal:
        tables_in([document(name, raw)])
    assert one_sentence(str(refusal.value)), str(refusal.value)


def test_a_zip_that_lies_of_its_sizes_is_still_refused():
    raw = bytearray(bomb())
    directory = raw.rindex(b"xl/worksheets/sheet1.xml") - 46
    raw[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    with pytest.raises(Refused, match="far more"):
        tables_in([document("a.xlsx", bytes(raw))])


def test_a_name_is_never_a_path():
    assert document("../../etc/passwd.csv", b"a,b\n1,2\n").name == "passwd.csv"
    assert document("C:\\lists\\pupils.csv", b"a,b\n1,2\n").name == "pupils.csv"


def test_a_list_whose_first_heading_begins_like_a_program_is_read():
    assert tables_in([document("a.csv", b"MZ,b\n1,2\n")])[0].headers == ("MZ", "b")


def test_a_folder_is_all_its_csv_files(tmp_path):
    (tmp_path / "Student.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "School.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "notes.txt").write_bytes(b"x")
    assert [found.name for found in documents_at(tmp_path)] == ["School.csv", "Student.csv"]


def test_a_folder_over_the_limit_is_refused(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"a,b\n" + b"1,2\n" * (LIMIT // 6))
    with pytest.raises(Refused, match="20 MB together"):
        documents_at(tmp_path)


@pytest.mark.parametrize("missing", ["nothing.csv", "folder"])
def test_a_missing_file_or_an_empty_folder_is_refused(tmp_path, missing):
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refused):
        documents_at(tmp_path / missing)


def test_two_unrelated_files_are_refused(today):
    files = [document("a.csv", b"Surname\nA\n"), document("b.csv", b"Surname\nB\n")]
    with pytest.raises(Refused, match="one list at a time"):
        read_list(Kind.PUPILS, files, today=today)
