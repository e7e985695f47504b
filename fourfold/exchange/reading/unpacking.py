"""Is it safe to unpack this spreadsheet? Asked of the bytes themselves, since what a zip says of its own sizes may be a lie."""

import io
import re
import struct
import zipfile
import zlib

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.refusal import Refused

UNPACKED_LIMIT = 200 * 1024 * 1024
RATIO_LIMIT = 100
"""Unpacked bytes to packed bytes; real spreadsheets stay under 30. Not asked of parts under RATIO_FLOOR bytes."""
RATIO_FLOOR = 1024 * 1024
MOST_PARTS = 1000
MOST_CELLS = 4_000_000
"""The rectangle of a sheet: two cells in far corners would otherwise claim all memory."""

BLOCK = 1024 * 1024
CONTENTS_END = b"PK\x05\x06"
LOCAL_HEADER = struct.Struct("<26xHH")
CELL_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,3})([0-9]{1,7})""")
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MACROS = re.compile(r"vbaproject|/macrosheets/|/activex/", re.IGNORECASE)


def check_workbook(document: Document) -> None:
    """Raises Refused for a zip bomb, a sheet of absurd size, macros, a DOCTYPE inside, or a zip that is no spreadsheet."""
    name = document.name
    try:
        with zipfile.ZipFile(io.BytesIO(document.raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError, OSError, UnicodeDecodeError):
        raise Refused(f"{name} is damaged: open it, save it again as XLSX, and bring it again.") from None
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        raise Refused(f"{name} is not an XLSX spreadsheet: unpack it if it is a zip, or save it as XLSX or CSV.")
    # Of two tables of contents, the next reader might follow the other one.
    if len(parts) > MOST_PARTS or len(set(names)) != len(names) or document.raw.count(CONTENTS_END) != 1:
        raise Refused(f"{name} is not packed as a spreadsheet should be, so it is not opened.")
    if any(MACROS.search(part) for part in names):
        raise Refused(f"{name} holds macros: save it as an ordinary XLSX and bring it again.")
    left = UNPACKED_LIMIT
    for part in parts:
        left -= _check_part(name, document.raw, part, left)


def _check_part(name: str, raw: bytes, part: zipfile.ZipInfo, left: int) -> int:
    """Unpacks one part a block at a time, keeping none of it. How many bytes it came to."""
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(f"{name} is locked or packed in an unusual way: save it again as XLSX without a password.")
    if not 0 <= part.header_offset <= len(raw) - LOCAL_HEADER.size:
        raise Refused(f"{name} is damaged: open it, save it again as XLSX, and bring it again.")
    name_length, extra_length = LOCAL_HEADER.unpack_from(raw, part.header_offset)
    begins = part.header_offset + LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(raw)[begins : begins + part.compress_size]
    inflate = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    unpacked, kept, place = 0, b"", SheetSize()
    pending: bytes | memoryview = packed
    while pending:
        try:
            block, pending = _next_block(inflate, pending)
        except zlib.error:
            raise Refused(f"{name} is damaged: open it, save it again as XLSX, and bring it again.") from None
        if not block:
            break
        unpacked += len(block)
        if unpacked > left or (unpacked > RATIO_FLOOR and unpacked > RATIO_LIMIT * max(1, len(packed))):
            raise Refused(f"{name} unpacks to far more than a school list could hold, so it is not opened.")
        seam = kept + block
        if FORBIDDEN.search(seam):
            raise Refused(f"{name} holds a document type or an entity, which no ordinary spreadsheet does, so it is not opened.")
        if place.grown_by(seam) > MOST_CELLS:
            raise Refused(f"{name} has a stray cell so far out that the sheet is too large to read: delete it and save again.")
        kept = seam[-64:]
    return unpacked


def _next_block(inflate: "zlib._Decompress | None", pending: bytes | memoryview) -> tuple[bytes, bytes | memoryview]:
    if inflate is None:
        return bytes(pending[:BLOCK]), pending[BLOCK:]
    block = inflate.decompress(pending, BLOCK)
    return block, b"" if inflate.eof else inflate.unconsumed_tail


class SheetSize:
    """The furthest row and column met so far in one part. Every part is asked: a workbook may keep its sheets under any name."""

    def __init__(self) -> None:
        self.rows = self.columns = 1

    def grown_by(self, words: bytes) -> int:
        """Cells in the rectangle from the first cell to the furthest, after these words of the sheet too."""
        for letters, number in CELL_PLACE.findall(words):
            self.rows = max(self.rows, int(number))
            if letters:
                self.columns = max(self.columns, _column_number(letters))
        return self.rows * self.columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
