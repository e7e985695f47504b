"""Outcomes to start from: what a child will do, where they may be now, how one would know. To be changed, never kept as they are.

Each stands under the area of need that it most often belongs to (6.28-6.35); an outcome is chosen for the child, not for the area (6.27).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from fourfold.code_of_practice.needs import AREA_NAMES, Area


@dataclass(frozen=True)
class Example:
    """One example; `{name}` in it stands for the child."""

    key: str
    area: Area
    label: str
    hoped_for: str
    now: str
    measure: str

    def for_child(self, forename: str) -> dict[str, str]:
        """The words of an outcome, with the child's name in them."""
        return {part: getattr(self, part).replace("{name}", forename) for part in ("hoped_for", "now", "measure")}


@cache
def examples() -> dict[str, Example]:
    """Every example, by key."""
    raw = loads(files("fourfold.support").joinpath("example_outcomes.toml").read_text(encoding="utf-8"))
    return {key: Example(key, Area(one["area"]), one["label"], one["hoped_for"], one["now"], one["measure"]) for key, one in raw.items()}


def by_area(first: Iterable[Area]) -> list[tuple[str, list[Example]]]:
    """The examples under their areas' names, those of the child's own needs first."""
    order = list(dict.fromkeys([*first, *Area]))
    return [(AREA_NAMES[area], [one for one in examples().values() if one.area is area]) for area in order]
