"""Names of people, in any script: kept as their owners write them, refused only where they hold what no name can."""

import re
import unicodedata

LONGEST = 100
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""Marks that copying leaves behind and no one sees. The joiners U+200C and U+200D stay: Persian and Indian names need them."""
JOINERS = frozenset("\u200c\u200d")
SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
NEVER = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class BadName(ValueError):
    """Not a name that can be kept. Its text says why, for a person."""


def name_of(written: str) -> str:
    """The name composed (NFC), with single spaces. Apostrophes, hyphens and capitals stay as they are. Raises BadName."""
    is_plain = written.isascii() and written.isprintable() and "  " not in written  # as most are, of a hundred thousand rows
    plain = written.strip(" ") if is_plain else _made_plain(written)
    if len(plain) > LONGEST:
        raise BadName(f"is longer than {LONGEST} characters.")
    return plain


def _made_plain(written: str) -> str:
    plain = SPACES.sub(" ", unicodedata.normalize("NFC", written.translate(INVISIBLE))).strip(" ")
    if any(unicodedata.category(letter) in NEVER and letter not in JOINERS for letter in plain):
        raise BadName("has hidden or control characters in it: type it again.")
    return plain


def looks_like_a_name(name: str) -> bool:
    """A name has a letter in it, of any alphabet."""
    return any(map(str.isalpha, name))
