"""A day's sessions for the person who gives them, and what they have written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.support.kinds import Happened
from fourfold.support.models import ProvisionLine, Session
from fourfold.support.reach import seen


@dataclass(frozen=True)
class SlotChild:
    """One child in a session: the line's code, and what was written down for the day, if anything was."""

    line: str
    pupil_code: str
    forename: str
    name: str
    state: Happened | None
    feeling: str
    session: str


@dataclass(frozen=True)
class Slot:
    """One session to give: alone, or for the children whose lines say the same help by the same adult. `code` is that of its first line."""

    code: str
    what: str
    minutes: int
    children: tuple[SlotChild, ...]

    @property
    def name(self) -> str:
        """What the session is called: the first sentence of what is done."""
        return self.what.partition(". ")[0].rstrip(".")

    @property
    def is_logged(self) -> bool:
        return all(child.state is not None for child in self.children)


def sessions_today(actor: Actor, today: date) -> list[Slot]:
    """What this person gives and may write down today: each line whose sessions of this week are not yet done, groups together."""
    monday = today - timedelta(days=today.weekday())
    lines = list(_own_lines(actor, today))
    written = _written(actor, lines, monday)
    due = [line for line in lines if _is_due(line, written.get(line.pk, []), today)]
    return _slots(due, written, today)


def slot_of(actor: Actor, code: str, today: date) -> Slot | None:
    """The session that holds the line with this code, due or not; None where this person does not give it."""
    lines = list(_own_lines(actor, today))
    written = _written(actor, lines, today)
    return next((slot for slot in _slots(lines, written, today) if code in {child.line for child in slot.children}), None)


def line_to_log(actor: Actor, code: str) -> ProvisionLine | None:
    """The line with this code, for those who may write down its sessions."""
    return _lines(actor).filter(code=code).first()


def own_sessions(actor: Actor, *, since: date) -> QuerySet[Session]:
    """What this person wrote down since a day, newest first; entries with a correction are left out."""
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(by=actor.account, on__gte=since, correction__isnull=True)
    return rows.select_related("pupil", "line").order_by("-on", "-pk")


def session_of(actor: Actor, code: str) -> Session | None:
    """One entry, for those who may see it."""
    return seen(actor, Session, Permission.SESSIONS_VIEW).filter(code=code).select_related("pupil", "line__plan__cycle").first()


def _lines(actor: Actor) -> QuerySet[ProvisionLine]:
    rows = seen(actor, ProvisionLine, Permission.SESSIONS_CREATE).filter(dropped_at__isnull=True)
    return rows.select_related("pupil", "plan__cycle")


def _own_lines(actor: Actor, today: date) -> QuerySet[ProvisionLine]:
    in_force = _lines(actor).filter(plan__starts_on__lte=today, plan__ends_on__isnull=True, plan__cycle__step__in=[Step.DO, Step.REVIEW])
    return in_force.filter(deliverer=actor.account, times_a_week__isnull=False).order_by("what", "pupil__surname", "pupil__forename", "pk")


def _written(actor: Actor, lines: Iterable[ProvisionLine], since: date) -> dict[int, list[Session]]:
    """What stands written for these lines since a day, by line."""
    found: dict[int, list[Session]] = {}
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(line__in=list(lines), on__gte=since, correction__isnull=True)
    for row in rows:
        found.setdefault(row.line_id, []).append(row)
    return found


def _is_due(line: ProvisionLine, written: list[Session], today: date) -> bool:
    """Whether a session is to be given today, or was written down today already."""
    if (line.starts and line.starts > today) or (line.until and line.until < today):
        return False
    return any(row.on == today for row in written) or len(written) < ceil(line.times_a_week or 0)


def _slots(lines: Iterable[ProvisionLine], written: dict[int, list[Session]], today: date) -> list[Slot]:
    """Lines of a group together, others alone."""
    groups: dict[tuple[object, ...], list[ProvisionLine]] = {}
    for line in lines:
        together = (line.what.strip().lower(), line.minutes) if line.group_size > 1 else (line.pk,)
        groups.setdefault(together, []).append(line)
    return [
        Slot(
            group[0].code,
            group[0].what,
            group[0].minutes or 0,
            tuple(_child(line, next((row for row in written.get(line.pk, []) if row.on == today), None)) for line in group),
        )
        for group in groups.values()
    ]


def _child(line: ProvisionLine, row: Session | None) -> SlotChild:
    pupil = line.pupil
    state = Happened(row.state) if row else None
    return SlotChild(line.code, pupil.code, pupil.forename, pupil.name, state, row.feeling if row else "", row.code if row else "")
