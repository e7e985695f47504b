"""Writing down what a child and their parents say."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.profiles.models import PARENT, Profile, Saying
from fourfold.pupils.models import Parent, Pupil


@action("voice.recorded", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def record_saying(
    actor: Actor,
    pupil: Pupil,
    *,
    voice: str,
    words: str,
    said_on: date,
    parent: Parent | None = None,
    how: str = "",
    helped_by: str = "",
    about: str = "",
) -> Saying:
    """Write down what a parent or the child said, in their words."""
    return note_saying(
        pupil,
        voice=voice,
        words=words,
        said_on=said_on,
        parent=parent,
        how=how,
        helped_by=helped_by,
        about=about,
        recorded_by=actor.account,
    )


@consequence
def note_saying(
    pupil: Pupil,
    *,
    voice: str,
    words: str,
    said_on: date,
    recorded_by: int | None,
    parent: Parent | None = None,
    how: str = "",
    helped_by: str = "",
    about: str = "",
) -> Saying:
    """The same, as a consequence within another room's verb. The same words about the same thing are kept once."""
    of = parent if voice == PARENT else None
    again: Saying | None = Saying.objects.filter(pupil=pupil, voice=voice, parent=of, words=words, about=about).first() if about else None
    if again is not None:
        return again
    saying = Saying(
        pupil=pupil,
        voice=voice,
        parent=of,
        words=words,
        said_on=said_on,
        how=how,
        helped_by=helped_by,
        about=about,
        recorded_by_id=recorded_by,
    )
    saying.save()
    return saying


@action("profile.written", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def write_profile(
    actor: Actor, pupil: Pupil, *, written_on: date, likes: str = "", matters: str = "", helps: str = "", hard: str = "", want: str = ""
) -> Profile:
    """Write the page afresh; the page before it is kept."""
    profile = Profile(
        pupil=pupil,
        likes=likes,
        matters=matters,
        helps=helps,
        hard=hard,
        want=want,
        written_on=written_on,
        written_by_id=actor.account,
    )
    profile.save()
    return profile
