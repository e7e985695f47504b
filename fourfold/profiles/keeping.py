"""Keeping what a child said, and what adults add beside it."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.audit.action import consequence
from fourfold.profiles.hearing import Heard, in_sentences
from fourfold.profiles.kinds import AddedAs
from fourfold.profiles.models import CHILD, Added, Saying
from fourfold.profiles.questions import set_called
from fourfold.pupils.models import Pupil


class NothingSaid(Exception):
    """There is nothing to write down."""


@consequence
def keep_views(actor: Actor, pupil: Pupil, heard: Heard, today: date) -> Saying:
    """One sitting, kept once however often it is sent; what the helper thinks it means stands beside it. Raises NothingSaid."""
    already: Saying | None = Saying.objects.filter(pupil=pupil, once=heard.once).first() if heard.once else None
    if already is not None:
        return already
    asked = set_called(heard.asked)
    given = tuple(answer for answer in heard.answers if not answer.is_empty)
    words = in_sentences(asked, given) if asked else heard.words.strip()
    if not words:
        raise NothingSaid("Write what they said or showed.")
    saying = Saying(
        pupil=pupil,
        voice=CHILD,
        words=words,
        method=heard.method,
        helped_by=heard.helper[:120],
        helper_role=heard.helper_role[:60],
        asked=asked.name if asked else "",
        answers=[answer.kept for answer in given],
        shown_to_parents=heard.shown_to_parents,
        said_on=today,
        recorded_by_id=actor.account,
        once=heard.once or None,
    )
    saying.save()
    if heard.meaning.strip():
        add_beside(actor, saying, AddedAs.MEANING, heard.meaning, today)
    return saying


@consequence
def add_beside(actor: Actor, saying: Saying, kind: AddedAs, words: str, today: date) -> Added:
    """What an adult adds, beside the words and never in them; the same again is kept once. Raises NothingSaid."""
    if not words.strip():
        raise NothingSaid("Write a few words.")
    already: Added | None = Added.objects.filter(saying=saying, kind=kind, words=words.strip(), by=actor.account, on=today).first()
    if already is not None:
        return already
    added = Added(pupil=saying.pupil, saying=saying, kind=kind, words=words.strip(), by_id=actor.account, on=today)
    added.save()
    return added
