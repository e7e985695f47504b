"""Plain text: letters and lines, and no page or program that only calls itself text."""

import codecs
import unicodedata

import puremagic

from fourfold.documents.arriving.kinds import Kind, NotAccepted

ALSO = frozenset("\t\n\r\f")
SURE = 0.3
"""From here on we believe that a file is what its bytes look like, and no text."""
BEGINS_A_PROGRAM = ("<", "#!", "{\\rtf", "%!ps", "mz\x90")


def open_text(raw: bytes, kind: Kind) -> bytes:
    """The text in UTF-8. Raises NotAccepted for anything that is no plain text."""
    words = decoded(raw)
    if words is None or any(unicodedata.category(letter) == "Cc" and letter not in ALSO for letter in words):
        raise NotAccepted("This is not plain text. Save it again as plain text, or as a PDF.")
    if words.lstrip("\ufeff \t\r\n").lower().startswith(BEGINS_A_PROGRAM) or looks_like_something_else(raw):
        raise NotAccepted("This is a web page or a program, not plain text. Save the words alone, or a PDF.")
    return words.encode()


def decoded(raw: bytes) -> str | None:
    """The words, from the three ways in which people's machines write them."""
    tries = ["utf-16"] if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ["utf-8-sig", "cp1252"]
    for encoding in tries:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def looks_like_something_else(raw: bytes) -> bool:
    """Whether a known kind of file begins as this one does."""
    try:
        return any(match.confidence >= SURE for match in puremagic.magic_string(raw))
    except (puremagic.PureError, ValueError):
        return False
