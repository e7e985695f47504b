"""A meeting as a file that calendars read (RFC 5545): no child's name, one identity for all its changes, London's clock right."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from fourfold.clock import LONDON

PRODUCT = "-//Fourfold//SEN support//EN"
SPACE = uuid.UUID("6f1f7f0a-2c51-4b0e-9d6e-3a1f1f0c5d11")
"""In which the identities of our meetings are made: the same meeting has the same one on every machine."""


@dataclass(frozen=True)
class Entry:
    """What a calendar is told: which meeting (by its code), when, how long and where; how often that changed, and whether it is off."""

    code: str
    title: str
    day: date
    at: time
    minutes: int
    where: str
    sequence: int
    changed: datetime
    is_off: bool = False
    says: str = ""
    address: str = ""


def identity(code: str) -> str:
    """The name under which calendars keep it: when the file comes again, the entry changes and no second one is made."""
    return f"{uuid.uuid5(SPACE, code)}@fourfold"


def file_of(*entries: Entry) -> bytes:
    """The file. A meeting that is off is taken out of the calendar; London's summer time is written out, so that no program has to know."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if entries and all(one.is_off for one in entries) else "PUBLISH")
    for one in entries:
        calendar.add_component(_event(one))
    if entries:
        days = [one.day for one in entries]
        calendar.add_missing_timezones(min(days) - timedelta(days=366), max(days) + timedelta(days=366))
    return bytes(calendar.to_ical())


def _event(one: Entry) -> Event:
    event = Event()
    starts = datetime.combine(one.day, one.at, tzinfo=LONDON)
    event.add("uid", identity(one.code))
    event.add("dtstamp", one.changed)
    event.add("sequence", one.sequence)
    event.add("summary", one.title)
    event.add("dtstart", starts)
    # Minutes pass as they do: over a change of the clock a meeting lasts as long as it says.
    event.add("dtend", (starts.astimezone(UTC) + timedelta(minutes=one.minutes)).astimezone(LONDON))
    event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    if one.where:
        event.add("location", one.where)
    if one.says:
        event.add("description", one.says)
    if one.address:
        event.add("url", one.address)
    return event
