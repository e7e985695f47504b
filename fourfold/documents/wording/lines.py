"""The smallest piece of a wording: words with named places, as the parents read them and as the young person does."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PLACE = re.compile(r"\{([a-z_]+)\}")
PARENTS, PUPIL = "parents", "pupil"
VOICES = (PARENTS, PUPIL)
KNOWN = frozenset({PARENTS, PUPIL, "text", "without"})


class BadWording(Exception):
    """A wording that may not be used: it names a place that is not there, leaves one out, or cannot be read."""


@dataclass(frozen=True)
class Line:
    """Words with places. `without` names a place: the line is said only where that has no value. Else it is said where all of its have."""

    words: Mapping[str, str]
    without: str = ""

    def places(self, voice: str) -> set[str]:
        """The places that these words name."""
        return set(PLACE.findall(self.words[voice]))

    def said(self, voice: str, values: Mapping[str, str]) -> str:
        """The words filled in; "" where they are not to be said. A value is put in as it stands, and never read for places."""
        if self.without:
            return "" if values[self.without] else self._filled(voice, values)
        return self._filled(voice, values) if all(values[place] for place in self.places(voice)) else ""

    def _filled(self, voice: str, values: Mapping[str, str]) -> str:
        return PLACE.sub(lambda place: values[place[1]], self.words[voice])


Lines = tuple[Line, ...]
"""Lines that stand in one paragraph or heading."""


def line(given: Any) -> Line:
    """A line as a file gives it: words for both, or a table of `parents` and `pupil`, or of `text`, either perhaps with `without`."""
    table = {"text": given} if isinstance(given, str) else given
    if not isinstance(table, dict) or not set(table) <= KNOWN or not all(isinstance(words, str) for words in table.values()):
        raise BadWording(f"Not words: {given!r}")
    words: dict[str, Any]
    if "text" in table:
        words = dict.fromkeys(VOICES, table["text"])
    elif set(VOICES) <= set(table):
        words = {voice: table[voice] for voice in VOICES}
    else:
        raise BadWording(f"Words for the parents and for the pupil are both needed: {given!r}")
    for said in words.values():
        if not said.strip():
            raise BadWording("Words are missing")
        if re.search(r"[{}]", PLACE.sub("", said)):
            raise BadWording(f"A place is written {{like_this}}: {said!r}")
    return Line(words, table.get("without", ""))


def lines(given: Any) -> Lines:
    """One line, or several that stand together."""
    return tuple(line(one) for one in given) if isinstance(given, list) else (line(given),)


def together(several: Lines, voice: str, values: Mapping[str, str]) -> str:
    """Lines that stand together, filled in; those that are not to be said leave no gap."""
    return " ".join(said for one in several if (said := one.said(voice, values)))


def all_places(several: Iterator[Line], voice: str) -> set[str]:
    """Every place that these lines name; what a line is said without counts, since it stands for that place."""
    return {place for one in several for place in (*one.places(voice), *((one.without,) if one.without else ()))}
