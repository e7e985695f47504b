"""How the one page about a child came to be as it is: who changed what, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.profiles.kinds import PART_NAMES, PICTURE, Part
from fourfold.profiles.models import Picture, PieceOfPage, ProfileCheck, ProfileLine
from fourfold.profiles.queries.one_page import reach_of
from fourfold.profiles.queries.pictures import pictures_ever
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
    pictures = pictures_ever(actor, pupil).select_related("confirmed_by", "off_by")
    checks = ProfileCheck.objects.filter(reach_of(actor, ProfileCheck), pupil=pupil).select_related("by")
    parents = set(ParentLink.objects.filter(pupil=pupil, parent__account__isnull=False).values_list("parent__account", flat=True))
    found: dict[date, list[Change]] = {}
    rights = [(check.on, Deed.RIGHT, check.by, None) for check in checks]
    for on, deed, who, piece in [*_of_pieces(lines), *_of_pieces(pictures), *rights]:
        by = _by(actor, pupil, who, parents)
        name = who.formal_name if who is not None and by is By.SCHOOL else ""
        change = Change(deed, by, name, _part(piece), str(piece or ""), piece.source if piece else "")
        if change not in found.setdefault(on, []):
            found[on].append(change)
    return [DayOfChanges(on, tuple(found[on])) for on in sorted(found, reverse=True)]


def _part(piece: PieceOfPage | None) -> str:
    if isinstance(piece, Picture):
        return str(PICTURE)
    return str(PART_NAMES[Part(piece.part)]) if isinstance(piece, ProfileLine) else ""


def _of_pieces(pieces: Iterable[PieceOfPage]) -> list[tuple[date, Deed, Account | None, PieceOfPage | None]]:
    found: list[tuple[date, Deed, Account | None, PieceOfPage | None]] = []
    for piece in pieces:
        if piece.confirmed_on is not None:
            found.append((piece.confirmed_on, Deed.ON, piece.confirmed_by, piece))
        if piece.off_on is not None:
            found.append((piece.off_on, Deed.OFF if piece.confirmed_on else Deed.LEFT_OUT, piece.off_by, piece))
    return found


def _by(actor: Actor, pupil: Pupil, who: Account | None, parents: set[int]) -> By:
    if who is None:
        return By.SCHOOL
    if who.pk == actor.account:
        return By.ME
    if who.pk == pupil.account_id:
        return By.CHILD
    return By.FAMILY if who.pk in parents else By.SCHOOL
