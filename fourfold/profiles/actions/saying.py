"""Writing down what a child and their parents say."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.families import involve_directly
from fourfold.profiles.hearing import Heard
from fourfold.profiles.keeping import add_beside, keep_views
from fourfold.profiles.kinds import AddedAs, Method
from fourfold.profiles.models import CHILD, PARENT, Added, NotHeard, Saying
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


class NotTheirs(Exception):
    """Only whoever said something chooses who reads it."""


class Unexplained(Exception):
    """That a child was not heard needs what was tried, the reason, and a day on which it is tried again."""


@action("views.heard", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def hear_child(actor: Actor, pupil: Pupil, *, heard: Heard, today: date) -> Saying:
    """Keep what a child said while a member of staff helped: in My say on their device, or by another way (6.45; UNCRC article 12).

    The helper is named; what they think it means stands beside it, marked as that. Raises NothingSaid.
    """
    return keep_views(actor, pupil, heard, today)


@action("views.said", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def say_views(actor: Actor, pupil: Pupil, *, heard: Heard, today: date) -> Saying:
    """Keep what a child or young person says from home, or by their own account. Raises NothingSaid."""
    return keep_views(actor, pupil, heard, today)


@action("views.added", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def add_to_saying(actor: Actor, saying: Saying, *, kind: AddedAs, words: str, today: date) -> Added:
    """Say beside a child's words what they may mean, or what was done because of them. The words stay as they are. Raises NothingSaid."""
    return add_beside(actor, saying, kind, words, today)


@action("views.shown", needs=Permission.PROFILE_CREATE, by=Side.FAMILY)
def choose_who_reads(actor: Actor, saying: Saying, *, parents: bool) -> None:
    """Whoever said it, from 16, changes their mind about who may read it. Raises NotTheirs for everybody else."""
    own = actor.account is not None and saying.pupil.account_id == actor.account
    if not own or saying.voice != CHILD or not involve_directly(saying.pupil.born, clock.today()):
        raise NotTheirs("Only whoever said it chooses who reads it.")
    saying.shown_to_parents = parents
    saying.save(update_fields=["shown_to_parents"])


@action("views.not_heard", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def record_not_heard(actor: Actor, pupil: Pupil, *, tried: list[Method], why: str, try_again_on: date, today: date) -> NotHeard:
    """Write down that a child's views could not be had: what was tried, why not, and when it is tried again. Raises Unexplained."""
    if not tried:
        raise Unexplained("Choose what you tried. A child who does not speak can still show what they think.")
    if not why.strip():
        raise Unexplained("Write why it was not possible.")
    if try_again_on <= today:
        raise Unexplained("Choose a day after today to try again.")
    tried_as = [method.value for method in tried]
    already: NotHeard | None = NotHeard.objects.filter(pupil=pupil, on=today, why=why.strip(), try_again_on=try_again_on).first()
    if already is not None:
        return already
    row = NotHeard(
        pupil=pupil,
        tried=tried_as,
        why=why.strip(),
        try_again_on=try_again_on,
        on=today,
        recorded_by_id=actor.account,
    )
    row.save()
    return row
