"""Raising a concern, and correcting it while nobody has read it."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.concerns.announcing import announce
from fourfold.concerns.kinds import AnswerWish, RaisedAs
from fourfold.concerns.models import Concern
from fourfold.concerns.refusals import NotTheirParent, NoWords
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.standing import account_offered_born_by, open_on
from fourfold.schools.calendar import school_calendar


@action("concern.raised", needs=Permission.CONCERN_CREATE, by=Side.SCHOOL)
def raise_concern(
    actor: Actor,
    pupil: Pupil,
    *,
    words: str,
    raised_as: RaisedAs = RaisedAs.STAFF,
    helps: str = "",
    spoken_by: str | None = None,
    on_behalf_of: ParentLink | None = None,
    answer_wish: AnswerWish = AnswerWish.LETTER,
    once: str = "",
) -> Concern:
    """Write down what worries a member of staff, or what somebody of the family said to them (6.20, 6.45).

    With the same `once` again it is the concern that is there already. Raises NoWords, and NotTheirParent for a link to another child
    or one that has ended.
    """
    if on_behalf_of is not None and not ParentLink.objects.filter(open_on(clock.today()), pk=on_behalf_of.pk, pupil=pupil).exists():
        raise NotTheirParent("That person is no parent of this child. Choose again.")
    part = RaisedAs.SPOKEN if on_behalf_of is not None or spoken_by else raised_as
    whose = spoken_by or (on_behalf_of.parent.name if on_behalf_of is not None else "")
    return _raise(
        actor, pupil, words=words, helps=helps, part=part, spoken_by=whose, on_behalf_of=on_behalf_of, answer_wish=answer_wish, once=once
    )


@action("worry.shared", needs=Permission.CONCERN_CREATE, by=Side.FAMILY)
def share_worry(
    actor: Actor, pupil: Pupil, *, words: str, helps: str = "", answer_wish: AnswerWish = AnswerWish.LETTER, once: str = ""
) -> Concern:
    """A parent, a carer or the child says what worries them. Raises NoWords."""
    return _raise(actor, pupil, words=words, helps=helps, part=_part_of(actor, pupil), answer_wish=answer_wish, once=once)


@action("concern.read", needs=Permission.CONCERN_APPROVE, by=Side.SCHOOL)
def mark_read(actor: Actor, concern: Concern) -> None:
    """Say that the school has read it and is looking into it; from now on its words stand."""
    if concern.read_at is None:
        concern.read_at, concern.read_by_id = clock.now(), actor.account
        concern.save(update_fields=["read_at", "read_by"])


@action("concern.corrected", needs=Permission.CONCERN_EDIT, by=Side.SCHOOL)
def correct_concern(actor: Actor, concern: Concern, *, words: str, helps: str = "") -> None:
    """Correct one's own concern while nobody has read it. Raises NoWords."""
    _correct(concern, words=words, helps=helps)


@action("worry.corrected", needs=Permission.CONCERN_EDIT, by=Side.FAMILY)
def correct_worry(actor: Actor, concern: Concern, *, words: str, helps: str = "") -> None:
    """The same, for a family's own words. Raises NoWords."""
    _correct(concern, words=words, helps=helps)


def _raise(
    actor: Actor,
    pupil: Pupil,
    *,
    words: str,
    helps: str,
    part: RaisedAs,
    answer_wish: AnswerWish,
    once: str,
    spoken_by: str = "",
    on_behalf_of: ParentLink | None = None,
) -> Concern:
    if not words.strip():
        raise NoWords("Write a few words.")
    # The door holds the pupil's row, so that two copies of one form come here one after the other.
    already: Concern | None = Concern.objects.filter(once=once, raised_by=actor.account, pupil=pupil).first() if once else None
    if already is not None:
        return already
    today = clock.today()
    school = pupil.last_school()
    concern = Concern(
        pupil=pupil,
        school=school,
        raised_by_id=actor.account,
        raised_as=part,
        spoken_by=spoken_by[:120],
        on_behalf_of=on_behalf_of,
        words=words.strip(),
        helps=helps.strip(),
        answer_wish=answer_wish,
        raised_on=today,
        raised_at=clock.now(),
        answer_due=school_calendar(school).add_school_days(today, school.concern_days).day,
        once=once or None,
    )
    concern.save()
    announce(concern, today=today)
    return concern


def _part_of(actor: Actor, pupil: Pupil) -> RaisedAs:
    if pupil.account_id is not None and pupil.account_id == actor.account:
        return RaisedAs.YOUNG_PERSON if pupil.born <= account_offered_born_by(clock.today()) else RaisedAs.PUPIL
    with_responsibility = ParentLink.objects.filter(
        open_on(clock.today()), pupil=pupil, parent__account=actor.account, responsibility=ParentLink.YES
    )
    return RaisedAs.PARENT if with_responsibility.exists() else RaisedAs.CARER


def _correct(concern: Concern, *, words: str, helps: str) -> None:
    if not words.strip():
        raise NoWords("Write a few words.")
    concern.earlier_words = [*concern.earlier_words, {"words": concern.words, "helps": concern.helps, "until": clock.now().isoformat()}]
    concern.words, concern.helps = words.strip(), helps.strip()
    concern.save(update_fields=["words", "helps", "earlier_words"])
