"""Values in words."""

from decimal import Decimal

import pytest

from fourfold.progress.scales import Scale, in_words


@pytest.mark.parametrize(
    ("scale", "value", "words"),
    [
        (Scale.AGE, "94", "7 years 10 months"),
        (Scale.AGE, "84", "7 years"),
        (Scale.AGE, "13", "1 year 1 month"),
        (Scale.AGE, "0", "0 months"),
        (Scale.ATTENDANCE, "96.0", "96%"),
        (Scale.ATTENDANCE, "92.5", "92.5%"),
        (Scale.STANDARDISED, "100.00", "100"),
        (Scale.GRADES, "2", "Expected"),
        (Scale.GRADES, "3", "3"),
    ],
)
def test_a_value_reads_as_people_write_it(scale: Scale, value: str, words: str) -> None:
    assert in_words(Decimal(value), scale, ["Below", "Expected"]) == words
