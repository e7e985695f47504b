"""The broad area of a need, as this school sees it."""

from fourfold.code_of_practice.needs import NEED_TYPES, Area


def broad_area(code: str, said: str = "") -> Area | None:
    """What the school said, else what the census code says; None where neither tells (6.28-6.35)."""
    if said in set(Area):
        return Area(said)
    return NEED_TYPES[code].area if code in NEED_TYPES else None
