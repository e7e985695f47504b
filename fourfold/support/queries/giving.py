"""What was promised beside what was given, for many lines at once. The number of queries does not grow with them."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.giving import Given, Happened, Meets, Promise, WhyNot, Written, weeks_given
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.pupils.models import Pupil
from fourfold.support.models import COUNTS, GroupPlace, ProvisionLine, Session
from fourfold.support.reach import in_force_on, seen

Weeks = dict[date, Given]
"""By the Monday of each week."""


def weeks_of_lines(actor: Actor, lines: Collection[ProvisionLine], calendar: SchoolYear, *, today: date) -> dict[int, Weeks]:
    """By line. `calendar` is that of the school which gives the help; each line's plan must be in hand. Those who may not see a child's
    sessions are answered as if none were written: ask for the right first."""
    meets, written = _meets(lines), _written(actor, lines)
    found = {}
    for line in lines:
        begins, ends = line.plan.starts_on, line.plan.ends_on
        if begins is None:
            continue
        promise = Promise(
            times_a_week=line.times_a_week,
            minutes=line.minutes,
            first=max(line.starts or begins, begins),
            last=min((day for day in (line.until, ends) if day is not None), default=None),
            meets=tuple(meets.get(line.pk, ())),
        )
        found[line.pk] = weeks_given(promise, written.get(line.pk, ()), calendar, today=today)
    return found


def _written(actor: Actor, lines: Iterable[ProvisionLine]) -> dict[int, list[Written]]:
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(COUNTS, line__in=[line.pk for line in lines])
    found: dict[int, list[Written]] = {}
    for line, on, state, minutes, because, slot in rows.values_list("line", "on", "state", "minutes", "because", "slot"):
        why = WhyNot(because) if because else None
        found.setdefault(line, []).append(Written(on, Happened(state), minutes, why, at_its_time=slot is not None))
    return found


def _meets(lines: Iterable[ProvisionLine]) -> dict[int, list[Meets]]:
    """The times at which each line's help is given."""
    places = GroupPlace.objects.filter(line__in=[line.pk for line in lines]).select_related("group").prefetch_related("group__slots")
    found: dict[int, list[Meets]] = {}
    for place in places:
        for slot in place.group.slots.all():
            first = max(slot.starts, place.starts)
            last = min((day for day in (slot.until, place.until, place.group.until) if day is not None), default=None)
            if last is None or first <= last:
                found.setdefault(place.line_id, []).append(Meets(slot.weekday, slot.minutes, first, last))
    return found


def help_in_force(actor: Actor, pupils: Collection[Pupil], *, today: date) -> dict[int, int]:
    """How many lines of help each of these pupils is given now. One query and those of reach."""
    rows = seen(actor, ProvisionLine).filter(in_force_on(today), pupil__in=pupils)
    return Counter(rows.values_list("pupil", flat=True))
