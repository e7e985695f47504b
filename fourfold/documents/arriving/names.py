"""The name under which a file is shown: words alone, with the ending of what it is."""

import unicodedata

from fourfold.documents.arriving.kinds import Kind

LONGEST = 100


def ending_of(name: str) -> str:
    """The last part of a name, in small letters."""
    stem, dot, ending = last_part(name).rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def cleaned_name(name: str, kind: Kind) -> str:
    """The name to show: without folders, control characters, direction marks or a second ending of another kind."""
    stem = last_part(name).rpartition(".")[0]
    spaced = " ".join(stem.split())
    plain = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C" and letter not in '<>:"/\\|?*%')
    words = plain.strip(". ")[:LONGEST].rstrip(". ")
    return f"{words or 'file'}.{kind.endings[0]}"


def last_part(name: str) -> str:
    """What stands after the last folder, however folders are written."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
