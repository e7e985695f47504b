"""How hard a text is to read: the Flesch-Kincaid grade, and the words worth a second look.

Grade 4 is a reading age of about 9, the aim for families; 11 is the ceiling. A heading or a list line counts as a sentence.
"""

import re
from dataclasses import dataclass

from fourfold.code_of_practice.syllables import syllables

AIM_FOR_FAMILIES = 9
CEILING_FOR_FAMILIES = 11
YEARS_BEFORE_GRADE_ONE = 5
HARD_FROM_SYLLABLES = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?]+(?=\s|$|[\"'”’)])|\n+")

# Words that families meet in schools' papers, with what to write in their place.
INSTEAD = {
    "provision": "help",
    "intervention": "help",
    "outcome": "what we hope",
    "assessment": "finding out",
    "assess": "find out",
    "additional": "more",
    "implement": "do",
    "utilise": "use",
    "facilitate": "help",
    "demonstrate": "show",
    "acquire": "learn",
    "attainment": "results",
    "barrier": "what gets in the way",
    "commence": "start",
    "ensure": "make sure",
    "identify": "find",
    "strategy": "way to help",
    "differentiated": "made to fit",
    "cognition": "thinking",
    "sensory": "senses",
    "phonological": "sounds in words",
    "numeracy": "number work",
    "literacy": "reading and writing",
    "graduated": "step by step",
    "consent": "say yes",
    "referral": "asking an expert",
    "refer": "ask",
}
# Long, and known to every reader.
EASY = frozenset({"january", "february", "everybody", "information", "especially", "television", "activity", "activities", "usually"})


@dataclass(frozen=True)
class Reading:
    """The measure of one text. `age` is the grade and five years, in years; an empty text has grade 0."""

    grade: float
    words: int
    sentences: int

    @property
    def age(self) -> float:
        """The age at which a child is thought to read this, never below 5."""
        return max(0.0, self.grade) + YEARS_BEFORE_GRADE_ONE


@dataclass(frozen=True)
class HardWord:
    """A word worth a second look, as the writer wrote it, and a shorter one where we know it ("" where not)."""

    word: str
    instead: str


def reading(text: str) -> Reading:
    """The Flesch-Kincaid grade of a text: 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59."""
    sentences = [piece for piece in _SENTENCE_END.split(text) if _TOKEN.search(piece)]
    words = [token for piece in sentences for token in _TOKEN.findall(piece)]
    if not words:
        return Reading(0.0, 0, 0)
    sounds = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sounds / len(words) - 15.59
    return Reading(round(grade, 1), len(words), len(sentences))


def reading_age(text: str) -> float:
    """The reading age of a text in years."""
    return reading(text).age


def hard_words(text: str) -> list[HardWord]:
    """Words of four syllables or more, and words of the trade, in order and once each. Names are left alone."""
    found: dict[str, HardWord] = {}
    for match in _WORD.finditer(text):
        word, plain = match[0], match[0].lower()
        known = _shorter(plain)
        if plain in found or plain in EASY:
            continue
        if known or (syllables(plain) >= HARD_FROM_SYLLABLES and not _is_name(text, match.start())):
            found[plain] = HardWord(word, known)
    return list(found.values())


def _shorter(word: str) -> str:
    for form in (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), f"{word.removesuffix('ies')}y"):
        if form in INSTEAD:
            return INSTEAD[form]
    return ""


def _is_name(text: str, start: int) -> bool:
    """A capital in the midst of a sentence."""
    before = text[:start].rstrip(" ")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?\n:"
