"""The times that a group is given until somebody chooses others: on which days, and when its adult is free. Pure."""

from collections.abc import Collection
from datetime import time
from decimal import Decimal

FIRST, LAST, STEP = 9 * 60, 15 * 60 + 15, 5
LUNCH = (12 * 60, 13 * 60)
# Mondays last: bank holidays and training days fall on them.
DAYS_OF = {1: (2,), 2: (1, 3), 3: (1, 2, 4), 4: (1, 2, 3, 4), 5: (0, 1, 2, 3, 4)}

Busy = tuple[int, time, int]
"""A weekday, from when, and for how many minutes."""


def usual_days(times_a_week: Decimal | None) -> tuple[int, ...]:
    """The weekdays for so many times a week, well apart. None where the number is no whole one up to five: then somebody must choose."""
    whole = int(times_a_week) if times_a_week is not None and times_a_week == int(times_a_week) else 0
    return DAYS_OF.get(whole, ())


def first_free_time(days: Collection[int], minutes: int, busy: Collection[Busy]) -> time:
    """The earliest time of the school day that is free on each of these days, not at lunch; the beginning of the day where none is."""
    taken = [(at.hour * 60 + at.minute, at.hour * 60 + at.minute + length) for day, at, length in busy if day in days]
    for begins in range(FIRST, LAST - minutes + 1, STEP):
        if all(begins + minutes <= first or last <= begins for first, last in [*taken, LUNCH]):
            return time(*divmod(begins, 60))
    return time(*divmod(FIRST, 60))
