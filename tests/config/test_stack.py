"""Calls within calls find room in one piece of memory."""

import resource

from fourfold.stack import with_room


def go_down(steps: int) -> int:
    return go_down(steps - 1) if steps else 0


def up_and_down() -> int:
    """Memory that was handed out anew while calls went up and down, in pages."""
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for steps in range(50, 350):
        for _ in range(40):
            go_down(steps)
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def test_going_up_and_down_takes_no_memory_anew() -> None:
    assert with_room(up_and_down)() < 500


def test_what_is_done_with_room_answers_as_it_would_without() -> None:
    assert with_room(go_down)(steps=3) == go_down(3)
