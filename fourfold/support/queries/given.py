"""The help that a child was given, as their teacher and the SENCO read it: by line, by week, session by session (6.52)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.giving import NOTHING, Given, given
from fourfold.pupils.models import Pupil
from fourfold.schools.calendar import school_calendar
from fourfold.support.kinds import Happened
from fourfold.support.models import COUNTS, Classwork, ProvisionLine, Session
from fourfold.support.queries.giving import weeks_of_lines
from fourfold.support.queries.plans import plan_in_force
from fourfold.support.reach import seen
from fourfold.support.sentences import given_in_words, how_it_went, how_often, usual_name

SHOWN = 30
"""So many of the latest sessions are read one by one."""


@dataclass(frozen=True)
class LineGiven:
    """One line of help: what was promised, what was given in a sentence, and what its teacher wrote of class work."""

    code: str
    name: str
    who: str
    often: str
    says: str
    found: Given
    classwork: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True)
class WeekGiven:
    """One week of all lines together, by its Monday."""

    monday: date
    found: Given


@dataclass(frozen=True)
class SessionRead:
    """One session as it was written down."""

    code: str
    on: date
    name: str
    state: Happened
    says: str
    note: str
    by: str
    is_correction: bool


@dataclass(frozen=True)
class GivenRead:
    """All of it. Weeks and sessions newest first."""

    lines: tuple[LineGiven, ...]
    weeks: tuple[WeekGiven, ...]
    sessions: tuple[SessionRead, ...]
    whole: Given


def help_given(actor: Actor, pupil: Pupil, *, today: date) -> GivenRead | None:
    """What was given by the plan in force; None where none is."""
    plan = plan_in_force(actor, pupil)
    if plan is None:
        return None
    lines = list(plan.lines.filter(dropped_at__isnull=True).select_related("deliverer"))
    for line in lines:
        line.plan = plan
    found = weeks_of_lines(actor, lines, school_calendar(pupil.last_school()), today=today)
    by_week: dict[date, Given] = {}
    for weeks in found.values():
        for monday, one in weeks.items():
            by_week[monday] = by_week.get(monday, NOTHING) + one
    linked: dict[int, list[tuple[date, str, str]]] = {}
    for row in seen(actor, Classwork, Permission.SESSIONS_VIEW).filter(line__in=lines).select_related("by"):
        linked.setdefault(row.line_id, []).append((row.on, row.words, row.by.formal_name if row.by else ""))
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(COUNTS, line__in=lines).select_related("line", "by")
    return GivenRead(
        lines=tuple(_line(line, given(found.get(line.pk, {})), tuple(linked.get(line.pk, ()))) for line in lines),
        weeks=tuple(WeekGiven(monday, by_week[monday]) for monday in sorted(by_week, reverse=True)),
        sessions=tuple(_session(row) for row in rows.order_by("-on", "-logged_at", "-pk")[:SHOWN]),
        whole=given(by_week),
    )


def line_to_link(actor: Actor, pupil: Pupil, code: str) -> ProvisionLine | None:
    """The line of this child's help with that code, for those who may write about its sessions."""
    rows = seen(actor, ProvisionLine, Permission.SESSIONS_CREATE).filter(pupil=pupil, code=code, dropped_at__isnull=True)
    return rows.select_related("pupil").first()


def _line(line: ProvisionLine, found: Given, classwork: tuple[tuple[date, str, str], ...]) -> LineGiven:
    who = line.deliverer.formal_name if line.deliverer else ""
    often = how_often(line.times_a_week, line.minutes)
    return LineGiven(line.code, usual_name(line.what), who, often, given_in_words(found), found, classwork)


def _session(row: Session) -> SessionRead:
    return SessionRead(
        code=row.code,
        on=row.on,
        name=usual_name(row.line.what),
        state=Happened(row.state),
        says=how_it_went(row.state, row.feeling, row.because),
        note=row.note,
        by=row.by.formal_name if row.by else "",
        is_correction=row.corrects_id is not None,
    )
