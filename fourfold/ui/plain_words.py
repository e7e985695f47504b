"""Words as people or other programs send them, made plain: nothing unseen in them, one form of each letter."""

import unicodedata

TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")
"""Signs that are not seen and can turn the words after them round."""


def plain(words: str, *, lines: bool = False) -> str:
    """Words without unseen signs, in one form of each letter; line ends stay where `lines` says so."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
        if (letter == "\n" and lines)
        or (letter not in TURNS and unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"))
        or letter in "\t"
    )
    return kept.replace("\t", " ").strip() if lines else " ".join(kept.split())
