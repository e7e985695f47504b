"""A day's sessions for the person who gives them, and what they have written down."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.schools.calendar import school_calendar
from fourfold.support.days import DaySession, SessionChild
from fourfold.support.kinds import Happened
from fourfold.support.models import COUNTS, GroupPlace, GroupSlot, ProvisionLine, Session
from fourfold.support.reach import in_force_on, seen

STILL_WRITTEN_DAYS = 7
"""How long after its day a session may still be written down from its time in the week."""


def sessions_today(actor: Actor, today: date) -> list[DaySession]:
    """What this person gives and may write down on a day, in the order of the clock. None on a day when the school is shut."""
    return _sessions(actor, [today], Q(group__leader=actor.account))


def sessions_unwritten(actor: Actor, today: date) -> list[DaySession]:
    """What this person gave in the days before and has not written down, newest first."""
    days = [today - timedelta(days=number) for number in range(1, STILL_WRITTEN_DAYS + 1)]
    found = [one for one in _sessions(actor, days, Q(group__leader=actor.account)) if not one.is_logged]
    return sorted(found, key=lambda one: (one.on, one.starts), reverse=True)


def session_at(actor: Actor, code: str, on: date, today: date) -> DaySession | None:
    """The session at the time with this code on a day of the last week, led by whomever: a colleague covers. None where there is none."""
    if not timedelta() <= today - on <= timedelta(days=STILL_WRITTEN_DAYS):
        return None
    return next(iter(_sessions(actor, [on], Q(code=code))), None)


def line_to_log(actor: Actor, code: str) -> ProvisionLine | None:
    """The line with this code, for those who may write down its sessions."""
    return _lines(actor).filter(code=code).first()


def lines_to_log(actor: Actor, today: date) -> list[ProvisionLine]:
    """The help in force that this person gives: to write down what was given at another time."""
    mine = Q(deliverer=actor.account) | Q(group_places__group__leader=actor.account, group_places__until__isnull=True)
    rows = _lines(actor).filter(mine, in_force_on(today)).distinct()
    return list(rows.order_by("pupil__forename", "pupil__surname", "place", "pk"))


def slot_at(actor: Actor, code: str) -> GroupSlot | None:
    """A time of the week, for those who may write down the sessions of some child in its group."""
    here = GroupPlace.objects.filter(line__in=_lines(actor)).values("group")
    return GroupSlot.objects.filter(code=code, group__in=here).select_related("group").first()


def own_sessions(actor: Actor, *, since: date) -> QuerySet[Session]:
    """What this person wrote down since a day, newest first; entries with a correction are left out."""
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(COUNTS, by=actor.account, on__gte=since)
    return rows.select_related("pupil", "line").order_by("-on", "-pk")


def session_of(actor: Actor, code: str) -> Session | None:
    """One entry, for those who may see it."""
    return seen(actor, Session, Permission.SESSIONS_VIEW).filter(code=code).select_related("pupil", "line__plan__cycle").first()


def written_together(actor: Actor, key: str) -> list[Session]:
    """What this person wrote down under one key, for one child or for a group, and has not taken back."""
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(by=actor.account, key__startswith=f"{key}.", taken_back_at__isnull=True)
    return list(rows.select_related("pupil", "line")) if key.isalnum() else []


def clashes(actor: Actor) -> list[Session]:
    """Second entries of one session that wait for whoever may say which counts, oldest first."""
    rows = seen(actor, Session, Permission.SESSIONS_APPROVE).filter(
        disputes__isnull=False, settled_at__isnull=True, taken_back_at__isnull=True
    )
    return list(rows.select_related("pupil", "line", "by", "disputes__by", "disputes__pupil").order_by("on", "pk"))


def _lines(actor: Actor) -> QuerySet[ProvisionLine]:
    rows = seen(actor, ProvisionLine, Permission.SESSIONS_CREATE).filter(dropped_at__isnull=True)
    return rows.select_related("pupil", "plan__cycle")


def _sessions(actor: Actor, days: Collection[date], which: Q) -> list[DaySession]:
    """The sessions of some days at some times. The number of queries grows with the days alone."""
    slots = list(GroupSlot.objects.filter(which).select_related("group__school"))
    calendars = {school.pk: school_calendar(school) for school in {slot.group.school for slot in slots}}
    found: list[DaySession] = []
    for day in days:
        met = [slot for slot in slots if _meets(slot, day) and calendars[slot.group.school_id].is_school_day(day)]
        found += _with_children(actor, met, day) if met else []
    return sorted(found, key=lambda one: (one.on, one.starts, one.code))


def _meets(slot: GroupSlot, day: date) -> bool:
    ends = min((last for last in (slot.until, slot.group.until) if last is not None), default=date.max)
    return slot.weekday == day.weekday() and slot.starts <= day <= ends


def _with_children(actor: Actor, slots: list[GroupSlot], day: date) -> list[DaySession]:
    """Each with its children who have help that day; a group without one has no session."""
    lines = _lines(actor).filter(in_force_on(day))
    here = Q(until__isnull=True) | Q(until__gte=day)
    places = GroupPlace.objects.filter(here, starts__lte=day, group__in={slot.group_id for slot in slots}, line__in=lines)
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(COUNTS, slot__in=slots, on=day)
    written = {(row.slot_id, row.line_id): row for row in rows}
    found = []
    by_name = places.select_related("pupil", "line").order_by("pupil__forename", "pupil__surname", "pk")
    for slot in slots:
        together = [place for place in by_name if place.group_id == slot.group_id]
        forenames = Counter(place.pupil.forename for place in together)
        children = tuple(_child(place, written.get((slot.pk, place.line_id)), forenames[place.pupil.forename]) for place in together)
        if children:
            found.append(DaySession(slot.code, slot.group.name, day, slot.at, slot.minutes, children))
    return found


def _child(place: GroupPlace, row: Session | None, namesakes: int) -> SessionChild:
    pupil, state = place.pupil, Happened(row.state) if row else None
    called = pupil.forename if namesakes == 1 else f"{pupil.forename} {pupil.surname[:1]}"
    return SessionChild(place.line.code, pupil.code, called, pupil.name, state, row.feeling if row else "", row.code if row else "")
