"""Opening a child's record to somebody from outside: on whose word it rests (6.47)."""

from datetime import date
from enum import StrEnum


class RestsOn(StrEnum):
    """What lets a school share a record with somebody from outside."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    LAW = "law"
    """A reason in law in the place of their agreement: a court's order, a duty to keep a child safe."""


def missing_before_opening(
    rests_on: RestsOn | None, *, reason: str, on: date | None, how: str, is_young_person: bool, today: date
) -> list[str]:
    """Each thing without which a record stays shut to somebody from outside, in a sentence that says what to do; empty when it may open.

    The family is talked with and agrees first (6.47); from the young-person date the agreement is the young person's own.
    """
    who = "the young person" if is_young_person else "the parents"
    missing = []
    if rests_on is None:
        missing.append(f"Talk with {who} first, and say who agreed; or write which reason in law it rests on (6.47).")
    if rests_on is RestsOn.LAW and not reason.strip():
        missing.append("Write which reason in law it rests on.")
    if on is None:
        missing.append("Say on which day that was.")
    elif on > today:
        missing.append("That day is still to come. Share the record after you have talked.")
    if not how.strip():
        missing.append("Say how you heard it: in person, by phone or in writing.")
    return missing
