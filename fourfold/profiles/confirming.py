"""Yes to a piece of the one page about a child, and its end: the same for a line and for the picture."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.audit.action import consequence
from fourfold.profiles.models import PieceOfPage, ProfileCheck
from fourfold.pupils.models import Parent, Pupil


class LineIsOff(Exception):
    """It was taken off meanwhile."""


@consequence
def say_yes(actor: Actor, piece: PieceOfPage, *, with_whom: str, today: date) -> None:
    """The child or the family wants it on the page. Raises LineIsOff."""
    if piece.off_on is not None:
        raise LineIsOff(_("This was taken off the page meanwhile."))
    if piece.confirmed_on is None:
        piece.confirmed_on, piece.confirmed_by_id = today, actor.account
        piece.save(update_fields=["confirmed_on", "confirmed_by"])
    found_right(actor, piece.child, with_whom=with_whom, today=today)


@consequence
def take_off(actor: Actor, piece: PieceOfPage, *, today: date) -> None:
    """It goes, and stays in what was on the page before."""
    if piece.off_on is None:
        piece.off_on, piece.off_by_id = today, actor.account
        piece.save(update_fields=["off_on", "off_by"])


@consequence
def found_right(actor: Actor, pupil: Pupil, *, with_whom: str, today: date) -> None:
    """The page was looked at, and is right: once a day with one person."""
    if not ProfileCheck.objects.filter(pupil=pupil, on=today, with_whom=with_whom).exists():
        ProfileCheck(pupil=pupil, on=today, with_whom=with_whom, by_id=actor.account).save()


def called(actor: Actor, pupil: Pupil) -> str:
    """What the page calls whoever of the family says it."""
    if pupil.account_id is not None and pupil.account_id == actor.account:
        return pupil.forename
    parent: Parent | None = Parent.objects.filter(account=actor.account, links__pupil=pupil).first()
    return parent.name if parent is not None else actor.name
