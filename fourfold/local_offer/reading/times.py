"""When a service is given: its days and hours in words, and the parts of the week for the search."""

import re
from collections.abc import Iterable
from datetime import time

from fourfold.local_offer.kinds import EVENING_FROM, OPEN_LATE, Time
from fourfold.local_offer.reading.fields import Fields
from fourfold.ui.words import time_in_words

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CODES = {name[:2].upper(): number for number, name in enumerate(DAYS)}
SATURDAY = 5
MOST_LINES = 14


def times_of(service: Fields, places: Iterable[Fields]) -> tuple[tuple[str, ...], str]:
    """Lines such as "Tuesday and Thursday, 4pm to 6pm", and the letters of `kinds.Time`. 1.0 has `regular_schedules`, 3.0 `schedules`."""
    lines: list[str] = []
    found: set[Time] = set()
    for holder in (service, *places):
        for one in holder.parts("schedules", "regular_schedules"):
            days, opens, closes = days_of(one.line("byday", "weekday")), hour_of(one.line("opens_at")), hour_of(one.line("closes_at"))
            found |= parts_of_week(days, opens, closes)
            hours = " to ".join(time_in_words(at) for at in (opens, closes) if at is not None)
            said = ", ".join(filter(None, (" and ".join(DAYS[day] for day in days), hours))) or one.line("description", "notes")
            if said and said not in lines:
                lines.append(said)
    return tuple(lines[:MOST_LINES]), "".join(sorted(found))


def days_of(written: str) -> list[int]:
    """ "TU,TH", "1MO" (the first Monday of a month) and "Tuesday" alike."""
    found = {CODES[code] for word in re.split(r"[\s,;/]+", written.upper()) if (code := word.lstrip("+-0123456789")[:2]) in CODES}
    return sorted(found)


def hour_of(written: str) -> time | None:
    """ "16:00", "16:00:00Z" and "2024-01-01T16:00:00"; None for anything else."""
    found = re.search(r"(?:^|T)(\d{1,2}):(\d{2})", written)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def parts_of_week(days: list[int], opens: time | None, closes: time | None) -> set[Time]:
    """In which parts of the week; none where it does not say."""
    found: set[Time] = set()
    if any(day >= SATURDAY for day in days):
        found.add(Time.WEEKEND)
    if opens is None or (days and min(days) >= SATURDAY):
        return found
    if opens.hour < EVENING_FROM:
        found.add(Time.DAY)
    if opens.hour >= EVENING_FROM or (closes is not None and closes.hour >= OPEN_LATE):
        found.add(Time.EVENING)
    return found
