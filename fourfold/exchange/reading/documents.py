"""Files as they arrive: a name and bytes, kept within limits and asked what they really are."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from fourfold.exchange.reading.refusal import Refused

LIMIT = 20 * 1024 * 1024
"""Bytes. One file, or all files of a set together."""
FILES_IN_A_SET = 20

ZIP = b"PK\x03\x04"
FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old Excel file or one locked with a password",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a compressed file",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
}
NEW_SHEETS = (".xlsx",)
PLAIN_TABLES = (".csv", ".txt", ".tsv")


@dataclass(frozen=True)
class Document:
    """One file. `name` is for people and for telling the files of a set apart; it is never used as a path."""

    name: str
    raw: bytes

    @property
    def stem(self) -> str:
        return PurePath(self.name).stem

    @property
    def ending(self) -> str:
        return PurePath(self.name).suffix.casefold()

    @property
    def is_workbook(self) -> bool:
        return self.raw.startswith(ZIP)


def document(name: str, raw: bytes, *, limit: int = LIMIT) -> Document:
    """An uploaded file. Raises Refused when it is empty, over 20 MB, or not what its name says."""
    plain = PurePath(name.replace("\\", "/").replace("\0", "")).name or "This file"
    if len(raw) > limit:
        raise Refused(f"{plain} is larger than {limit // 1024**2:,} MB, which is the most that can be read.")
    if not raw.strip():
        raise Refused(f"{plain} is empty.")
    for magic, kind in FOREIGN.items():
        # "MZ" and the like are also how an ordinary heading may start: a program has zero bytes near its start.
        if raw.startswith(magic) and (len(magic) > 2 or b"\0" in raw[:512]):
            raise Refused(f"{plain} is {kind}: save it as CSV or XLSX and bring it again.")
    arrived = Document(plain, raw)
    if arrived.is_workbook and arrived.ending in PLAIN_TABLES:
        raise Refused(f"{plain} is named like a plain text table but is really a spreadsheet or a zip: name it .xlsx, or save it as CSV.")
    if not arrived.is_workbook and arrived.ending in NEW_SHEETS:
        raise Refused(f"{plain} is named like a spreadsheet but is not one: name it .csv if it is plain text, or save it again as XLSX.")
    return arrived


def documents_at(path: Path) -> tuple[Document, ...]:
    """The file at `path`, or every CSV of the folder at `path` (one set). Raises Refused."""
    if not path.is_dir():
        return (opened(path),)
    found = sorted(child for child in path.iterdir() if child.suffix.casefold() == ".csv" and child.is_file())
    if not found:
        raise Refused(f"The folder {path.name} holds no CSV files.")
    if len(found) > FILES_IN_A_SET:
        raise Refused(f"The folder {path.name} holds more than {FILES_IN_A_SET} CSV files, so it is not one set.")
    found_in: list[Document] = []
    left = LIMIT
    for child in found:
        try:
            left -= child.stat().st_size
        except OSError:
            raise Refused(f"{child.name} could not be opened.") from None
        if left < 0:
            raise Refused(f"The files in {path.name} are larger than 20 MB together, which is the most that can be read.")
        found_in.append(opened(child))
    return tuple(found_in)


def opened(path: Path, *, limit: int = LIMIT) -> Document:
    """The file at `path`. Raises Refused."""
    try:
        with path.open("rb") as file:
            return document(path.name, file.read(limit + 1), limit=limit)
    except FileNotFoundError:
        raise Refused(f"There is no file at {path}.") from None
    except OSError:
        raise Refused(f"{path.name} could not be opened.") from None
