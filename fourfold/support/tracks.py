"""An outcome's track: where the pupil was, is and should be, where all three are plain numbers. The words beside it carry the meaning."""

import re
from dataclasses import dataclass

MOST_BLOCKS = 12
NUMBER = re.compile(r"(?<![\w.,])(\d{1,2})(?![\w,]|\.\d)")


@dataclass(frozen=True)
class Track:
    """`was` and `now` of `of` blocks."""

    was: int
    now: int
    of: int


def track(hoped_for: str, was: str, seen: str) -> Track | None:
    """The track where the words say one number each ("Tell a story in 5 sentences", "1 sentence", "4 sentences"); else None."""
    whole, start, now = (NUMBER.findall(words) for words in (hoped_for, was, seen))
    if len(whole) != 1 or len(start) != 1 or not now or not 1 < int(whole[0]) <= MOST_BLOCKS:
        return None
    of = int(whole[0])
    return Track(min(int(start[0]), of), min(int(now[0]), of), of)
