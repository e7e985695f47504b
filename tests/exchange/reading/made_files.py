"""Files made for the tests: good spreadsheets, and the worst."""

import io
import zipfile

import openpyxl


def one_sentence(words: str) -> bool:
    return words.endswith(".") and ". " not in words and "\n" not in words and words[0].strip() != ""


def workbook(rows=(("UPN", "Surname"), ("", "Okafor")), second=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    other = book.create_sheet("Second")
    for row in second:
        other.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


def bomb() -> bytes:
    return zipped(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b"<c/>" + b"0" * (30 * 1024 * 1024))


def far_corner(sheet: str = "xl/worksheets/sheet1.xml") -> bytes:
    return workbook_with(b'<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>', sheet)


def workbook_with(cells: bytes, sheet: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A real workbook whose first row is replaced by raw XML, and whose first sheet may be kept under another name."""
    source, written = zipfile.ZipFile(io.BytesIO(workbook((("x",),)))), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            raw = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                start, end = raw.index(b"<row"), raw.index(b"</row>")
                raw = raw[:start] + b'<row r="1">' + cells + raw[end:]
            name = part.filename.replace("xl/worksheets/sheet1.xml", sheet)
            archive.writestr(name, raw.replace(b"xl/worksheets/sheet1.xml", sheet.encode()))
    return written.getvalue()
