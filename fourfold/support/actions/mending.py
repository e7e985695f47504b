"""What was written down and is wrong: mended, taken back, corrected openly; or said twice, and settled (6.72)."""

from collections.abc import Sequence
from datetime import timedelta

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.support.actions.giving import state_it
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import Session
from fourfold.support.refusals import Refused, TooLate

AUTHOR_CORRECTS_FOR = timedelta(hours=24)


@action("session.corrected", needs=Permission.SESSIONS_EDIT, by=Side.SCHOOL)
def correct_session(
    actor: Actor,
    session: Session,
    *,
    state: Happened,
    feeling: Feeling | None = None,
    because: WhyNot | None = None,
    minutes: int | None = None,
    note: str = "",
) -> None:
    """Its author mends an entry within 24 hours. Raises TooLate after that: then `add_correction`."""
    _check_is_fresh(session)
    state_it(session, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    session.save(update_fields=["state", "feeling", "because", "minutes", "note"])


@action("session.taken_back", needs=Permission.SESSIONS_EDIT, by=Side.SCHOOL)
def take_back(actor: Actor, session: Session) -> None:
    """Its author undoes an entry within 24 hours: it counts no more, and the session is to be written down again. Raises TooLate, Refused.

    What somebody else wrote of the same session counts from now on.
    """
    if session.taken_back_at is not None:
        return
    _check_is_fresh(session)
    others = list(session.disputed_by.filter(taken_back_at__isnull=True).order_by("pk"))
    session.taken_back_at = clock.now()
    session.save(update_fields=["taken_back_at"])
    for other in others:
        other.disputes = others[0] if other != others[0] else None
        other.save(update_fields=["disputes"])


@action("group.taken_back", needs=Permission.SESSIONS_EDIT, by=Side.SCHOOL)
def take_back_group(actor: Actor, first: Session, *, sessions: Sequence[Session]) -> None:
    """Undo what was written down in one deed for a group; `first` is any of it. Each child's part is authorised by itself."""
    for session in sessions:
        take_back(actor, session)


@action("session.correction_added", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def add_correction(
    actor: Actor,
    session: Session,
    *,
    key: str,
    state: Happened,
    feeling: Feeling | None = None,
    because: WhyNot | None = None,
    minutes: int | None = None,
    note: str = "",
) -> Session:
    """Put a correction beside an entry; from now it counts in its place."""
    already: Session | None = Session.objects.filter(key=key, line=session.line).first()
    if already is not None:
        return already
    _check_stands(session)
    correction = Session(
        pupil=session.pupil,
        line=session.line,
        key=key,
        on=session.on,
        by_id=actor.account,
        logged_at=clock.now(),
        corrects=session,
        slot=session.slot,
    )
    state_it(correction, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    correction.save()
    return correction


@action("session.settled", needs=Permission.SESSIONS_APPROVE, by=Side.SCHOOL)
def settle(actor: Actor, second: Session, *, counts: bool) -> None:
    """Say which of two entries of one session counts: this one, or the first. Both are kept. Raises Refused where there are not two."""
    first = second.disputes
    if first is None or second.taken_back_at is not None:
        raise Refused("There are not two entries any more.")
    if not counts:
        second.settled_at = clock.now()
        second.save(update_fields=["settled_at"])
        return
    # In this order, since only one entry may count at any moment.
    first.disputes_id, first.settled_at = second.pk, clock.now()
    first.save(update_fields=["disputes", "settled_at"])
    second.disputes = None
    second.save(update_fields=["disputes"])
    for other in first.disputed_by.exclude(pk=second.pk):
        other.disputes = second
        other.save(update_fields=["disputes"])


def _check_is_fresh(session: Session) -> None:
    """Raises TooLate, or Refused where another entry stands in its place."""
    if clock.now() - session.logged_at > AUTHOR_CORRECTS_FOR:
        raise TooLate("This was written more than 24 hours ago. Add a correction: the first entry stays beside it.")
    _check_stands(session)


def _check_stands(session: Session) -> None:
    if hasattr(session, "correction"):
        raise Refused("There is a correction to this already: correct that one.")
    if session.taken_back_at is not None:
        raise Refused("This was undone. Write the session down again.")
