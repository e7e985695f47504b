"""The picture on the one page about a child: which one stands there, which one waits, and which one may be put back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.models import Picture
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class PictureRead:
    """One picture: its code, what it shows, and who it came from. `is_mine` where this person added it."""

    code: str
    says: str
    source: str
    is_mine: bool


@dataclass(frozen=True)
class PicturesOfPage:
    """What stands on the page, what waits for a yes, and what this person took off today and may put back."""

    shown: PictureRead | None = None
    waiting: PictureRead | None = None
    undo: PictureRead | None = None


def pictures_of(actor: Actor, rows: list[Picture], *, today: date) -> PicturesOfPage:
    """Of all pictures that the page ever had, those that anybody is still shown."""
    there = [row for row in rows if row.off_on is None]
    undo = [row for row in rows if row.off_on == today and row.off_by_id == actor.account]
    return PicturesOfPage(
        _read(actor, [row for row in there if row.confirmed_on is not None]),
        _read(actor, [row for row in there if row.confirmed_on is None]),
        _read(actor, undo),
    )


def picture_named(actor: Actor, pupil: Pupil, code: str, *, side: Side, today: date) -> Picture | None:
    """One picture of this child that stands on the page, waits, or can be put back by this person.

    Whatever else was taken off is shown to nobody: a picture that is not wanted is not looked at.
    """
    reach = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Picture.conditions(actor), side=side)
    undo = Q(off_on=today, off_by=actor.account) if actor.account is not None else Q(pk__in=[])
    rows = Picture.objects.filter(reach, Q(off_on__isnull=True) | undo, pupil=pupil, code=code)
    return rows.select_related("pupil", "file").first()


def picture_on_page(actor: Actor, pupil: Pupil) -> tuple[SafePicture, str] | None:
    """The picture that stands on the page, for paper, and what it shows."""
    row = pictures_of_each(actor, [pupil]).get(pupil.pk)
    picture = row.itself() if row is not None else None
    return (picture, row.says) if row is not None and picture is not None else None


def pictures_of_each(actor: Actor, pupils: Iterable[Pupil]) -> dict[int, Picture]:
    """The picture that stands on the page about each of these children. One query and those of reach."""
    reach = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Picture.conditions(actor))
    there = Picture.objects.filter(reach, pupil__in=[pupil.pk for pupil in pupils], confirmed_on__isnull=False, off_on__isnull=True)
    return {row.pupil_id: row for row in there.select_related("file")}


def pictures_ever(actor: Actor, pupil: Pupil) -> "QuerySet[Picture]":
    """All that the page had: for its history, which names them and shows none."""
    reach = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Picture.conditions(actor), of=pupil)
    rows: QuerySet[Picture] = Picture.objects.filter(reach)
    return rows


def _read(actor: Actor, rows: list[Picture]) -> PictureRead | None:
    return PictureRead(rows[-1].code, rows[-1].says, rows[-1].source, rows[-1].suggested_by_id == actor.account) if rows else None
