"""Empty lists to fill in, with our own headings: what a school without a system of its own brings."""

import csv
import io

import openpyxl

from fourfold.exchange.kinds import ImportKind

OF_A_PARENT = ("Forename", "Surname", "Relationship", "Parental Responsibility", "Email", "Phone", "Address", "Postcode", "Language")
HEADINGS: dict[ImportKind, tuple[str, ...]] = {
    ImportKind.PUPILS: (
        *("UPN", "Admission Number", "Legal Surname", "Legal Forename", "Preferred Surname", "Preferred Forename", "Date of Birth", "Sex"),
        *("Year Group", "Registration Group", "Date of Entry", "SEN Status", "SEN Start Date", "SEN Needs"),
        *("First Language", "EAL", "Free School Meals", "Looked After"),
        *(f"Parent {number} {heading}" for number in (1, 2) for heading in OF_A_PARENT),
    ),
    ImportKind.STAFF: ("Email", "Title", "Forename", "Surname", "Role", "Staff Code"),
    ImportKind.CLASSES: ("Class", "Year Group", "Subject", "Teacher Email", "Pupils"),
    ImportKind.RESULTS: ("UPN", "Surname", "Forename", "Date of Birth", "Class", "Measure", "Result", "Round", "Date", "Test used"),
}


def blank_csv(kind: ImportKind) -> bytes:
    """As CSV, marked as UTF-8 so that a spreadsheet keeps every letter."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(HEADINGS[kind])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def blank_workbook(kind: ImportKind) -> bytes:
    """As XLSX; cells are text, so that leading noughts and dates stay as they are typed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = kind.value
    sheet.append(list(HEADINGS[kind]))
    for column in range(1, len(HEADINGS[kind]) + 1):
        letter = openpyxl.utils.get_column_letter(column)
        sheet.column_dimensions[letter].width = 18
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
