"""The one page about a child: anyone who works with them suggests a line, the child and the family say yes to it."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.profiles.confirming import called, found_right, say_yes, take_off
from fourfold.profiles.kinds import MOST_LINES, PART_NAMES, Part
from fourfold.profiles.models import ProfileLine
from fourfold.pupils.models import Pupil


class PageIsFull(Exception):
    """A part has its five lines: one has to go before another comes."""


@action("profile.line_suggested", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def suggest_line(actor: Actor, pupil: Pupil, *, key: str, part: Part, words: str, source: str, today: date) -> ProfileLine:
    """Suggest a line. It comes onto the page when the child or the family says yes. Sent twice with one key, it is there once.

    Raises PageIsFull where the part has five lines, suggested ones included.
    """
    return _add(actor, pupil, key=key, part=part, words=words, source=source, today=today)


@action("profile.line_offered", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def offer_line(actor: Actor, pupil: Pupil, *, key: str, part: Part, words: str, today: date) -> ProfileLine:
    """A parent, or the child, writes a line: theirs needs nobody's yes. Raises PageIsFull."""
    who = called(actor, pupil)
    line = _add(actor, pupil, key=key, part=part, words=words, source="me" if who == pupil.forename else who, today=today)
    say_yes(actor, line, with_whom=who, today=today)
    return line


@action("profile.line_confirmed", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def confirm_line(actor: Actor, line: ProfileLine, *, today: date) -> None:
    """A parent, or the child, says yes to a line. Raises LineIsOff."""
    say_yes(actor, line, with_whom=called(actor, line.pupil), today=today)


@action("profile.line_checked", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def confirm_with_child(actor: Actor, line: ProfileLine, *, with_whom: str, today: date) -> None:
    """An adult at school asked the child, or the family, and they said yes. Raises LineIsOff."""
    say_yes(actor, line, with_whom=with_whom, today=today)


@action("profile.line_taken_off", needs=Permission.PROFILE_EDIT, by=Side.SCHOOL)
def take_line_off(actor: Actor, line: ProfileLine, *, today: date) -> None:
    """Take a line off: one's own suggestion, or for the SENCO any. It stays in what was on the page before."""
    take_off(actor, line, today=today)


@action("profile.line_taken_back", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def take_line_back(actor: Actor, line: ProfileLine, *, today: date) -> None:
    """A parent, or the child, does not want a line on the page: it goes at once, whoever suggested it."""
    take_off(actor, line, today=today)


@action("profile.still_right", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def still_right(actor: Actor, pupil: Pupil, *, with_whom: str, today: date) -> None:
    """The page was looked at with the child or the family, and is right."""
    found_right(actor, pupil, with_whom=with_whom, today=today)


@action("profile.said_still_right", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def say_still_right(actor: Actor, pupil: Pupil, *, today: date) -> None:
    """A parent, or the child, has looked at the page, and it is right."""
    found_right(actor, pupil, with_whom=called(actor, pupil), today=today)


def _add(actor: Actor, pupil: Pupil, *, key: str, part: Part, words: str, source: str, today: date) -> ProfileLine:
    already: ProfileLine | None = ProfileLine.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    if ProfileLine.objects.filter(pupil=pupil, part=part, off_on__isnull=True).count() >= MOST_LINES:
        says = _("“%(part)s” has 5 lines already. More would not be read. Take one off first.")
        raise PageIsFull(says % {"part": PART_NAMES[part]})
    line = ProfileLine(
        pupil=pupil, key=key, part=part, words=words.strip(), source=source.strip(), suggested_by_id=actor.account, suggested_on=today
    )
    line.save()
    return line
