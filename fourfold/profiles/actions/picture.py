"""The picture on the one page about a child: whoever may add a line may add one, and it needs the same yes as a line."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.documents.arriving.accepting import Arrived
from fourfold.documents.keeping import keep_arrived
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.confirming import called, say_yes, take_off
from fourfold.profiles.models import Picture
from fourfold.pupils.models import Pupil


class TooLateToUndo(Exception):
    """It was taken off on another day, or by somebody else."""


@action("profile.picture_suggested", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def suggest_picture(actor: Actor, pupil: Pupil, *, key: str, picture: SafePicture, says: str, today: date) -> Picture:
    """Suggest a picture. It comes onto the page when the child or the family says yes; an earlier suggestion gives way to it.

    Raises NotAccepted where all files about the child would take too much room.
    """
    who = Account.objects.filter(pk=actor.account or 0).first()
    return _kept(actor, pupil, key=key, picture=picture, says=says, source=who.formal_name if who else actor.name, today=today)


@action("profile.picture_offered", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def offer_picture(actor: Actor, pupil: Pupil, *, key: str, picture: SafePicture, says: str, today: date) -> Picture:
    """A parent, or the child, puts a picture on the page: theirs needs nobody's yes. Raises NotAccepted."""
    who = called(actor, pupil)
    row = _kept(actor, pupil, key=key, picture=picture, says=says, source="me" if who == pupil.forename else who, today=today)
    if row.off_on is None:
        _shown(actor, row, with_whom=who, today=today)
    return row


@action("profile.picture_confirmed", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def confirm_picture(actor: Actor, picture: Picture, *, today: date) -> None:
    """A parent, or the child, says yes to a picture. Raises LineIsOff."""
    _shown(actor, picture, with_whom=called(actor, picture.pupil), today=today)


@action("profile.picture_checked", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def confirm_picture_with_child(actor: Actor, picture: Picture, *, with_whom: str, today: date) -> None:
    """An adult at school asked the child, or the family, and they said yes. Raises LineIsOff."""
    _shown(actor, picture, with_whom=with_whom, today=today)


@action("profile.picture_taken_off", needs=Permission.PROFILE_EDIT, by=Side.SCHOOL)
def take_picture_off(actor: Actor, picture: Picture, *, today: date) -> None:
    """Take a picture off: one's own suggestion, or for the SENCO any."""
    take_off(actor, picture, today=today)


@action("profile.picture_taken_back", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def take_picture_back(actor: Actor, picture: Picture, *, today: date) -> None:
    """A parent, or the child, does not want a picture on the page: it goes at once, whoever suggested it."""
    take_off(actor, picture, today=today)


@action("profile.picture_put_back", needs=Permission.PROFILE_EDIT, by=Side.SCHOOL)
def put_picture_back(actor: Actor, picture: Picture, *, today: date) -> None:
    """Undo what one has done today: the picture stands as before. Raises TooLateToUndo."""
    _undo(actor, picture, today=today)


@action("profile.picture_wanted_again", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def want_picture_again(actor: Actor, picture: Picture, *, today: date) -> None:
    """The same for a parent, or the child. Raises TooLateToUndo."""
    _undo(actor, picture, today=today)


def _kept(actor: Actor, pupil: Pupil, *, key: str, picture: SafePicture, says: str, source: str, today: date) -> Picture:
    already: Picture | None = Picture.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    _clear(actor, pupil, today=today, waiting=True)
    file = keep_arrived(pupil, Arrived("picture", picture.content_type, picture.content))
    row = Picture(
        pupil=pupil, key=key, file=file, says=says.strip(), source=source.strip()[:80], suggested_by_id=actor.account, suggested_on=today
    )
    row.save()
    return row


def _shown(actor: Actor, picture: Picture, *, with_whom: str, today: date) -> None:
    if picture.confirmed_on is None and picture.off_on is None:
        _clear(actor, picture.pupil, today=today, waiting=False)
    say_yes(actor, picture, with_whom=with_whom, today=today)


def _undo(actor: Actor, picture: Picture, *, today: date) -> None:
    if picture.off_on is None:
        return
    if picture.off_by_id != actor.account or picture.off_on != today:
        raise TooLateToUndo(_("A picture can be put back on the same day, by whoever took it off. Add it again."))
    _clear(actor, picture.pupil, today=today, waiting=picture.confirmed_on is None)
    picture.off_on = picture.off_by_id = None
    picture.save(update_fields=["off_on", "off_by"])


def _clear(actor: Actor, pupil: Pupil, *, today: date, waiting: bool) -> None:
    """One picture stands on the page, and one waits: another takes its place."""
    for other in Picture.objects.filter(pupil=pupil, off_on__isnull=True, confirmed_on__isnull=waiting):
        take_off(actor, other, today=today)
