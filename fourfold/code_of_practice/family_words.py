"""Words that families read, marked where they stand, so that the catalogues have them. Whoever shows them puts them into the language."""


def to_family(words: str) -> str:
    """The same words."""
    return words
