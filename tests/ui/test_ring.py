import pytest

from fourfold.ui.ring import STEPS, segments


def test_the_first_quarter_runs_clockwise_from_twelve():
    assert segments("plan")[0].arc == "M84.3 18.2A62 62 0 0 1 141.8 75.7"


@pytest.mark.parametrize(("now", "ticks"), [("assess", 0), ("plan", 1), ("do", 2), ("review", 3)])
def test_steps_that_are_done_are_full_and_ticked(now, ticks):
    assert sum(bool(part.tick) for part in segments(now)) == ticks
    assert [part.step for part in segments(now)] == list(STEPS)


def test_only_the_step_under_way_is_partly_filled():
    *_, do, review = segments("do", 7 / 9)
    assert do.base
    assert do.edge
    assert do.arc
    assert review.edge
    assert not review.arc


@pytest.mark.parametrize("share", [0, -1])
def test_nothing_is_filled_before_it_begins(share):
    assert segments("do", share)[2].arc == ""


def test_more_than_all_is_all():
    assert segments("do", 3)[2].arc == segments("do", 1)[2].arc == segments("do", 1)[2].base


def test_a_fifth_step_is_an_error():
    with pytest.raises(ValueError, match="close"):
        segments("close")
