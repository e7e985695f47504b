"""Groups with their times and children, as the people read them who give and plan the help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.schools.models import School
from fourfold.support.models import GroupPlace, ProvisionGroup, ProvisionLine
from fourfold.support.reach import Adult, adults, in_force_on, seen
from fourfold.support.sentences import usual_name


@dataclass(frozen=True)
class InGroup:
    """A child of a group: the line of their plan, and whose it is."""

    line: str
    pupil_code: str
    name: str


@dataclass(frozen=True)
class GroupRead:
    """A group as one person may read it: its times (weekday, when), the children within their reach, and how many others there are."""

    code: str
    edition: int
    name: str
    leader: str
    leader_code: str
    minutes: int
    times: tuple[tuple[int, time], ...]
    until: date | None
    children: tuple[InGroup, ...]
    others: int
    came_with_plan: bool
    """Nobody has chosen these times yet."""
    may_change: bool


def groups_of(actor: Actor, school: School, *, today: date) -> list[GroupRead]:
    """The groups of a school in which some child of this person's reach is helped now, by leader."""
    places = _places(actor, today).filter(group__school=school)
    groups = ProvisionGroup.objects.filter(_open(today), pk__in=places.values("group"))
    return _read(actor, groups.order_by("leader__name", "name", "pk"), today)


def group_of(actor: Actor, code: str, *, today: date) -> GroupRead | None:
    """One group; None where no child in it is within reach."""
    here = _places(actor, today).filter(group__code=code).values("group")
    return next(iter(_read(actor, ProvisionGroup.objects.filter(pk__in=here), today)), None)


def group_to_change(actor: Actor, code: str, *, today: date) -> ProvisionGroup | None:
    """The row of a group within reach; whether it may be changed, the deed asks."""
    here = _places(actor, today).filter(group__code=code).values("group")
    return ProvisionGroup.objects.filter(pk__in=here).select_related("leader").first()


def who_may_lead(actor: Actor, group: ProvisionGroup) -> list[Adult]:
    """Who works at the group's school."""
    place = group.places.filter(until__isnull=True).select_related("pupil").first()
    return adults(actor, place.pupil) if place is not None else []


def lines_without_times(actor: Actor, school: School, *, today: date) -> list[ProvisionLine]:
    """Help in force that says who gives it or how often, whose times this person may choose and nobody has."""
    rows = _lines_to_plan(actor, today).exclude(group_places__in=GroupPlace.objects.filter(until__isnull=True))
    counted = Q(times_a_week__isnull=False) | Q(minutes__isnull=False)
    here = rows.filter(counted, pupil__enrolments__school=school, pupil__enrolments__ends__isnull=True).distinct()
    return list(here.order_by("pupil__surname", "pupil__forename", "pk"))


def line_to_plan(actor: Actor, code: str, *, today: date) -> ProvisionLine | None:
    """The line with this code, for those who may choose its times."""
    return _lines_to_plan(actor, today).filter(code=code).first()


def lines_to_bring_in(actor: Actor, group: ProvisionGroup, *, today: date) -> list[ProvisionLine]:
    """The same help of other children of the school, now given in other groups: to join this one."""
    rows = _lines_to_plan(actor, today).filter(group_places__until__isnull=True, group_places__group__school=group.school)
    others = rows.exclude(group_places__in=group.places.filter(until__isnull=True)).distinct()
    found = others.order_by("pupil__surname", "pupil__forename", "pk")
    name = usual_name(group.name).lower()
    return [
        line for line in found if usual_name(line.what).lower() == name or (line.provision_id and line.provision_id == group.provision_id)
    ]


def _lines_to_plan(actor: Actor, today: date) -> "QuerySet[ProvisionLine]":
    rows = seen(actor, ProvisionLine, Permission.PLAN_CREATE).filter(in_force_on(today))
    return rows.select_related("pupil", "plan__responsible", "deliverer")


def _places(actor: Actor, today: date) -> "QuerySet[GroupPlace]":
    """Places taken now of children whose sessions this person may see."""
    lines = seen(actor, ProvisionLine, Permission.SESSIONS_VIEW).filter(in_force_on(today))
    return GroupPlace.objects.filter(until__isnull=True, line__in=lines)


def _open(today: date) -> Q:
    return Q(until__isnull=True) | Q(until__gte=today)


def _read(actor: Actor, groups: Iterable[ProvisionGroup], today: date) -> list[GroupRead]:
    rows = list(ProvisionGroup.objects.filter(pk__in=[group.pk for group in groups]).select_related("leader").prefetch_related("slots"))
    rows.sort(key=lambda row: (row.leader.name, row.name, row.pk))
    mine = {place.pk: place for place in _places(actor, today).filter(group__in=rows).select_related("pupil", "line")}
    to_plan = set(_lines_to_plan(actor, today).filter(group_places__group__in=rows).values_list("pk", flat=True))
    taken: dict[int, list[tuple[int, int]]] = {}
    for place, line, group in GroupPlace.objects.filter(until__isnull=True, group__in=rows).values_list("pk", "line", "group"):
        taken.setdefault(group, []).append((place, line))
    return [_read_one(row, taken.get(row.pk, []), mine, to_plan) for row in rows]


def _read_one(row: ProvisionGroup, taken: list[tuple[int, int]], mine: dict[int, GroupPlace], to_plan: set[int]) -> GroupRead:
    slots = [slot for slot in row.slots.all() if slot.until is None]
    children = sorted((mine[place] for place, _ in taken if place in mine), key=lambda one: (one.pupil.surname, one.pupil.forename, one.pk))
    return GroupRead(
        code=row.code,
        edition=row.edition,
        name=row.name,
        leader=row.leader.formal_name,
        leader_code=row.leader.code,
        minutes=slots[0].minutes if slots else 0,
        times=tuple((slot.weekday, slot.at) for slot in slots),
        until=row.until,
        children=tuple(InGroup(one.line.code, one.pupil.code, one.pupil.name) for one in children),
        others=len(taken) - len(children),
        came_with_plan=row.set_by_id is None,
        may_change=bool(taken) and all(line in to_plan for _, line in taken),
    )
