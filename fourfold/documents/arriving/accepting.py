"""One file from outside: taken for what its bytes say, or refused in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fourfold.documents.arriving.kinds import (
    ALLOWED,
    DOCX,
    JPEG,
    LIMIT,
    ODT,
    OF_ENDING,
    PDF,
    PNG,
    TEST_VIRUS,
    TEXT,
    WEBP,
    XLSX,
    Kind,
    NotAccepted,
)
from fourfold.documents.arriving.names import cleaned_name, ending_of
from fourfold.documents.arriving.office import open_office
from fourfold.documents.arriving.pdf import open_pdf
from fourfold.documents.arriving.pictures import redraw
from fourfold.documents.arriving.plain import open_text
from fourfold.documents.arriving.scanning import Scan, scan

STARTS = {b"%PDF-": (PDF,), b"PK\x03\x04": (DOCX, ODT, XLSX), b"\x89PNG\r\n\x1a\n": (PNG,), b"\xff\xd8\xff": (JPEG,)}
OPENS: Mapping[Kind, Callable[[bytes, Kind], bytes]] = {
    PDF: open_pdf,
    DOCX: open_office,
    ODT: open_office,
    XLSX: open_office,
    PNG: redraw,
    JPEG: redraw,
    WEBP: redraw,
    TEXT: open_text,
}


@dataclass(frozen=True)
class Arrived:
    """A file that may be kept: the name to show, how it is served, its bytes (a picture's drawn anew), and what a scanner said."""

    title: str
    content_type: str
    content: bytes
    scanned: Scan = Scan.NOT_SCANNED


def receive(name: str, raw: bytes) -> Arrived:
    """The file, if it is one of the kinds that may be kept, is whole, plain and what its name says, and no scanner finds harm in it.

    Asked before any verb begins: a scanner may take a minute, and nobody else should wait for it. Raises NotAccepted.
    """
    title, content_type, content = accept(name, raw)
    return Arrived(title, content_type, content, scan(content))


def accept(name: str, raw: bytes) -> tuple[str, str, bytes]:
    """The name to show, how it is served, and its bytes. Raises NotAccepted."""
    if len(raw) > LIMIT:
        raise NotAccepted("This file is larger than 20 MB. Send a smaller one, or the report in parts.")
    if not raw.strip(b"\0\r\n\t "):
        raise NotAccepted("This file is empty. Choose it again.")
    kind = OF_ENDING.get(ending_of(name))
    if kind is None:
        raise NotAccepted(f"This kind of file is not kept here. Send {ALLOWED}.")
    if kind not in kinds_by_start(raw):
        raise NotAccepted(
            f"This file is called {kind.called} but is something else. Open it, save it again as {kind.called}, and send that."
        )
    if TEST_VIRUS in raw:
        raise NotAccepted("This file holds what virus scanners are tested with. It was not kept.")
    return cleaned_name(name, kind), kind.content_type, OPENS[kind](raw, kind)


def kinds_by_start(raw: bytes) -> tuple[Kind, ...]:
    """The kinds that a file's first bytes allow: its own signature from the first byte on, so that nothing stands before it."""
    for start, kinds in STARTS.items():
        if raw.startswith(start):
            return kinds
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return (WEBP,)
    return (TEXT,)
