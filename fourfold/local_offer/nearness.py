"""How far a service is: in a straight line, from the school or from a postcode that the directory itself puts on the map.

No map is asked. A whole postcode is where a service with that postcode is; half of one is the middle of the services that have it; any
other is unknown, and that is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fourfold.local_offer.models import Service
from fourfold.schools.models import School
from fourfold.schools.national_grid import miles_between

HALF = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
WHOLE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])([A-Z]{2})")


@dataclass(frozen=True)
class Origin:
    """From where distances are meant. `name` is the postcode, or its half, where they are not from the school."""

    at: tuple[float, float]
    is_school: bool = False
    name: str = ""
    is_about: bool = False
    """The middle of an area, not a place."""


def origin_at(school: School, near: str) -> Origin | None:
    """The place that was typed, where it can be known; else the school; else None."""
    return (_typed(school, near) if near.strip() else None) or (Origin(school.at, is_school=True) if school.at else None)


def _typed(school: School, near: str) -> Origin | None:
    said = re.sub(r"[^A-Z0-9]", "", near.upper())
    whole = WHOLE.fullmatch(said)
    if whole is None and HALF.fullmatch(said) is None:
        return None
    postcode = f"{whole[1]} {whole[2]}{whole[3]}" if whole else ""
    if postcode and postcode == school.postcode.upper() and school.at:
        return Origin(school.at, name=postcode)
    half = whole[1] if whole else said
    spots: dict[str, list[tuple[float, float]]] = {}
    for places in Service.objects.filter(directory__school=school, gone_on__isnull=True, places__icontains=f'"{half} ').values_list(
        "places", flat=True
    ):
        for _, code, north, east in places:
            if north is not None and code.startswith(f"{half} "):
                spots.setdefault(code, []).append((north, east))
    if postcode in spots:
        return Origin(_middle(spots[postcode]), name=postcode)
    every = [spot for some in spots.values() for spot in some]
    return Origin(_middle(every), name=half, is_about=True) if every else None


def _middle(spots: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(north for north, _ in spots) / len(spots), sum(east for _, east in spots) / len(spots)


def miles_from(origin: Origin | None, places: Sequence[Any]) -> float | None:
    """Miles to the nearest of some places; None where nothing is known of it."""
    if origin is None:
        return None
    return min((miles_between(origin.at, (north, east)) for _, _, north, east in places if north is not None), default=None)
