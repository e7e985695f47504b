"""The year's meetings with parents, for every pupil with SEN support: what was held, what is booked, and who needs a date (6.65)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef, Subquery

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.families import meetings_wanted
from fourfold.code_of_practice.meeting_dates import monday
from fourfold.code_of_practice.meeting_year import Counts, Slot, SlotSeen, Third, counts, slots, thirds
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.code_of_practice.school_year import school_year_ends, school_year_of, school_year_starts
from fourfold.meetings.offers import seen_of
from fourfold.pupils.folding import folded
from fourfold.pupils.models import ClassPlace, Enrolment, Pupil, SenPeriod
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School


@dataclass(frozen=True)
class PupilsYear:
    """One pupil's three meetings. `basis` says whose number is aimed at: the Code's, or the school's own (A35)."""

    pupil: int
    code: str
    name: str
    class_name: str
    year: str
    slots: Mapping[Third, SlotSeen]
    counted: Counts
    basis: str
    sort_name: str = ""

    @property
    def needs_date(self) -> bool:
        return self.counted.needs > 0

    @property
    def is_waiting(self) -> bool:
        return any(one.slot is Slot.WAITING for one in self.slots.values())


@dataclass(frozen=True)
class MeetingsYear:
    """The year of all of them, those with gaps first; and how many meetings each week holds, from the Monday on which it begins."""

    rows: tuple[PupilsYear, ...]
    weeks: tuple[tuple[date, int], ...]
    a_week: int
    wanted: int
    starts: date
    spans: Mapping[Third, tuple[date, date]]
    """The first and the last day of each third."""

    @cached_property
    def on_course(self) -> int:
        return sum(one.counted.on_course for one in self.rows)

    @cached_property
    def needing(self) -> tuple[PupilsYear, ...]:
        return tuple(one for one in self.rows if one.needs_date)

    @cached_property
    def waiting(self) -> tuple[PupilsYear, ...]:
        return tuple(one for one in self.rows if one.is_waiting)

    @cached_property
    def full(self) -> tuple[tuple[date, int], ...]:
        """The weeks that hold more than the school can hold well."""
        return tuple((week, number) for week, number in self.weeks if number > self.a_week)


def meetings_year(actor: Actor, school: School, *, today: date, days: SchoolYear | None = None) -> MeetingsYear:
    """The year for the pupils with whose families this person meets, or of whose meetings they may read. The number of queries never
    grows. `days` is the school's calendar, for who has read it already."""
    year, days = school_year_of(today), days or school_calendar(school)
    first, last, spans = school_year_starts(year), school_year_ends(year), thirds(year, days)
    read = _pupils(actor, school, today)
    seen = seen_of([pk for pk, *_ in read], first, last)
    rows = []
    for pk, code, forename, surname, since, group, class_name in read:
        aim = meetings_wanted(since, year, pro_rata=school.meetings_pro_rata, a_year=school.meetings_a_year)
        counted = counts(seen[pk], year=year, wanted=aim.number, today=today)
        stands = slots(seen[pk], counted, spans=spans, today=today)
        name = f"{forename} {surname}"
        rows.append(PupilsYear(pk, code, name, class_name or "", group or "", stands, counted, aim.basis, folded(f"{surname} {forename}")))
    rows.sort(key=lambda one: (not one.needs_date, not one.is_waiting, one.sort_name))
    held = Counter(monday(one.day) for of_one in seen.values() for one in of_one if one.held or not one.declined)
    begins = monday(first)
    weeks = tuple((begins + timedelta(weeks=number), held[begins + timedelta(weeks=number)]) for number in range(53))
    return MeetingsYear(tuple(rows), weeks, school.meetings_a_week, school.meetings_a_year, first, spans)


def _pupils(actor: Actor, school: School, today: date) -> list[tuple[int, str, str, str, date, str | None, str | None]]:
    """Number, code, names, since when, year group and class."""
    here = Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pk"))
    place = ClassPlace._base_manager.filter(open_on(today), pupil=OuterRef("pk"), group__school=school, group__subject="")
    period = SenPeriod._base_manager.filter(open_on(today), status=SenStatus.SUPPORT, pupil=OuterRef("pk"))
    reach = within_reach(actor, Permission.MEETING_VIEW, side=Side.SCHOOL) | within_reach(
        actor, Permission.MEETING_CREATE, side=Side.SCHOOL
    )
    on_register = SenPeriod._base_manager.filter(open_on(today), status=SenStatus.SUPPORT).values("pupil")
    found = Pupil.objects.filter(reach, Exists(here), pk__in=on_register).annotate(
        since=Subquery(period.values("starts")[:1]),
        group=Subquery(here.values("year_group")[:1]),
        class_name=Subquery(place.values("group__name")[:1]),
    )
    return list(found.values_list("pk", "code", "forename", "surname", "since", "group", "class_name"))
