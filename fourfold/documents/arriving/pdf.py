"""A PDF: whole, open to read, and without anything that runs, launches or is hidden inside."""

import re
import zlib

from fourfold.documents.arriving.kinds import UNPACKED_LIMIT, Kind, NotAccepted

BEGINS = re.compile(rb"%PDF-[12]\.\d")
HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
ENDS_A_NAME = rb"(?![A-Za-z0-9_.\-])"
RUNS = re.compile(rb"/(?:JavaScript|Launch|ImportData|SubmitForm|RichMedia|GoToE|XFA|Movie|Rendition)" + ENDS_A_NAME)
HIDES = re.compile(rb"/(?:EmbeddedFiles?|Collection)" + ENDS_A_NAME)
LOCKED = re.compile(rb"/Encrypt" + ENDS_A_NAME)
A_STREAM = re.compile(rb"stream\r?\n")
PLAINLY_PACKED = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\s*(?:\]|/|>|\s)")
LONGEST_DICTIONARY = 8192


def open_pdf(raw: bytes, kind: Kind) -> bytes:
    """The same bytes. Raises NotAccepted for one that is cut off, locked, or holds a script, a program, a form that sends or a file.

    Names may be written with escapes, and whole objects may be packed away: both are undone before we look.
    """
    end = raw.rfind(b"%%EOF")
    if not BEGINS.match(raw) or end < 0 or raw[end + 5 :].strip(b"\r\n\0\t ") or b"startxref" not in raw:
        raise NotAccepted("This PDF is cut off or has something behind it. Save it again as a PDF and send that.")
    left = UNPACKED_LIMIT
    for part in (raw, *packed_objects(raw, left)):
        names = HEX.sub(lambda found: bytes([int(found[1], 16)]), part)
        if LOCKED.search(names):
            raise NotAccepted("This PDF is locked, so it cannot be checked. Save it without a password and send that.")
        if RUNS.search(names):
            raise NotAccepted("This PDF holds a program or a form that sends. Print it to a new PDF and send that.")
        if HIDES.search(names):
            raise NotAccepted("Other files are packed inside this PDF. Send each by itself.")
    return raw


def packed_objects(raw: bytes, limit: int) -> list[bytes]:
    """Every stream that holds objects, unpacked. Raises NotAccepted where one is packed so that we cannot look into it."""
    found = []
    for start in A_STREAM.finditer(raw):
        opened = raw.rfind(b"obj", max(0, start.start() - LONGEST_DICTIONARY), start.start())
        described = HEX.sub(lambda code: bytes([int(code[1], 16)]), raw[max(0, opened) : start.start()])
        if b"/ObjStm" not in described:
            continue
        if b"/Filter" not in described:
            continue  # it is not packed at all: the whole file was searched already
        if not PLAINLY_PACKED.search(described) or b"/DecodeParms" in described:
            raise NotAccepted("This PDF is packed in a way that cannot be checked. Print it to a new PDF and send that.")
        inflate = zlib.decompressobj()
        try:
            inside = inflate.decompress(raw[start.end() :], limit)
        except zlib.error as why:
            raise NotAccepted("This PDF is damaged. Save it again and send that.") from why
        limit -= len(inside)
        if limit <= 0 or inflate.unconsumed_tail:
            raise NotAccepted("This PDF unpacks to more than 200 MB. Send a smaller one.")
        found.append(inside)
    return found
