"""Which characters our fonts can draw, read from the fonts themselves: an accessible PDF may hold no other.

A font's `cmap` table maps characters to glyphs (OpenType specification, "cmap"); formats 4 and 12 are those that modern fonts carry.
"""

import pathlib
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

STAND_IN = "\ufffd"
"""What stands for a character that no font of ours draws."""
UNSEEN = frozenset({"Cc", "Cf"})
"""Control and format characters: the standard forbids some of them even where a font maps them."""
KEPT = frozenset("\n\t\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")
"""Characters that draw nothing and steer the others: line ends, joiners, directions."""


def covered(fonts: Iterable[pathlib.Path]) -> frozenset[int]:
    """The code points that at least one of these fonts draws."""
    return frozenset(point for font in fonts for point in _points(font.read_bytes()))


def drawable(words: str, points: frozenset[int]) -> str:
    """The words in composed form, without control characters, and with a stand-in for each character that cannot be drawn."""
    return "".join(_drawn(letter, points) for letter in unicodedata.normalize("NFC", words))


def drawable_throughout(value: Any, points: frozenset[int]) -> Any:
    """The same for every text within plain values."""
    if isinstance(value, str):
        return drawable(value, points)
    if isinstance(value, dict):
        return {name: drawable_throughout(one, points) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [drawable_throughout(one, points) for one in value]
    return value


def _drawn(letter: str, points: frozenset[int]) -> str:
    kind = unicodedata.category(letter)
    if letter in KEPT or (kind not in UNSEEN and ord(letter) in points):
        return letter
    # Variation selectors and other unseen marks go; whatever the writer would see is shown to be missing.
    return "" if kind in UNSEEN or kind in {"Mn", "Me"} else STAND_IN


@lru_cache(maxsize=8)
def _points(font: bytes) -> frozenset[int]:
    start = next(offset for tag, offset in _tables(font) if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    offsets = {struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)}
    return frozenset(point for offset in offsets for point in _subtable(font, start + offset))


def _tables(font: bytes) -> Iterator[tuple[bytes, int]]:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        yield tag, offset


def _subtable(font: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", font, at)
    if form == 12:
        (groups,) = struct.unpack_from(">I", font, at + 12)
        for number in range(groups):
            first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * number)
            yield from range(first, last + 1)
    elif form == 4:
        (doubled,) = struct.unpack_from(">H", font, at + 6)
        ends = struct.unpack_from(f">{doubled // 2}H", font, at + 14)
        starts = struct.unpack_from(f">{doubled // 2}H", font, at + 16 + doubled)
        for first, last in zip(starts, ends, strict=True):
            yield from (point for point in range(first, last + 1) if point != 0xFFFF)
