"""A concern from somebody without an account: it comes in, and staff match it to a pupil and to a parent of theirs."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.concerns.announcing import announce
from fourfold.concerns.kinds import AnswerWish, RaisedAs
from fourfold.concerns.models import Concern, UnlinkedConcern
from fourfold.concerns.refusals import NotTheirParent, NoWords, Settled
from fourfold.concerns.unlinked import acknowledge, ask_to_ring, tell_the_school
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.standing import open_on
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School


@action("worry.sent", needs=Permission.CONCERN_CREATE, by=Side.FAMILY)
def send_unlinked(
    actor: Actor,
    school: School,
    *,
    once: str,
    child: tuple[str, str, date],
    by: tuple[str, str, str],
    words: str,
    helps: str = "",
    answer_wish: AnswerWish = AnswerWish.LETTER,
    language: str = "en-gb",
) -> UnlinkedConcern:
    """Somebody without an account says what worries them about a `child` (forename, surname, day of birth as typed), as `by` (name,
    address that they showed to be theirs, phone). The clock starts now. Sent twice with one key it is one. Raises NoWords.
    """
    if not words.strip():
        raise NoWords("Write a few words.")
    already: UnlinkedConcern | None = UnlinkedConcern.objects.filter(once=once, school=school).first()
    if already is not None:
        return already
    today = clock.today()
    row = UnlinkedConcern(
        school=school,
        child_forename=child[0],
        child_surname=child[1],
        child_born=child[2],
        by_name=by[0],
        by_email=by[1],
        by_phone=by[2],
        words=words.strip(),
        helps=helps.strip(),
        answer_wish=answer_wish,
        language=language,
        raised_on=today,
        raised_at=clock.now(),
        answer_due=school_calendar(school).add_school_days(today, school.concern_days).day,
        once=once,
    )
    row.save()
    acknowledge(row)
    tell_the_school(row, today=today)
    return row


@action("concern.matched", needs=Permission.CONCERN_APPROVE, by=Side.SCHOOL)
def match_unlinked(actor: Actor, unlinked: UnlinkedConcern, *, pupil: Pupil, parent: ParentLink | None = None) -> Concern:
    """Say which pupil it is about, and whose parent wrote it: it is their concern from now on, with its number and its clock (6.45).

    Without a parent it is looked into, but the answer says nothing of the child to whoever wrote it. Raises NotTheirParent, Settled.
    """
    _check_open(unlinked)
    if pupil.ledger_school != unlinked.school_id:
        raise Settled("That pupil is not on this school’s roll.")
    links = ParentLink.objects.filter(open_on(clock.today()), pupil=pupil, confirmed_on__isnull=False)
    if parent is not None and not links.filter(pk=parent.pk).exists():
        raise NotTheirParent("That person is no parent of this child. Choose again.")
    concern = Concern(
        pupil=pupil,
        school=unlinked.school,
        reference=unlinked.reference,
        raised_as=RaisedAs.ONLINE,
        spoken_by=unlinked.by_name,
        on_behalf_of=parent,
        words=unlinked.words,
        helps=unlinked.helps,
        answer_wish=unlinked.answer_wish,
        raised_on=unlinked.raised_on,
        raised_at=unlinked.raised_at,
        answer_due=unlinked.answer_due,
    )
    concern.save()
    unlinked.concern = concern
    unlinked.save(update_fields=["concern"])
    announce(concern, today=clock.today())
    return concern


@action("worry.replied", needs=Permission.CONCERN_APPROVE, by=Side.SCHOOL)
def reply_to_unlinked(actor: Actor, unlinked: UnlinkedConcern) -> None:
    """Ask whoever wrote it to ring or come in, since it cannot be matched. Says nothing of any child. Raises Settled."""
    _check_open(unlinked)
    unlinked.replied_on, unlinked.replied_by_id = clock.today(), actor.account
    unlinked.save(update_fields=["replied_on", "replied_by"])
    ask_to_ring(unlinked)


def _check_open(unlinked: UnlinkedConcern) -> None:
    if unlinked.concern_id is not None:
        raise Settled("This was matched to a pupil already.")
    if unlinked.replied_on is not None:
        raise Settled("The school has written back already.")
