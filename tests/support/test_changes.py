"""What is new between two versions, as a table."""

from datetime import date

import pytest

from fourfold.support.changes import Told, changes

READ = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("before", "now", "new", "gone"),
    [
        (("Wait",), ("Wait",), set(), ()),
        (("Wait",), ("  wait. ",), set(), ()),
        (("Wait",), ("Wait", "Show it"), {"show it"}, ()),
        (("Wait", "Show it"), ("Wait",), set(), ("Show it",)),
        (("Wait 5 seconds",), ("Wait 10 seconds",), {"wait 10 seconds"}, ("Wait 5 seconds",)),
        ((), ("Wait",), {"wait"}, ()),
        (("Wait", "Show it"), ("Show it", "Wait"), set(), ()),
    ],
)
def test_words_that_were_not_there_are_new_and_words_that_are_no_more_are_gone(
    before: tuple[str, ...], now: tuple[str, ...], new: set[str], gone: tuple[str, ...]
) -> None:
    found = changes(Told(strategies=before), Told(strategies=now), since=READ)
    assert (found.new, found.gone, found.since) == (new, gone, READ)


def test_each_part_is_compared_with_its_own() -> None:
    found = changes(Told(outcomes=("Read",)), Told(strategies=("Read",)), since=READ)
    assert (found.new, found.gone) == ({"read"}, ("Read",))
