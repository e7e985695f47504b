"""Other children's names taken out of free text: by themselves, in full, of theirs, small, in other letters; and what stays."""

import pytest

from fourfold.ehc.masking import Masking

OTHERS = [
    ("Max", "Stone"),
    ("Zoë", "Novák"),
    ("Mary Ann", "Smith-Jones"),
    ("Will", "de Souza"),
    ("May", "Day"),
    ("Ibrahim", "Hardy"),
    ("Leo", "Price"),
    ("Summer", "Autumn"),
]


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Leo sat with Max.", "Leo sat with [another child]."),
        ("Max Stone took it.", "[another child] took it."),
        ("max stone took it.", "[another child] took it."),
        ("It was Max’s turn, then MAX's again.", "It was [another child]’s turn, then [another child]'s again."),
        ("He reads with Zoe and Zoë Novak.", "He reads with [another child] and [another child]."),
        ("Mary Ann Smith-Jones and Ms Smith-Jones", "[another child] and Ms Smith-Jones"),
        ("with Souza and with ibrahim", "with [another child] and with [another child]"),
        ("A group: Max, Zoë, Ibrahim.", "A group: [another child], [another child], [another child]."),
        ("Leo Price is not Leo.", "[another child] is not Leo."),
        ("Mary-Ann helped", "[another child] helped"),
    ],
)
def test_names_of_other_children_go(words: str, masked: str) -> None:
    assert Masking(OTHERS, ["Leo", "Obi"], ["Tom Hardy", "Helen Price"])(words) == masked


@pytest.mark.parametrize(
    "words",
    [
        "Leo Obi reads.",
        "Mr Hardy and Tom Hardy taught him. Mrs Price agreed.",
        "In Summer 2025, in the Summer term, after Autumn half term.",
        "On 12 May 2026. In May 2026 he read. 3 May.",
        "Will he read? May they come? He will try for a day, at most 10 minutes.",
        "Every day he is long in the hall.",
        "",
    ],
)
def test_everybody_elses_words_stay(words: str) -> None:
    masking = Masking(OTHERS, ["Leo", "Obi"], ["Tom Hardy", "Helen Price"])
    assert masking(words) == words
    assert masking.times == 0


def test_it_counts_how_often() -> None:
    masking = Masking(OTHERS)
    masking("Max hit Ibrahim Hardy.")
    masking("Zoë cried.")
    assert masking.times == 3
