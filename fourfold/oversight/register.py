"""The SEN register: every pupil with SEN support or an EHC plan whom a person may see, from one reading.

The register of a school holds a few hundred rows at most, so it is read whole, in a number of queries that does not grow with it, and
filtered, sorted and counted here: the sentence at its head, the figures on its chips and its rows can never disagree.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil
from typing import Any

from django.db.models import OuterRef, Subquery

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES
from fourfold.meetings.queries import next_meetings
from fourfold.oversight.register_row import FAR, SORTS, YEARS, Filters, RegisterRow, Teachers, is_asked_for, sort_key
from fourfold.oversight.steps import StandsAt, where_pupils_stand
from fourfold.pupils.areas import broad_area
from fourfold.pupils.folding import folded
from fourfold.pupils.models import ClassPlace, ClassStaff, Enrolment, Need, SenPeriod
from fourfold.pupils.queries.records import CENSUS, visible_to
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School

__all__ = ["SORTS", "Filters", "Register", "RegisterRow", "register_rows", "sen_register"]


@dataclass(frozen=True)
class Register:
    """The register as somebody asked for it. Counts are of the whole register that they may see; `found` of what they asked for."""

    rows: list[RegisterRow]
    found: int
    page: int
    last: int
    counts: Counter[str] = field(default_factory=Counter)
    late: int = 0
    undated: int = 0
    years: list[tuple[str, str]] = field(default_factory=list)
    teachers: list[tuple[str, str]] = field(default_factory=list)
    next_date: RegisterRow | None = None

    has_steps: bool = False
    """Whether any pupil's place in the four steps is known."""

    @property
    def number(self) -> int:
        return sum(self.counts.values())


def sen_register(
    actor: Actor, school: School, *, filters: Filters, sort: str = "next", page: int = 1, on_one_page: bool = False
) -> Register:
    """One page of the school's register as this person may see it, with what stands round it. Census fields, and steps with dates."""
    today = clock.today()
    rows = _rows(actor, school, today)
    teachers = _teachers(school, today, {row.group for row in rows})
    wanted = [row for row in rows if is_asked_for(row, filters, teachers)]
    wanted.sort(key=sort_key(sort))
    size = max(1, len(wanted)) if on_one_page else school.register_page
    last = max(1, ceil(len(wanted) / size))
    page = min(max(1, page), last)
    coming = [row for row in rows if row.next_on is not None and row.next_on >= today]
    return Register(
        rows=wanted[(page - 1) * size : page * size],
        found=len(wanted),
        page=page,
        last=last,
        counts=Counter(row.status for row in rows),
        late=sum(row.is_late for row in rows),
        undated=sum(row.next_on is None for row in rows),
        years=[(year, YEAR_GROUP_NAMES[year]) for year in YEARS if year in {row.year for row in rows}],
        teachers=sorted({(code, name) for code, (name, _) in teachers.items()}, key=lambda pair: pair[1]),
        has_steps=any(row.step for row in rows),
        next_date=min(coming, key=lambda row: row.next_on or FAR, default=None),
    )


def register_rows(actor: Actor, school: School, *, filters: Filters, codes: list[str] | None = None) -> list[RegisterRow]:
    """Rows to take away, by name: the pupils chosen, or all that were asked for."""
    today = clock.today()
    rows = _rows(actor, school, today)
    if codes:
        kept = [row for row in rows if row.code in set(codes)]
    else:
        teachers = _teachers(school, today, {row.group for row in rows})
        kept = [row for row in rows if is_asked_for(row, filters, teachers)]
    return sorted(kept, key=sort_key("name"))


def _rows(actor: Actor, school: School, today: date) -> list[RegisterRow]:
    """Every row, from four queries: the pupils with their places, where they stand in the four steps, and when they are met next."""
    here = Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pk"))
    place = ClassPlace._base_manager.filter(open_on(today), pupil=OuterRef("pk"), group__school=school, group__subject="")
    period = SenPeriod._base_manager.filter(open_on(today), status__in=[SenStatus.SUPPORT, SenStatus.PLAN], pupil=OuterRef("pk"))
    need = Need._base_manager.filter(open_on(today), pupil=OuterRef("pk")).order_by("rank")
    mine = visible_to(actor, Permission.STATUS_VIEW, side=Side.SCHOOL, under=CENSUS)
    # The open status first: few pupils have one, so the costlier questions are asked of few.
    on_register = SenPeriod._base_manager.filter(open_on(today), status__in=[SenStatus.SUPPORT, SenStatus.PLAN])
    found = mine.filter(pk__in=on_register.values("pupil")).annotate(
        year=Subquery(here.values("year_group")[:1]),
        class_name=Subquery(place.values("group__name")[:1]),
        group=Subquery(place.values("group")[:1]),
        status=Subquery(period.values("status")[:1]),
        since=Subquery(period.values("starts")[:1]),
        annual=Subquery(period.values("annual_review_on")[:1]),
        need=Subquery(need.values("code")[:1]),
        area=Subquery(need.values("area")[:1]),
    )
    fields = ("pk", "code", "forename", "surname", "year", "class_name", "group", "status", "since", "annual", "need", "area")
    read = list(found.filter(year__isnull=False).values_list(*fields))
    pupils = [row[0] for row in read]
    stands, meetings = where_pupils_stand(actor, pupils), next_meetings(actor, pupils, today=today)
    return [_row(row, stands.get(row[0]), meetings.get(row[0]), today) for row in read]


def _row(values: tuple[Any, ...], stands: StandsAt | None, meeting: date | None, today: date) -> RegisterRow:
    pk, code, forename, surname, year, class_name, group, status, since, annual, need, area = values
    known = broad_area(need or "", area or "")
    says, on = "", None
    if stands is not None:
        says, on = stands.next_says, stands.next_on
    if status == SenStatus.PLAN and annual is not None and (on is None or annual < on):
        says, on = "Annual review", annual
    if meeting is not None and (on is None or meeting < on):
        says, on = "Meeting", meeting
    row = RegisterRow(
        pk,
        code,
        forename,
        surname,
        folded(f"{surname} {forename}"),
        year,
        class_name or "",
        group,
        status,
        since,
        need or "",
        known or "",
        "",
        says,
        on,
        today,
    )
    return replace(row, step=stands.step) if stands is not None else row


def _teachers(school: School, today: date, groups: set[int | None]) -> Teachers:
    """Who teaches these classes now."""
    posts = ClassStaff._base_manager.filter(open_on(today), group__school=school, works_as=ClassStaff.TEACHER)
    found: dict[str, tuple[str, frozenset[int]]] = {}
    for code, name, group in posts.values_list("account__code", "account__name", "group"):
        if group in groups:
            found[code] = (name, found.get(code, (name, frozenset()))[1] | {group})
    return found
