"""What a child and their parents say, and the one page about the child."""

from fourfold.profiles.models.one_page import Picture, PieceOfPage, ProfileCheck, ProfileLine, new_key
from fourfold.profiles.models.sayings import CHILD, PARENT, Added, NotHeard, Saying, WordsStand, said_to, words_shared_with
from fourfold.profiles.models.symbols import Symbol

__all__ = [
    "CHILD",
    "PARENT",
    "Added",
    "NotHeard",
    "Picture",
    "PieceOfPage",
    "ProfileCheck",
    "ProfileLine",
    "Saying",
    "Symbol",
    "WordsStand",
    "new_key",
    "said_to",
    "words_shared_with",
]
