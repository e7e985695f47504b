"""The second door: counts for those who may see no child. It reads unscoped and gives only suppressed numbers."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from fourfold.access.actor import Actor
from fourfold.access.decide import Denied, Standing, may
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition

F = TypeVar("F", bound=Callable[..., Any])
SMALLEST = 6


@dataclass(frozen=True)
class Count:
    """A number of children that may be told. Under 6 it is never told; nought is."""

    number: int | None

    @classmethod
    def of(cls, number: int) -> "Count":
        return cls(None if 0 < number < SMALLEST else number)

    def __str__(self) -> str:
        return "fewer than 6" if self.number is None else f"{self.number:,}"


def aggregate(*, needs: Permission) -> Callable[[F], F]:
    """Make a query `(actor, school, ...)` that reads a whole school. Raises Denied unless a role at that school may see such counts."""

    def make(query: F) -> F:
        @functools.wraps(query)
        def through(actor: Actor, school: int, *args: Any, **details: Any) -> Any:
            here = {office.role: frozenset({Condition.AT_SCHOOL}) for office in actor.counted_offices if office.school == school}
            if not may(needs, Standing(here), under=frozenset({Condition.AGGREGATE})):
                raise Denied("You cannot see these numbers.")
            return query(actor, school, *args, **details)

        through.aggregate = needs  # type: ignore[attr-defined]  # what the house tests read
        return cast(F, through)

    return make
