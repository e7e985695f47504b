"""How long a telephone number or an address can be trusted once somebody has checked it."""

from datetime import date


def is_stale(checked_on: date | None, *, today: date) -> bool:
    """Whether nobody has checked this within twelve months, to the day; never checked is stale."""
    if checked_on is None:
        return True
    try:
        lapses = checked_on.replace(year=checked_on.year + 1)
    except ValueError:
        lapses = date(checked_on.year + 1, 3, 1)
    return today > lapses
