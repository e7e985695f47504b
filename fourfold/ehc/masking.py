"""Taking other children's names out of what is written about one child, before it leaves the school.

Rather a word too many than a child too few: what is taken out shows as such, and the two people who read the bundle see it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fourfold.pupils.folding import folded

MASK = "[another child]"
TOKEN = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
BELONGS = re.compile(r"(?:’s|'s|’|')$")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "prof", "rev"})
TIMES = frozenset({"april", "may", "june", "august", "autumn", "summer", "winter", "spring"})
"""Names that are months or seasons: beside a number, or before "term", they are no child's."""
TERM = frozenset({"term", "half", "holiday", "holidays", "break"})
ASKS = frozenset({"will", "may"})
AFTER_ASKING = frozenset({"he", "she", "they", "it", "you", "we", "i", "the", "this", "that", "there", "not"})
ORDINARY_WORDS = (
    "ash april august autumn basil bay beau bell berry bill bird bishop black bliss blue bob brook brooks brown bush butler "
    "carter chance chase clay cole cook crystal daisy dale dawn day dean dove dusty earl east english faith fern field "
    "fields fish flint flower forest fox frank french gale gill grace grant gray green grey hall hardy harry hazel heath "
    "heather hill holly hope hunter ivy jack jade jay jean jewel joy june king knight lane lark lily linden long love major "
    "march mark marsh mason max may mead miles mill miller moor noble north oak olive page parker pearl penny piper poppy "
    "potter price reed rich river rivers robin rock rose ruby rush sage sandy savage scout sharp shepherd short singer sky "
    "small smart star stone storm street strong summer sunny swift taylor teal victor vine violet wade walker wall ward "
    "west wheeler white wild will winter wise wolf wood woods worth wren young "
)
ORDINARY = frozenset(ORDINARY_WORDS.split())
"""Names that are ordinary words as well: written small they are words."""
SHORTEST_SMALL = 4
"""Letters that a name must have for it to be looked for where it is written small."""


@dataclass
class Masking:
    """The names of other children, and whose names stay: `own` are the child's own, `adults` full names of grown-ups. `times` counts what
    was taken out."""

    others: Iterable[tuple[str, str]]
    own: Iterable[str] = ()
    adults: Iterable[str] = ()
    times: int = 0
    parts: frozenset[str] = field(init=False)
    whole: frozenset[tuple[str, str]] = field(init=False)
    kept: frozenset[tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        own = {part for name in self.own for part in _parts(name)}
        pairs = [(_parts(forename), _parts(surname)) for forename, surname in self.others]
        self.parts = frozenset(part for names in pairs for some in names for part in some) - own
        self.whole = frozenset((first[-1], last[0]) for first, last in pairs if first and last)
        self.kept = frozenset(parts for name in self.adults if len(parts := tuple(_parts(name))) > 1 and parts not in self.whole)

    def __call__(self, words: str) -> str:
        """The words with each name of another child taken out."""
        tokens = list(TOKEN.finditer(words))
        plain = [folded(BELONGS.sub("", one.group())) for one in tokens]
        marked = {place for place in range(len(tokens)) if self._is_name(words, tokens, plain, place)}
        marked |= {at for place in range(len(tokens) - 1) if self._is_whole(words, tokens, plain, place) for at in (place, place + 1)}
        marked -= self._spared(plain)
        return self._without(words, tokens, marked)

    def _is_whole(self, words: str, tokens: list[re.Match[str]], plain: list[str], place: int) -> bool:
        """A forename with its surname behind it, however they are written."""
        return (plain[place], plain[place + 1]) in self.whole and words[tokens[place].end() : tokens[place + 1].start()].isspace()

    def _is_name(self, words: str, tokens: list[re.Match[str]], plain: list[str], place: int) -> bool:
        token, name = tokens[place].group(), plain[place]
        if not {name, *name.split("-")} & self.parts:
            return False
        if token[0].islower():
            return len(name) >= SHORTEST_SMALL and name not in ORDINARY
        if place and plain[place - 1] in TITLES:
            return False
        if name in TIMES and self._is_time(words, tokens, plain, place):
            return False
        return not (name in ASKS and place + 1 < len(tokens) and plain[place + 1] in AFTER_ASKING)

    def _is_time(self, words: str, tokens: list[re.Match[str]], plain: list[str], place: int) -> bool:
        """As in "12 May", "May 2026", "Summer 2025" and "Summer term"."""
        before, after = words[: tokens[place].start()].rstrip(), words[tokens[place].end() :].lstrip()
        follows = place + 1 < len(tokens) and plain[place + 1] in TERM
        return before[-1:].isdigit() or after[:1].isdigit() or follows

    def _spared(self, plain: list[str]) -> set[int]:
        """The places of grown-ups' full names."""
        longest = max((len(name) for name in self.kept), default=0)
        found: set[int] = set()
        for place in range(len(plain)):
            for length in range(2, longest + 1):
                if tuple(plain[place : place + length]) in self.kept:
                    found |= set(range(place, place + length))
        return found

    def _without(self, words: str, tokens: list[re.Match[str]], marked: set[int]) -> str:
        """Names that follow each other are one child; what is theirs stays theirs."""
        said: list[str] = []
        at = 0
        for place in sorted(marked):
            one = tokens[place]
            between = words[at : one.start()]
            belongs = BELONGS.search(one.group())
            tail = belongs.group() if belongs else ""
            if not (place - 1 in marked and between.strip(" -") == "" and said and said[-1] == MASK):
                said += [between, MASK]
                self.times += 1
            if tail:
                said.append(tail)
            at = one.end()
        return "".join((*said, words[at:]))


def _parts(name: str) -> list[str]:
    """The words of a name that begin with a capital: "de Souza" is known by "Souza", and a double name by both."""
    return [folded(part) for token in TOKEN.findall(name) for part in token.split("-") if part and part[0].isupper()]
