"""Where a service is given: the address in a line, its postcode, and where that is on the map."""

import re
from dataclasses import dataclass

from fourfold.local_offer.reading.fields import Fields

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})", re.IGNORECASE)
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
"""Where the United Kingdom is. A place outside it is a slip: no child could go there."""
MOST_PLACES = 20


@dataclass(frozen=True)
class Place:
    """One place. `at` is latitude and longitude, where the feed says it."""

    words: str
    postcode: str
    at: tuple[float, float] | None


def places_of(service: Fields) -> tuple[Place, ...]:
    """Every place of a service, in the order of the feed, each once."""
    found: list[Place] = []
    for one in service.parts("service_at_locations", "locations"):
        location = one.part("location") if "location" in one else one
        for place in of_location(location):
            if place not in found and (place.words or place.at):
                found.append(place)
    return tuple(found[:MOST_PLACES])


def of_location(location: Fields) -> list[Place]:
    """A location's addresses (1.0: `physical_addresses`), or the location alone."""
    at = spot_of(location)
    name = location.line("name")
    addresses = list(location.parts("addresses", "physical_addresses"))
    if not addresses:
        return [Place(name, "", at)]
    return [_at_address(name, one, at) for one in addresses]


def _at_address(name: str, address: Fields, at: tuple[float, float] | None) -> Place:
    postcode = postcode_in(address.line("postal_code", most=20))
    parts = (name, *(address.line(part, most=120) for part in ("address_1", "address_2", "city")), postcode)
    return Place(", ".join(dict.fromkeys(filter(None, parts)))[:300], postcode, at)


def spot_of(location: Fields) -> tuple[float, float] | None:
    """Latitude and longitude, where both are there and in the United Kingdom."""
    north, east = location.number("latitude"), location.number("longitude")
    if north is None or east is None:
        return None
    if not (SOUTH <= north <= NORTH and WEST <= east <= EAST):
        location.warn("The place on the map is outside the United Kingdom, so it is left out.")
        return None
    return round(north, 6), round(east, 6)


def postcode_in(words: str) -> str:
    """The first postcode in some words, written as it should be; "" where there is none."""
    found = POSTCODE.search(words)
    return f"{found[1]} {found[2]}".upper() if found else ""
