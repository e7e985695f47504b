"""Names as a find box compares them."""

import unicodedata

STRUCK_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})


def folded(words: str) -> str:
    """Words without case and accents: "Hałas" as "halas"."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(STRUCK_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
