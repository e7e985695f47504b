"""The four steps, one after another, and nothing out of turn."""

import pytest

from fourfold.code_of_practice.graduated_approach import (
    FAMILY_STEP_NAMES,
    FOLLOWS,
    STEP_NAMES,
    WHY_NOT,
    OutOfTurn,
    Step,
    check_move,
    drawing,
    step_choices,
)

ALLOWED = {
    ("assess", "plan"), ("plan", "do"), ("do", "review"),
    ("assess", "closed"), ("plan", "closed"), ("do", "closed"), ("review", "closed"),
}  # fmt: skip


@pytest.mark.parametrize("now", Step)
@pytest.mark.parametrize("to", Step)
def test_a_step_follows_only_as_the_code_says(now, to):
    if (now, to) in ALLOWED:
        check_move(now, to)
    else:
        with pytest.raises(OutOfTurn, match=r"^[A-Z].+\.$"):
            check_move(now, to)


def test_support_does_not_start_before_the_plan_but_teaching_may():
    with pytest.raises(OutOfTurn, match=r"Agree a plan before the support starts.*6\.19"):
        check_move(Step.ASSESS, Step.DO)


def test_a_closed_cycle_points_to_the_next_one():
    with pytest.raises(OutOfTurn, match="what is different this time"):
        check_move(Step.CLOSED, Step.ASSESS)


def test_a_step_that_is_already_taken_says_so():
    with pytest.raises(OutOfTurn, match="already at do"):
        check_move(Step.DO, Step.DO)


def test_no_reason_is_kept_for_a_step_that_is_allowed():
    assert [pair for pair in WHY_NOT if pair[1] in FOLLOWS[pair[0]]] == []


def test_the_drawing_shows_every_move_and_no_other():
    arrows = {tuple(line.strip().lower().split(" --> ")) for line in drawing().splitlines() if "[*]" not in line and "-->" in line}
    assert arrows == ALLOWED


def test_every_step_has_words_for_staff_and_for_families():
    assert set(STEP_NAMES) == set(FAMILY_STEP_NAMES) == set(Step)
    assert FAMILY_STEP_NAMES[Step.REVIEW] == "Look together"


def test_a_step_fits_the_column_it_is_kept_in():
    assert all(len(value) <= 8 for value, _ in step_choices())
