"""Room on the stack for the frames of calls within calls.

CPython lays frames into pieces of 16 KB, and since 3.11 gives a piece back to the system as soon as it is empty. A request that goes up and
down across the end of one has memory mapped and unmapped ten thousand times a second, which took an eighth to a quarter of all its time. A
frame that says that it needs more gets a large piece for itself, in which those above it find room.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import ParamSpec, TypeVar

WORDS = 70_000
"""What the first frame asks for, eight bytes each: a little over half of a piece of 1 MB, so that as much is left.

It is asked for, not touched."""

P = ParamSpec("P")
T = TypeVar("T")


def with_room(work: Callable[P, T]) -> Callable[P, T]:
    """The same work, in which calls find room however deep they go."""

    def roomy(*args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=WORDS)
    return update_wrapper(roomy, work)
