"""Bytes to text, and which alphabet they were written in: a preview shows it, because only a person can see a wrong guess."""

from dataclasses import dataclass

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.refusal import Refused

UTF_8 = "UTF-8"
WINDOWS = "Windows-1252"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
UTF_8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Text:
    words: str
    encoding: str


def text_of(document: Document) -> Text:
    """UTF-8 if the whole file is; else Windows-1252, as older systems write. Never a detector: they guess wrong. Raises Refused."""
    raw = document.raw
    if raw.startswith(WIDE_MARKS):
        raise Refused(f"{document.name} is saved as UTF-16, which is not read here: save it again as CSV UTF-8.")
    if b"\0" in raw:
        raise Refused(f"{document.name} is not plain text (zero bytes are in it): save it again as CSV UTF-8.")
    try:
        return Text(raw.removeprefix(UTF_8_MARK).decode("utf-8"), UTF_8)
    except UnicodeDecodeError:
        pass
    if raw.startswith(UTF_8_MARK):
        raise Refused(f"{document.name} says it is UTF-8 but part of it is not: save it again as CSV UTF-8.")
    try:
        return Text(raw.decode("cp1252"), WINDOWS)
    except UnicodeDecodeError:
        raise Refused(f"{document.name} holds bytes that are neither UTF-8 nor Windows-1252: save it again as CSV UTF-8.") from None
