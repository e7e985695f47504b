"""How the one page about a child came to be as it is: who changed what, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.profiles.kinds import PART_NAMES, Part
from fourfold.profiles.models import ProfileCheck, ProfileLine
from fourfold.profiles.queries.one_page import reach_of
from fourfold.pupils.models import ParentLink, Pupil


class Deed(StrEnum):
    """What was done to the page."""

    ON = "on"
    OFF = "off"
    LEFT_OUT = "left_out"
    RIGHT = "right"


class By(StrEnum):
    """Whose deed it was, where it is not somebody at school: parents who live apart are not named to each other."""

    ME = "me"
    CHILD = "child"
    FAMILY = "family"
    SCHOOL = "school"


@dataclass(frozen=True)
class Change:
    """One change. `name` is the person at school; for a page found right, with whom it was looked at is not said: see the page."""

    deed: Deed
    by: By
    name: str
    part: str
    words: str
    source: str


@dataclass(frozen=True)
class DayOfChanges:
    """All that changed on one day."""

    on: date
    changes: tuple[Change, ...]


def changes_of_page(actor: Actor, pupil: Pupil) -> list[DayOfChanges]:
    """Every change of the page that this person may read, the newest day first."""
    lines = ProfileLine.objects.filter(reach_of(actor, ProfileLine), pupil=pupil).select_related("confirmed_by", "off_by")
    checks = ProfileCheck.objects.filter(reach_of(actor, ProfileCheck), pupil=pupil).select_related("by")
    parents = set(ParentLink.objects.filter(pupil=pupil, parent__account__isnull=False).values_list("parent__account", flat=True))
    found: dict[date, list[Change]] = {}
    for on, deed, who, line in [*_of_lines(lines), *((check.on, Deed.RIGHT, check.by, None) for check in checks)]:
        by = _by(actor, pupil, who, parents)
        name = who.formal_name if who is not None and by is By.SCHOOL else ""
        part = str(PART_NAMES[Part(line.part)]) if line else ""
        change = Change(deed, by, name, part, line.words if line else "", line.source if line else "")
        if change not in found.setdefault(on, []):
            found[on].append(change)
    return [DayOfChanges(on, tuple(found[on])) for on in sorted(found, reverse=True)]


def _of_lines(lines: Iterable[ProfileLine]) -> list[tuple[date, Deed, Account | None, ProfileLine | None]]:
    found: list[tuple[date, Deed, Account | None, ProfileLine | None]] = []
    for line in lines:
        if line.confirmed_on is not None:
            found.append((line.confirmed_on, Deed.ON, line.confirmed_by, line))
        if line.off_on is not None:
            found.append((line.off_on, Deed.OFF if line.confirmed_on else Deed.LEFT_OUT, line.off_by, line))
    return found


def _by(actor: Actor, pupil: Pupil, who: Account | None, parents: set[int]) -> By:
    if who is None:
        return By.SCHOOL
    if who.pk == actor.account:
        return By.ME
    if who.pk == pupil.account_id:
        return By.CHILD
    return By.FAMILY if who.pk in parents else By.SCHOOL
