"""Words after which a person is first told whom to ring; and everyday worries, after which they are not."""

import pytest

from fourfold.concerns.safety import may_not_be_safe


@pytest.mark.parametrize(
    "words",
    [
        "He has bruises on his arm again.",
        "She says her uncle hits her.",
        "He said his dad hurt him.",
        "I think she is being abused.",
        "She has been cutting herself.",
        "He told me he wants to die.",
        "She does not want to be here any more.",
        "He is scared to go home.",
        "She is frightened of her stepdad.",
        "There is no food in the house.",
        "I do not feel safe",
        "Somebody touched\nher.",
        "SELF-HARM",
        "He brought a knife.",
        "He was left alone all night.",
        "They are always hungry.",
    ],
)
def test_these_words_ask_first_whether_the_child_is_safe(words: str) -> None:
    assert may_not_be_safe(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "He cries on Sunday nights. He says the letters move when he reads.",
        "She finds spelling very hard and hates reading aloud.",
        "He cannot sit still on the carpet.",
        "She has hit a wall with fractions.",
        "Maths is killing his confidence.",
        "He cuts out shapes slowly and holds the scissors wrongly.",
        "He is scared of spiders and of reading out loud.",
        "She touches every letter with her finger as she reads.",
        "He beats time well in music.",
    ],
)
def test_an_everyday_worry_does_not(words: str) -> None:
    assert not may_not_be_safe(words)


def test_all_that_was_said_is_read() -> None:
    assert may_not_be_safe("He is sad.", "Being away from home, where he gets hit.")
