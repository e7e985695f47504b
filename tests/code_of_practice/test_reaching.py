"""Parents who cannot be reached: how many tries there must be, and what a decision makes of them."""

from dataclasses import replace
from datetime import date

import pytest

from fourfold.code_of_practice.deciding import check_decision
from fourfold.code_of_practice.reaching import Try, Way, tries_missing, way_choices
from tests.code_of_practice.test_deciding import LATER, TODAY, YES

CALL = Try(date(2026, 11, 9), Way.PHONE, "Mrs Begum")
AGAIN, LETTER = replace(CALL, on=date(2026, 11, 12)), Try(date(2026, 11, 16), Way.LETTER, "the office")


@pytest.mark.parametrize(
    ("tries", "missing"),
    [
        ((), 3),
        ((CALL,), 2),
        ((CALL, CALL, CALL), 2),
        ((CALL, AGAIN), 1),
        ((CALL, AGAIN, LETTER), 0),
        ((CALL, AGAIN, replace(LETTER, on=LATER)), 1),
        ((CALL, AGAIN, replace(LETTER, by=" ")), 1),
        ((CALL, AGAIN, LETTER, replace(CALL, way=Way.TEXT)), 0),
    ],
)
def test_three_tries_are_three_different_ones_that_have_been(tries, missing):
    assert tries_missing(tries, until=TODAY) == missing


def test_three_tries_stand_for_the_talk_with_the_parents_and_for_nothing_else():
    """A9"""
    untalked = replace(YES, talked_with_parents_on=None)
    assert [found.field for found in check_decision(untalked).warnings] == ["talked_with_parents_on"]
    assert check_decision(replace(untalked, tries=(CALL, AGAIN, LETTER))).may_stand()
    both = check_decision(replace(untalked, talked_with_pupil_on=None, tries=(CALL, AGAIN, LETTER)))
    assert [found.field for found in both.warnings] == ["talked_with_pupil_on"]


def test_fewer_are_refused_and_no_reason_helps():
    """A9"""
    check = check_decision(replace(YES, talked_with_parents_on=None, tries=(CALL,)))
    assert [(found.field, found.paragraph) for found in check.refusals] == [("tries", "6.39")]
    assert "Write down 2 more" in check.refusals[0].says
    assert not check.may_stand("The head says so.")


def test_a_try_is_kept_as_it_was():
    assert Try.of(LETTER.kept) == LETTER
    assert {value for value, _ in way_choices()} == {way.value for way in Way}
