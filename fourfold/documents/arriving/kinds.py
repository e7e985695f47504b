"""The kinds of file that may be kept, and what one is when it has passed."""

from dataclasses import dataclass

from fourfold.pupils.refusals import Refused

LIMIT = 20 * 1024 * 1024
"""Bytes of one file."""
UNPACKED_LIMIT = 200 * 1024 * 1024
"""Bytes of all that is packed in one file."""
A_CHILDS_LIMIT = 500 * 1024 * 1024
"""Bytes of all files about one child."""
TEST_VIRUS = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
"""What every virus scanner knows: refused here even where there is no scanner."""


class NotAccepted(Refused):
    """This file is not kept. The message says why, and what to send instead."""


@dataclass(frozen=True)
class Kind:
    """One kind of file: how people call it, the endings of its names (the first is ours), and how it is served."""

    called: str
    endings: tuple[str, ...]
    content_type: str


PDF = Kind("PDF", ("pdf",), "application/pdf")
DOCX = Kind("Word", ("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
ODT = Kind("OpenDocument", ("odt",), "application/vnd.oasis.opendocument.text")
XLSX = Kind("Excel", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PNG = Kind("PNG", ("png",), "image/png")
JPEG = Kind("JPEG", ("jpg", "jpeg"), "image/jpeg")
WEBP = Kind("WebP", ("webp",), "image/webp")
TEXT = Kind("plain text", ("txt",), "text/plain; charset=utf-8")
KINDS = (PDF, DOCX, ODT, XLSX, PNG, JPEG, WEBP, TEXT)
OF_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
ACCEPT = ",".join(f".{ending}" for ending in OF_ENDING)
"""For the box that chooses a file."""
ALLOWED = "PDF, Word (docx), OpenDocument (odt), Excel (xlsx), a picture (PNG, JPEG, WebP) or plain text"
