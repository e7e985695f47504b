"""What somebody types for a result, scale by scale; and what is far from last time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.progress.scales import NotOnThisScale, Scale, far_from
from fourfold.progress.typed import MISSED_WORDS, Scaled, Typed, as_typed, typed

AGE = Scaled("Reading age", Scale.AGE, Decimal(36), Decimal(240))
SCORE = Scaled("Reading", Scale.STANDARDISED, Decimal(40), Decimal(160))
PER_CENT = Scaled("Attendance", Scale.ATTENDANCE, Decimal(0), Decimal(100))
GRADES = Scaled("Writing", Scale.GRADES, Decimal(1), Decimal(4), ("Working towards", "Well below", "Expected", "Greater depth"))
EVERY = (AGE, SCORE, PER_CENT, GRADES)


@pytest.mark.parametrize(
    ("on", "text", "value"),
    [
        (SCORE, " 97 ", "97"),
        (SCORE, "97.0", "97"),
        (AGE, "7:10", "94"),
        (AGE, "7 y 10 m", "94"),
        (AGE, "7 years 10 months", "94"),
        (AGE, "7y", "84"),
        (AGE, "94", "94"),
        (PER_CENT, "96,5%", "96.5"),
        (GRADES, "EXP", "3"),
        (GRADES, "wo", "1"),
        (GRADES, "Greater depth", "4"),
    ],
)
def test_a_value_is_read_as_people_write_it(on: Scaled, text: str, value: str) -> None:
    assert typed(text, on) == Typed(Decimal(value))


@pytest.mark.parametrize("on", EVERY, ids=lambda on: on.name)
@pytest.mark.parametrize(
    ("text", "missed"), [("Absent", "absent"), ("ab", "absent"), ("nt", "not_tested"), ("N/A", "not_tested"), ("", "")]
)
def test_absent_and_not_tested_are_values_on_every_scale_and_nothing_is_nothing(on: Scaled, text: str, missed: str) -> None:
    assert typed(text, on) == Typed(missed=missed)


@pytest.mark.parametrize(
    ("on", "text", "says"),
    [
        (SCORE, "abc", "Reading takes a number from 40 to 160, “absent” or “not tested”. Check “abc”."),
        (SCORE, "1e2", "Check “1e2”."),
        (SCORE, "=1+1", "Check “=1+1”."),
        (SCORE, "١٠٠", "Check “١٠٠”."),
        (SCORE, "970", "Reading takes a whole number from 40 to 160. Check 970."),
        (AGE, "7.10", "Write years and months as 7:10, or months alone. Check “7.10”."),
        (AGE, "7:12", "A year has 12 months."),
        (GRADES, "w", "“w” could be Working towards or Well below. Write a letter more."),
        (GRADES, "4", "Writing takes one of Working towards, Well below, Expected or Greater depth. Check “4”."),
        (SCORE, "9" * 99, "…”."),
    ],
)
def test_what_is_not_plain_is_asked_about_never_guessed(on: Scaled, text: str, says: str) -> None:
    with pytest.raises(NotOnThisScale) as why:
        typed(text, on)
    assert says in str(why.value)


@given(st.text(max_size=80), st.sampled_from(EVERY))
def test_no_text_at_all_is_taken_for_a_value_off_the_scale(text: str, on: Scaled) -> None:
    try:
        found = typed(text, on)
    except NotOnThisScale:
        return
    if found.value is not None:
        assert on.least <= found.value <= on.most
        assert typed(as_typed(found.value, on), on) == found, "what is shown can be sent again"


def test_the_words_shown_for_no_value_are_read_as_they_were_meant() -> None:
    assert {missed: typed(words, SCORE).missed for missed, words in MISSED_WORDS.items()} == {
        "absent": "absent",
        "not_tested": "not_tested",
    }


@pytest.mark.parametrize(
    ("scale", "last", "value", "months", "far"),
    [
        (Scale.STANDARDISED, 97, 117, 4, 1),
        (Scale.STANDARDISED, 97, 78, 4, 0),
        (Scale.STANDARDISED, 97, 77, 4, -1),
        (Scale.AGE, 90, 107, 4, 0),
        (Scale.AGE, 90, 112, 4, 1),
        (Scale.AGE, 90, 76, 4, -1),
        (Scale.GRADES, 2, 4, 4, 1),
        (Scale.TOTAL, 10, 35, 4, 1),
        (Scale.TOTAL, 10, 34, 4, 0),
    ],
)
def test_what_is_far_from_last_time_is_far_on_its_own_scale(scale: Scale, last: int, value: int, months: int, far: int) -> None:
    room = {"least": Decimal(0), "most": Decimal(100)}
    assert far_from(Decimal(value), Decimal(last), scale=scale, months=months, **room) == far
