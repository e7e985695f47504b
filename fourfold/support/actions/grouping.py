"""Groups and their times (6.52): they come with the plan, and who plans the help changes them."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action, consequence
from fourfold.pupils.actions.safeguards import name_adult
from fourfold.pupils.models import Involvement, Pupil
from fourfold.support.models import GroupPlace, GroupSlot, Plan, ProvisionGroup, ProvisionLine, Session
from fourfold.support.reach import GIVES_HELP, in_force_on, member_of_staff
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused
from fourfold.support.sentences import usual_name
from fourfold.support.timing import first_free_time, usual_days

DELIVERS = "delivers"
A_DAY = timedelta(days=1)
USUAL_MINUTES = 20

Time = tuple[int, time]
"""A weekday and when."""


@consequence
def seat_lines(plan: Plan, *, today: date) -> None:
    """Give each line of a plan that begins its place in a group: the place of the version before, a group of the same help that has room,
    or a new one with usual times. A line with no number a week, no length or no adult waits until somebody sets its times."""
    before = list(GroupPlace.objects.filter(pupil=plan.pupil, until__isnull=True).select_related("group", "line"))
    for line in plan.lines.filter(dropped_at__isnull=True).select_related("deliverer"):
        was = next((place for place in before if _is_the_same(place.line, line)), None)
        if was is not None:
            before.remove(was)
            _leave(was, today)
            _seat(line, was.group, today)
        elif line.deliverer is not None and line.minutes and usual_days(line.times_a_week):
            _seat(line, _with_room(line, today) or _new_group(line, line.deliverer, today), today)
    for place in before:
        _leave(place, today)


@action("group.timed", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def time_help(actor: Actor, line: ProvisionLine, *, today: date) -> ProvisionGroup:
    """Give a line of a plan in force that has no times a group of its own, to be set. One that has times keeps them."""
    place = GroupPlace.objects.filter(line=line, until__isnull=True).select_related("group").first()
    if place is not None:
        group: ProvisionGroup = place.group
        return group
    if not ProvisionLine.objects.filter(in_force_on(today), pk=line.pk).exists():
        raise Refused("This help is not being given now.")
    leader = line.deliverer or line.plan.responsible
    if leader is None:
        raise Refused("Nobody is named for this help.")
    group = _new_group(line, leader, today, times_a_week=line.times_a_week or Decimal(1))
    _seat(line, group, today)
    return group


@action("group.changed", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def change_group(
    actor: Actor,
    group: ProvisionGroup,
    *,
    edition: int,
    name: str,
    leader: str,
    minutes: int,
    times: Sequence[Time],
    until: date | None,
    today: date,
) -> None:
    """Change what a group is called, who leads it (by code), and when it meets from today on. Raises ChangedMeanwhile, Refused, Incomplete.

    The times before stay as they were for the days before, so what was planned then is not rewritten.
    """
    if edition != group.edition:
        raise ChangedMeanwhile("", group.changed_at, {"name": group.name}, {"name": name})
    if not times:
        raise Incomplete(["Choose at least one day and time."])
    account = member_of_staff(_anyone_in(group), leader, roles=GIVES_HELP)
    if account is None:
        raise Refused("Choose somebody who works at this school.")
    if account != group.leader:
        _hand_over(group, account, today)
    _retime(group, minutes, times, today)
    group.name, group.leader, group.until, group.set_by_id, group.changed_at = name, account, until, actor.account, clock.now()
    group.edition += 1
    group.save(update_fields=["name", "leader", "until", "set_by", "changed_at", "edition"])


@action("group.joined", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def join_group(actor: Actor, line: ProvisionLine, *, group: ProvisionGroup, today: date) -> None:
    """Move a child's line into another group of the same school from today on."""
    if group.school_id != line.pupil.ledger_school:
        raise Refused("This group is at another school.")
    place = GroupPlace.objects.filter(line=line, until__isnull=True).first()
    if place is not None and place.group_id == group.pk:
        return
    if place is not None:
        _leave(place, today)
    _seat(line, group, today)
    name_adult(line.pupil, account=group.leader, works_as=DELIVERS, starts=today)


@action("group.left", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def leave_group(actor: Actor, line: ProvisionLine, *, today: date) -> ProvisionGroup:
    """Give a child's line a group of its own from today on, with the same adult."""
    place = GroupPlace.objects.filter(line=line, until__isnull=True).select_related("group__leader").first()
    if place is None:
        raise Refused("This help has no times yet.")
    _leave(place, today)
    group = _new_group(line, place.group.leader, today)
    _seat(line, group, today)
    return group


@consequence
def leaders_of(plan: Plan) -> Iterable[Account]:
    """Who leads the groups in which the lines of a plan have their places."""
    places = GroupPlace.objects.filter(line__plan=plan, until__isnull=True).select_related("group__leader")
    return [place.group.leader for place in places]


def _is_the_same(one: ProvisionLine, other: ProvisionLine) -> bool:
    """Whether a line goes on with the help of another."""
    return all(getattr(one, name) == getattr(other, name) for name in ("what", "minutes", "times_a_week", "deliverer_id"))


def _with_room(line: ProvisionLine, today: date) -> ProvisionGroup | None:
    """An open group of the same help, as often and as long, by the same adult, in which a child may still sit."""
    if line.group_size < 2:
        return None
    now = in_force_on(today, "line__")
    same = {"line__what": line.what, "line__minutes": line.minutes, "line__times_a_week": line.times_a_week}
    there = GroupPlace.objects.filter(now, until__isnull=True, group__leader=line.deliverer, group__until__isnull=True, **same)
    places = there.filter(group__school=line.pupil.ledger_school, line__group_size=line.group_size).select_related("group")
    sizes: dict[ProvisionGroup, int] = {}
    for place in places.order_by("pk"):
        sizes[place.group] = sizes.get(place.group, 0) + 1
    return next((group for group, size in sizes.items() if size < line.group_size), None)


def _new_group(line: ProvisionLine, leader: Account, today: date, *, times_a_week: Decimal | None = None) -> ProvisionGroup:
    """A group with usual times, at which its adult is free."""
    group = ProvisionGroup(school_id=line.pupil.ledger_school, provision=line.provision, name=usual_name(line.what), leader=leader)
    group.save()
    days, minutes = usual_days(times_a_week or line.times_a_week) or usual_days(Decimal(1)), line.minutes or USUAL_MINUTES
    open_slots = GroupSlot.objects.filter(group__leader=leader, until__isnull=True, group__until__isnull=True)
    at = first_free_time(days, minutes, list(open_slots.values_list("weekday", "at", "minutes")))
    for day in days:
        GroupSlot(group=group, weekday=day, at=at, minutes=minutes, starts=today).save()
    return group


def _seat(line: ProvisionLine, group: ProvisionGroup, today: date) -> None:
    GroupPlace(group=group, pupil=line.pupil, line=line, starts=today).save()


def _leave(place: GroupPlace, today: date) -> None:
    place.until = today - A_DAY
    place.save(update_fields=["until"])


def _anyone_in(group: ProvisionGroup) -> Pupil:
    """A child of the group, whose school is the group's. Raises Refused for a group that nobody is in."""
    place = group.places.filter(until__isnull=True).select_related("pupil").first()
    if place is None:
        raise Refused("Nobody is in this group any more.")
    pupil: Pupil = place.pupil
    return pupil


def _hand_over(group: ProvisionGroup, account: Account, today: date) -> None:
    """Name the new leader on each child's record; the one before stays named where the plan names them."""
    for place in group.places.filter(until__isnull=True).select_related("pupil", "line"):
        name_adult(place.pupil, account=account, works_as=DELIVERS, starts=today)
        others = GroupPlace.objects.filter(pupil=place.pupil, until__isnull=True, group__leader=group.leader).exclude(group=group)
        in_plan = place.line.plan.lines.filter(dropped_at__isnull=True, deliverer=group.leader)
        if not others.exists() and not in_plan.exists():
            for row in Involvement.objects.filter(pupil=place.pupil, account=group.leader, works_as=DELIVERS, ends__isnull=True):
                row.ends = max(row.starts, today)
                row.save(update_fields=["ends"])


def _retime(group: ProvisionGroup, minutes: int, times: Sequence[Time], today: date) -> None:
    """End the times that are no more, and begin the new ones. A time of today that is written down already ends today."""
    wanted = set(times)
    for slot in group.slots.filter(until__isnull=True):
        if slot.minutes == minutes and (slot.weekday, slot.at) in wanted:
            wanted.remove((slot.weekday, slot.at))
            continue
        is_written = Session.objects.filter(slot=slot, on=today, taken_back_at__isnull=True).exists()
        slot.until = today if is_written else today - A_DAY
        slot.save(update_fields=["until"])
    for day, at in sorted(wanted):
        GroupSlot(group=group, weekday=day, at=at, minutes=minutes, starts=today).save()
