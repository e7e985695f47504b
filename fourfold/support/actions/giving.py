"""The third step: the sessions that were given (6.52, 6.73)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import ProvisionLine, Session
from fourfold.support.refusals import Incomplete, Refused, TooLate

AUTHOR_CORRECTS_FOR = timedelta(hours=24)


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
) -> Session:
    """Write down one session of one line. Sent twice with one key, it is written once. Raises Refused, Incomplete."""
    already: Session | None = Session.objects.filter(key=key, line=line).first()
    if already is not None:
        return already
    _check_may_be_logged(line, on)
    session = Session(pupil=line.pupil, line=line, key=key, on=on, by_id=actor.account, logged_at=clock.now())
    _state_it(session, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    session.save()
    return session


@action("group.logged", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def log_group(actor: Actor, line: ProvisionLine, *, key: str, on: date, entries: Sequence[Entry]) -> list[Session]:
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
        )
        for entry in entries
    ]


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
    if clock.now() - session.logged_at > AUTHOR_CORRECTS_FOR:
        raise TooLate("This was written more than 24 hours ago. Add a correction: the first entry stays beside it.")
    if hasattr(session, "correction"):
        raise Refused("There is a correction to this already.")
    _state_it(session, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    session.save(update_fields=["state", "feeling", "because", "minutes", "note"])


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
    if hasattr(session, "correction"):
        raise Refused("There is a correction to this already: correct that one.")
    correction = Session(
        pupil=session.pupil, line=session.line, key=key, on=session.on, by_id=actor.account, logged_at=clock.now(), corrects=session
    )
    _state_it(correction, state=state, feeling=feeling, because=because, minutes=minutes, note=note)
    correction.save()
    return correction


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


def _state_it(
    session: Session, *, state: Happened, feeling: Feeling | None, because: WhyNot | None, minutes: int | None, note: str
) -> None:
    """Set what happened. Raises Incomplete where a session that did not happen has no reason."""
    if state is Happened.NOT and because is None:
        raise Incomplete(["Say why it did not happen."])
    planned = session.line.minutes or 0
    session.state = state
    session.minutes = (planned if minutes is None else minutes) if state is Happened.HAPPENED else 0
    session.feeling = feeling or "" if state is Happened.HAPPENED else ""
    session.because = because or "" if state is Happened.NOT else ""
    session.note = note.strip()
