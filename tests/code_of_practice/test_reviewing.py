"""What a review needs before it closes, and what it says to families."""

from dataclasses import replace
from fractions import Fraction

import pytest

from fourfold.code_of_practice.reviewing import (
    FAMILY_NEXT_STEP_NAMES,
    FAMILY_VERDICT_NAMES,
    NEXT_STEP_NAMES,
    VERDICT_NAMES,
    Impact,
    NextStep,
    OutcomeReviewed,
    ReviewFacts,
    Verdict,
    check_review_may_close,
    enough_was_delivered,
    judgement_suggested,
    next_step_choices,
    verdict_choices,
)

WHOLE = ReviewFacts(
    (OutcomeReviewed("Read 90 words", Verdict.PARTLY_MET),), True, True, NextStep.MORE, "He is close.", impact=Impact.SOME, meets_again=True
)


def test_a_whole_review_may_close():
    assert check_review_may_close(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"has_parent_views": False}, "the parents' views"),
        ({"has_pupil_views": False}, "pupil's own views"),
        ({"outcomes": (OutcomeReviewed("Read 90 words", None),)}, "Say how outcome 1 went: “Read 90 words”"),
        ({"next_step": None}, "Choose the next step"),
        ({"reason": " "}, "Say why"),
        ({"impact": None}, "Say whether the help made a difference"),
        ({"meets_again": False}, "Choose the day when you meet again"),
        ({"ineffective_cycles": 2}, "involve a specialist"),
    ],
)
def test_each_missing_thing_is_named(change, says):
    (problem,) = check_review_may_close(replace(WHOLE, **change))
    assert says in problem


@pytest.mark.parametrize(
    "change",
    [
        {"has_parent_views": False, "no_parent_views_because": "Rang on 3 days, wrote once."},
        {"has_pupil_views": False, "no_pupil_views_because": "In hospital. Next tried on 12 March."},
        {"ineffective_cycles": 1},
        {"next_step": NextStep.END, "meets_again": False},
        {"ineffective_cycles": 3, "no_specialist_because": "Too little was delivered."},
        {"ineffective_cycles": 2, "next_step": NextStep.SPECIALIST},
        {"ineffective_cycles": 2, "next_step": NextStep.EHC_NEEDS_ASSESSMENT},
        {"ineffective_cycles": 2, "next_step": NextStep.END},
    ],
)
def test_a_reason_or_a_better_step_lets_the_review_close(change):
    assert check_review_may_close(replace(WHOLE, **change)) == []


@pytest.mark.parametrize(
    ("planned", "delivered", "enough"),
    [(100, 80, True), (100, 79, False), (0, 0, False), (0, 10, False), (600, 360, False), (10, 12, True), (1, 1, True)],
)
def test_too_little_delivered_cannot_be_judged(planned, delivered, enough):
    assert enough_was_delivered(planned, delivered, share=Fraction(4, 5)) is enough


def test_the_share_that_is_enough_is_a_setting():
    assert enough_was_delivered(100, 60, share=Fraction(3, 5))


def test_every_verdict_and_next_step_has_words_for_staff_and_families():
    assert set(VERDICT_NAMES) == set(FAMILY_VERDICT_NAMES) == set(Verdict)
    assert set(NEXT_STEP_NAMES) == set(FAMILY_NEXT_STEP_NAMES) == set(NextStep)
    assert (len(verdict_choices()), len(next_step_choices())) == (5, 8)
    assert FAMILY_VERDICT_NAMES[Verdict.NOT_MET] == "Not yet"


@pytest.mark.parametrize(
    ("planned", "given", "inside", "says"),
    [
        (100, 60, True, "No reliable change, and too little of the help was given to judge."),
        (100, 60, None, "Too little of the help was given to judge."),
        (100, 60, False, "Too little of the help was given to judge."),
        (100, 90, True, "The change is smaller than the error of the measure."),
        (100, 80, None, ""),
        (100, 79, None, "Too little of the help was given to judge."),
        (0, 0, None, ""),
    ],
)
def test_too_little_given_or_a_change_inside_the_error_suggests_cannot_tell(planned, given, inside, says):
    """A37: a score up 3 with an error of 5, and 60% of the sessions: it suggests, and never sets, a verdict."""
    assert judgement_suggested(planned, given, change_inside_error=inside, share=Fraction(4, 5)) == says
