"""Words as the search compares them: small letters without accents or plural endings. Both databases index words folded here, so both
find the same."""

import re
import unicodedata

ALIKE = {
    **dict.fromkeys(("autistic", "asd", "asc"), "autism"),
    "dyslexic": "dyslexia",
    "dyspraxic": "dyspraxia",
    "anxious": "anxiety",
    **dict.fromkeys(("deafness", "hearing"), "deaf"),
    **dict.fromkeys(("blindness", "vision", "sight"), "blind"),
    "counselling": "counsel",
    "counsellor": "counsel",
    "adhd": "adhd",
    **dict.fromkeys(("respite",), "break"),
    "swimming": "swim",
}
"""Words that a person means alike, each by the one that stands for them all."""
IDLE = frozenset(["a", "an", "and", "are", "at", "for", "from", "in", "is", "it", "my", "near", "of", "on", "or", "the", "to", "with"])
MOST_WORDS = 12
"""Of one search."""
LONGEST_WORD = 40


def folded(text: str) -> list[str]:
    """The words of a text, one after the other."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return [fold_word(word) for word in re.findall(r"[^\W_]+", bare.replace("'", "").replace("’", ""))]


def fold_word(word: str) -> str:
    """One word, as the word that stands for it."""
    short = word[:LONGEST_WORD]
    if len(short) > 4 and short.endswith("ies"):
        short = short[:-3] + "y"
    elif len(short) > 3 and short.endswith("s") and not short.endswith(("ss", "us", "is")):
        short = short[:-1]
    return ALIKE.get(short, short)


def asked_for(text: str) -> list[str]:
    """The words of a search that say something, each once."""
    return [word for word in dict.fromkeys(folded(text)) if word not in IDLE][:MOST_WORDS]


def is_in(wanted: list[str], text: str) -> bool:
    """Whether each of these words begins a word of the text."""
    words = folded(text)
    return all(any(word.startswith(one) for word in words) for one in wanted)
