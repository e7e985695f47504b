"""No hidden number can be worked out from those shown: not even by somebody who knows the sum and the rule."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.oversight.counts_hidden import part_of, suppressed

Column = tuple[int, ...]


def sum_known(column: Column) -> int | None:
    """The sum as a page would tell it."""
    return None if 0 < sum(column) < 6 else sum(column)


@pytest.mark.parametrize(("rows", "most"), [(1, 40), (2, 24), (3, 16), (4, 11), (5, 7)])
def test_each_hidden_number_could_well_be_another(rows: int, most: int) -> None:
    columns: dict[object, list[Column]] = defaultdict(list)
    for column in product(range(most + 1), repeat=rows):
        columns[suppressed(column), sum_known(column)].append(column)
    # Columns with a number near the top have their alternatives above it, so they are not asked.
    told = [
        (column, place)
        for (shown, _), alike in columns.items()
        for column in alike[:1]
        if max(column) <= most - 2
        for place, number in enumerate(shown)
        if number is None and len({other[place] for other in alike}) < 2
    ]
    assert told == []


@given(st.lists(st.integers(0, 60), min_size=1, max_size=16))
def test_no_number_from_1_to_5_is_shown(column: list[int]) -> None:
    assert not any(number is not None and 0 < number < 6 for number in suppressed(column))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=16))
def test_what_is_shown_is_true(column: list[int]) -> None:
    assert all(shown in (None, number) for shown, number in zip(suppressed(column), column, strict=True))


@given(st.lists(st.integers(0, 60), min_size=2, max_size=16).filter(lambda column: sum(column) >= 6))
def test_no_single_number_is_hidden_beside_a_known_sum(column: list[int]) -> None:
    assert sum(number is None for number in suppressed(column)) != 1


@given(st.lists(st.integers(0, 60), min_size=1, max_size=16), st.randoms())
def test_the_order_of_the_rows_tells_nothing(column: list[int], chance: object) -> None:
    places = list(range(len(column)))
    chance.shuffle(places)  # type: ignore[attr-defined]  # a random.Random
    shown = suppressed(column)
    assert suppressed([column[place] for place in places]) == tuple(shown[place] for place in places)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ((12, 9, 20), (12, 9, 20)),
        ((0, 9, 20), (0, 9, 20)),
        ((3, 9, 20), (None, None, 20)),
        ((3, 9, 9, 20), (None, None, None, 20)),
        ((3, 4, 20), (None, None, 20)),
        ((1, 1, 8, 20), (None, None, None, 20)),
        ((2, 0, 0), (None, None, None)),
        ((1, 1, 1, 1, 1, 1), (None,) * 6),
        ((), ()),
    ],
)
def test_more_is_hidden_only_where_it_must_be(column: Column, shown: tuple[int | None, ...]) -> None:
    assert suppressed(column) == shown


@pytest.mark.parametrize(
    ("number", "whole", "says"),
    [
        (0, 0, "None yet"),
        (2, 4, "Too few to show"),
        (163, 163, "All 163"),
        (0, 163, "None of 163"),
        (5, 163, "Fewer than 6 of 163"),
        (158, 163, "All but fewer than 6 of 163"),
        (3, 6, "Fewer than 6 of 6"),
        (100, 1163, "100 of 1,163"),
    ],
)
def test_a_part_is_told_where_neither_side_is_small(number: int, whole: int, says: str) -> None:
    assert part_of(number, whole).says == says


@given(st.integers(0, 80), st.integers(0, 80))
def test_no_part_tells_of_a_small_rest(number: int, rest: int) -> None:
    part = part_of(number, number + rest)
    if 0 < number < 6 or 0 < rest < 6:
        assert part.number is None
