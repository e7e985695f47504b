"""When a person is asked to look: wide, deep, or the only measure there is. Chance must not flood them (6.17, 6.23)."""

from itertools import combinations

import pytest

from fourfold.code_of_practice.identification import Prompt, Sign, Signs, Told, can_be_told, number_of_signs, prompts, prompts_by_chance

UNKNOWN: Signs = dict.fromkeys(Sign, Told.CANNOT_TELL)


def signs(number: int, *, untold: int = 0) -> Signs:
    """So many signs there; so many of the others that cannot be told; the rest are not there."""
    told = [Told.YES] * number + [Told.CANNOT_TELL] * untold + [Told.NO] * (4 - number - untold)
    return dict(zip(Sign, told, strict=True))


NONE = signs(0)


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([], set()),
        ([(NONE, NONE)], set()),
        # Wide: two signs in two measures, and in 40% of those that can be told.
        ([(signs(2), NONE)] * 2, {Prompt.WIDE}),
        ([(signs(2), NONE)] * 2 + [(NONE, NONE)] * 3, {Prompt.WIDE}),
        ([(signs(2), NONE)] * 2 + [(NONE, NONE)] * 4, set()),
        ([(signs(2), NONE)] * 2 + [(UNKNOWN, NONE)] * 8, {Prompt.WIDE}),
        ([(signs(4), NONE)] + [(signs(1), NONE)] * 3, set()),
        ([(signs(2), NONE)] * 4 + [(NONE, NONE)] * 6, {Prompt.WIDE}),
        # Deep: three in one measure, and two in it at the round before.
        ([(signs(3), signs(2)), (NONE, NONE)], {Prompt.DEEP}),
        ([(signs(3), signs(1)), (NONE, NONE)], set()),
        ([(signs(2), signs(4)), (NONE, NONE)], set()),
        ([(signs(3), NONE), (NONE, signs(2))], set()),
        ([(signs(3), UNKNOWN), (NONE, NONE)], set()),
        # Only one measure can be told: two signs at two rounds.
        ([(signs(2), signs(2))], {Prompt.ONLY_ONE}),
        ([(signs(2), signs(2)), (UNKNOWN, signs(4))], {Prompt.ONLY_ONE}),
        ([(signs(2), signs(2)), (NONE, NONE)], set()),
        ([(signs(2), signs(1))], set()),
        ([(signs(4, untold=0), signs(4))], {Prompt.DEEP, Prompt.ONLY_ONE}),
        ([(signs(2), NONE), (signs(3), signs(2))], {Prompt.WIDE, Prompt.DEEP}),
    ],
)
def test_when_a_person_is_asked_to_look(measures: list[tuple[Signs, Signs]], expected: set[Prompt]) -> None:
    assert prompts(measures) == expected


def test_any_two_signs_of_one_measure_among_several_are_no_reason_to_ask() -> None:
    for pair in combinations(Sign, 2):
        both = {sign: Told.YES if sign in pair else Told.NO for sign in Sign}
        assert prompts([(both, both), (NONE, NONE), (NONE, NONE)]) == frozenset()


def test_a_measure_can_be_told_when_one_of_its_signs_is_yes_or_no() -> None:
    assert not can_be_told(UNKNOWN)
    assert can_be_told(signs(0, untold=3))
    assert can_be_told(signs(1, untold=3))
    assert number_of_signs(signs(2, untold=2)) == 2


def test_the_more_measures_can_be_told_the_more_chance_may_bring_and_where_none_can_it_brings_nothing() -> None:
    assert prompts_by_chance([0, 0]) == 0
    assert 3 < prompts_by_chance([3] * 60) < 5
    assert prompts_by_chance([10] * 60) == prompts_by_chance([14] * 60)
