"""Which numbers of a table may be shown, so that no small group of children can be worked out from it. Pure.

A number from 1 to 5 is never shown. Where a table's sum is known, one hidden number is the sum less the others, and two that must both be
1 are no secret either; so more is hidden until each hidden number could well be another, even to a reader who knows this rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fourfold.audit.aggregate import SMALLEST, Count


@dataclass(frozen=True)
class Part:
    """How many of how many, in words that tell no small group: `number` and `whole` are None where they may not be shown."""

    number: int | None
    whole: int | None
    says: str


def suppressed(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The numbers of one column, None where hidden. The reader may know their sum, if it is nought or at least 6, and how this works."""
    if 0 < sum(counts) < SMALLEST:
        return (None,) * len(counts)
    hidden = {place for place, number in enumerate(counts) if 0 < number < SMALLEST}
    while hidden and _can_be_told(counts, hidden):
        left = [number for place, number in enumerate(counts) if number and place not in hidden]
        if not left:
            return (None,) * len(counts)
        # All that are equally small, since which of them was hidden would itself tell something.
        hidden |= {place for place, number in enumerate(counts) if number == min(left)}
    return tuple(None if place in hidden else number for place, number in enumerate(counts))


def _can_be_told(counts: Sequence[int], hidden: set[int]) -> bool:
    """Whether the hidden numbers follow from their sum: there is one alone, or all must be as small, or as large, as hidden ones can be."""
    together = sum(counts[place] for place in hidden)
    return len(hidden) == 1 or together in (len(hidden), len(hidden) * (SMALLEST - 1))


def part_of(number: int, whole: int) -> Part:
    """How many of how many. Where either side of it is from 1 to 5, that side is called so, and neither number is shown."""
    rest = whole - number
    if not whole:
        return Part(0, 0, "None yet")
    if Count.of(whole).number is None:
        return Part(None, None, "Too few to show")
    if not rest:
        return Part(number, whole, f"All {whole:,}")
    if not number:
        return Part(0, whole, f"None of {whole:,}")
    if Count.of(number).number is None:
        return Part(None, whole, f"Fewer than {SMALLEST} of {whole:,}")
    if Count.of(rest).number is None:
        return Part(None, whole, f"All but fewer than {SMALLEST} of {whole:,}")
    return Part(number, whole, f"{number:,} of {whole:,}")
