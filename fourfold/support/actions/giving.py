"""The third step: writing down the sessions that were given (6.52, 6.73)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import GroupPlace, GroupSlot, ProvisionLine, Session
from fourfold.support.refusals import Incomplete, Refused

COUNTS_FIRST = Q(corrects__isnull=True, disputes__isnull=True, taken_back_at__isnull=True)
SAYS = ("state", "feeling", "because", "minutes", "note")


@dataclass(frozen=True)
class Entry:
    """How one session went for one child. `minutes` empty means as long as planned."""

    line: ProvisionLine
    state: Happened
    feeling: Feeling | None = None
    because: WhyNot | None = None
    minutes: int | None = None
    note: str = ""


@action("session.logged", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def log_session(
    actor: Actor,
    line: ProvisionLine,
    *,
    key: str,
    on: date,
    state: Happened,
    feeling: Feeling | None = None,
    because: WhyNot | None = None,
    minutes: int | None = None,
    note: str = "",
    slot: GroupSlot | None = None,
) -> Session:
    """Write down one session of one line, at its time of the week where it had one. Raises Refused, Incomplete.

    Sent twice with one key, it is written once; and so is the same thing said of one session from two phones. Where they say different
    things, both are kept: the first counts until the SENCO says otherwise.
    """
    already: Session | None = Session.objects.filter(key=key, line=line).first()
    if already is not None:
        return already
    _check_may_be_logged(line, on)
    slot = slot if slot is not None and _sits_there(line, slot, on) else None
    session = Session(pupil=line.pupil, line=line, key=key, on=on, by_id=actor.account, logged_at=clock.now(), slot=slot)
    state_it(session, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    first = Session.objects.filter(COUNTS_FIRST, line=line, slot=slot, on=on).first() if slot is not None else None
    if first is not None and _says_the_same(getattr(first, "correction", first), session):
        return cast(Session, first)
    session.disputes = first
    session.save()
    return session


@action("group.logged", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def log_group(
    actor: Actor, line: ProvisionLine, *, key: str, on: date, entries: Sequence[Entry], slot: GroupSlot | None = None
) -> list[Session]:
    """Write down one session for each child of a group; `line` is any of theirs. Each child's part is authorised by itself."""
    return [
        log_session(
            actor,
            entry.line,
            key=f"{key[:32]}.{entry.line.code}",
            on=on,
            state=entry.state,
            feeling=entry.feeling,
            because=entry.because,
            minutes=entry.minutes,
            note=entry.note,
            slot=slot,
        )
        for entry in entries
    ]


def _check_may_be_logged(line: ProvisionLine, on: date) -> None:
    """Raises Refused for a session of help that was not being given that day."""
    plan = line.plan
    if line.dropped_at is not None or plan.starts_on is None:
        raise Refused("This help has not started, so there is no session to write down.")
    if on > clock.today():
        raise Refused("That day has not come yet.")
    if on < plan.starts_on or (plan.ends_on is not None and on > plan.ends_on):
        raise Refused("This plan was not in force on that day.")
    if plan.cycle.step == Step.CLOSED:
        raise Refused("This cycle is finished.")


def _sits_there(line: ProvisionLine, slot: GroupSlot, on: date) -> bool:
    """Whether that day had this time in the child's group. Where the times were changed meanwhile, the session is kept without one."""
    if slot.weekday != on.weekday() or slot.starts > on or (slot.until is not None and slot.until < on):
        return False
    places = GroupPlace.objects.filter(line=line, group=slot.group_id, starts__lte=on)
    return places.exclude(until__lt=on).exists()


def _says_the_same(one: Session, other: Session) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in SAYS)


@consequence
def state_it(session: Session, *, state: Happened, feeling: Feeling | None, because: WhyNot | None, minutes: int | None, note: str) -> None:
    """Set what happened. Raises Incomplete where a session that did not happen has no reason."""
    if state is Happened.NOT and because is None:
        raise Incomplete(["Say why it did not happen."])
    planned = session.slot.minutes if session.slot is not None else session.line.minutes or 0
    session.state = state
    session.minutes = (planned if minutes is None else minutes) if state is Happened.HAPPENED else 0
    session.feeling = feeling or "" if state is Happened.HAPPENED else ""
    session.because = because or "" if state is Happened.NOT else ""
    session.note = note.strip()
