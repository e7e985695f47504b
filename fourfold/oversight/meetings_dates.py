"""Days for the meetings that still want one, worked out from what is booked: nothing is set by it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.code_of_practice.meeting_dates import Taken, Wanted, Ways, near, suggest
from fourfold.code_of_practice.meeting_year import Slot, Third, thirds
from fourfold.code_of_practice.school_year import school_year_ends, school_year_of
from fourfold.meetings.asking import Offer
from fourfold.meetings.busy import Planned, families_of, taken_at
from fourfold.meetings.kinds import How, Part
from fourfold.meetings.models import Meeting
from fourfold.notifications.school_people import RESPONSIBLE
from fourfold.oversight.meetings_year import PupilsYear, meetings_year
from fourfold.pupils.models import ClassPlace, ClassStaff, Involvement, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School


@dataclass(frozen=True)
class Suggestion:
    """A day and a time for one pupil, as a page shows it; `key` names it in a form."""

    key: str
    name: str
    class_name: str
    third: Third
    planned: Planned

    @property
    def at(self) -> str:
        """The day and the time as a form carries them: what the person saw."""
        return f"{self.planned.day.isoformat()}T{self.planned.at:%H:%M}"


def suggestions(actor: Actor, school: School, *, today: date) -> tuple[list[Suggestion], list[PupilsYear]]:
    """A day for each pupil who needs one and whose meetings this person may plan; and those for whom no room was found."""
    found = meetings_year(actor, school, today=today)
    reach = within_reach(actor, Permission.MEETING_CREATE, side=Side.SCHOOL)
    may_plan = Pupil.objects.filter(reach).in_bulk([one.pupil for one in found.needing])
    rows = {one.pupil: one for one in found.needing if one.pupil in may_plan}
    staff, families = teachers_of(school, rows, today=today), families_of(rows)
    wanted = [
        Wanted(pk, third, frozenset(one.pk for one in staff.get(pk, ())), families.get(pk, 0))
        for pk, row in rows.items()
        for third, slot in row.slots.items()
        if slot.slot is Slot.NEEDS_DATE or slot.one_more
    ]
    ways = ways_of(school, today=today)
    dates, without = suggest(wanted, taken_at(school, found.starts, school_year_ends(found.starts.year)), ways=ways, today=today)
    said = [
        Suggestion(
            f"{rows[one.child].code}.{one.third}",
            rows[one.child].name,
            rows[one.child].class_name,
            one.third,
            Planned(may_plan[one.child], one.day, one.at, staff.get(one.child, ())),
        )
        for one in dates
    ]
    said.sort(key=lambda one: (one.at, one.name))
    return said, [rows[pk] for pk in dict.fromkeys(one.child for one in without)]


def suggested_for(actor: Actor, school: School, pupil: Pupil, third: Third | None, *, today: date) -> Planned | None:
    """The day that would be suggested for one pupil in one third of the year (in any that is not over, where none is named)."""
    ways = ways_of(school, today=today)
    spans = [one for one, (_, last) in ways.spans.items() if last >= today]
    staff = teachers_of(school, [pupil.pk], today=today)[pupil.pk]
    if pupil.ledger_school not in actor.schools or not spans:
        return None
    want = Wanted(
        pupil.pk, third if third in spans else spans[0], frozenset(one.pk for one in staff), families_of([pupil.pk]).get(pupil.pk, 0)
    )
    found, _ = suggest([want], taken_at(school, today, school_year_ends(school_year_of(today))), ways=ways, today=today)
    return Planned(pupil, found[0].day, found[0].at, staff) if found else None


def times_for(actor: Actor, school: School, meeting: Meeting, *, today: date, number: int = 3) -> list[Offer]:
    """Times to offer for one meeting, its own first, for those who may plan it: within a week of its day, when its people are free."""
    if not Pupil.objects.filter(within_reach(actor, Permission.MEETING_CREATE, side=Side.SCHOOL), pk=meeting.pupil_id).exists():
        return []
    taken = taken_at(school, today, school_year_ends(school_year_of(today)))
    families, staff = families_of([meeting.pupil_id]), teachers_of(school, [meeting.pupil_id], today=today)
    return list(_offers(meeting, taken, ways=ways_of(school, today=today), families=families, staff=staff, today=today, number=number))


def _offers(
    meeting: Meeting,
    taken: list[Taken],
    *,
    ways: Ways,
    families: dict[int, int],
    staff: dict[int, tuple[Account, ...]],
    today: date,
    number: int = 3,
) -> tuple[Offer, ...]:
    day = meeting.planned_for or today
    named = frozenset(one.account_id for one in meeting.attendances.all() if one.part == Part.STAFF and one.account_id)
    people = named or frozenset(one.pk for one in staff.get(meeting.pupil_id, ()))
    want = Wanted(meeting.pupil_id, third_of(day, ways), people, families.get(meeting.pupil_id, 0))
    own = [Offer(day, meeting.starts_at, How(meeting.how))] if meeting.starts_at is not None and day > today else []
    others = [one for one in taken if one.child != meeting.pupil_id]
    soon = replace(ways, notice=timedelta(days=2))
    found = near(want, others, ways=soon, today=today, day=day, number=number - len(own), or_then=not own)
    return tuple(own + [Offer(one.day, one.at, How(meeting.how)) for one in found])


def third_of(day: date, ways: Ways) -> Third:
    """The third of the year in which a day falls."""
    return next((one for one, (first, last) in ways.spans.items() if first <= day <= last), Third.SUMMER)


@dataclass(frozen=True)
class ToInvite:
    """A meeting that has its day, and whose family has not been asked: with the times to offer, its own first."""

    meeting: Meeting
    class_name: str
    times: tuple[Offer, ...]


def to_invite(actor: Actor, school: School, *, today: date) -> dict[Third, list[ToInvite]]:
    """The meetings to which families can be asked now, by the third of the year; each with up to three times at which its people are free,
    none of them offered twice."""
    found, ways = meetings_year(actor, school, today=today), ways_of(school, today=today)
    names = {one.pupil: one.class_name for one in found.rows}
    reach = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Meeting.conditions(actor), side=Side.SCHOOL)
    rows = Meeting.objects.filter(reach, pupil__in=names, held_on__isnull=True, called_off_on__isnull=True, invitations__isnull=True)
    rows = (
        rows.filter(planned_for__gte=today)
        .select_related("pupil")
        .prefetch_related("attendances")
        .order_by("planned_for", "starts_at", "pk")
    )
    known = list(rows)
    families, taken = families_of(names), taken_at(school, today, school_year_ends(school_year_of(today)))
    staff = teachers_of(school, [row.pupil_id for row in known], today=today)
    by_third: dict[Third, list[ToInvite]] = {third: [] for third in Third}
    for row in known:
        times = _offers(row, taken, ways=ways, families=families, staff=staff, today=today)
        # What one family is offered is offered to no other, until it has chosen; nor to itself for a brother or sister.
        people, family = frozenset(one.pk for one in staff.get(row.pupil_id, ())), families.get(row.pupil_id, 0)
        taken += [Taken(-1, one.day, one.at, ways.minutes, people, family) for one in times]
        by_third[third_of(row.planned_for or today, ways)].append(ToInvite(row, names[row.pupil_id], times))
    return by_third


def ways_of(school: School, *, today: date) -> Ways:
    """What the school keeps to when it looks for days."""
    days = school_calendar(school)
    return Ways(days, thirds(school_year_of(today), days), school.meetings_a_week, school.meeting_minutes)


def teachers_of(school: School, pupils: Iterable[int], *, today: date) -> dict[int, tuple[Account, ...]]:
    """Who leads the talk with each pupil's parents: the responsible teacher, else the teacher of their class (6.67). Two queries."""
    numbers = list(pupils)
    named = Involvement._base_manager.filter(open_on(today), pupil__in=numbers, works_as=RESPONSIBLE, account__is_active=True)
    found = {row.pupil_id: (row.account,) for row in named.select_related("account").order_by("starts", "pk")}
    places = ClassPlace._base_manager.filter(open_on(today), pupil__in=numbers, group__school=school, group__subject="")
    classes = dict(places.values_list("pupil", "group"))
    posts = ClassStaff._base_manager.filter(open_on(today), group__in=set(classes.values()), works_as=ClassStaff.TEACHER)
    teachers = {row.group_id: (row.account,) for row in posts.select_related("account").order_by("-starts", "-pk")}
    of_class = {pk: teachers[group] for pk, group in classes.items() if group in teachers}
    return {pk: found.get(pk) or of_class.get(pk) or () for pk in numbers}
