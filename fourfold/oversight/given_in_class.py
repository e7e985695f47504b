"""Planned and given for the pupils of a class, and what others gave them: the class teacher stays responsible (6.52)."""

from dataclasses import dataclass
from datetime import date, timedelta

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.giving import NOTHING, Given, given
from fourfold.pupils.models import ClassPlace, ClassStaff
from fourfold.pupils.standing import open_on
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School
from fourfold.support.models import COUNTS, ProvisionLine, Session
from fourfold.support.queries import weeks_of_lines
from fourfold.support.reach import in_force_on, seen
from fourfold.support.sentences import how_it_went, usual_name

NEWS_DAYS = 5
"""A weekend, and the school days on either side of it."""
NEWS_SHOWN = 5


@dataclass(frozen=True)
class ChildGiven:
    """A pupil with help in force: what was given this week, last week, and by the plan in all."""

    code: str
    name: str
    class_name: str
    this_week: Given
    last_week: Given
    whole: Given


@dataclass(frozen=True)
class GivenByOther:
    """A session that somebody else gave to a pupil of one's class."""

    pupil_code: str
    pupil_name: str
    line: str
    name: str
    says: str
    on: date
    by: str


def given_in_classes(actor: Actor, school: School, *, today: date) -> list[ChildGiven]:
    """The pupils of this person's classes; of the whole school, for who works in none. By class and name; a fixed number of queries."""
    own = set(ClassStaff.objects.filter(open_on(today), account=actor.account, group__school=school).values_list("group", flat=True))
    places = ClassPlace.objects.filter(open_on(today), group__school=school, group__subject="")
    if own:
        places = ClassPlace.objects.filter(open_on(today), group__in=own)
    lines = seen(actor, ProvisionLine, Permission.SESSIONS_VIEW).filter(in_force_on(today), pupil__in=places.values("pupil"))
    by_pupil: dict[int, list[ProvisionLine]] = {}
    for line in lines.select_related("plan"):
        by_pupil.setdefault(line.pupil_id, []).append(line)
    weeks = weeks_of_lines(actor, [line for one in by_pupil.values() for line in one], school_calendar(school), today=today)
    monday = today - timedelta(days=today.weekday())
    rows = places.filter(pupil__in=list(by_pupil)).select_related("pupil", "group")
    found: dict[int, ChildGiven] = {}
    for place in sorted(rows, key=lambda row: (row.group.name, row.pupil.surname, row.pupil.forename, row.pupil_id)):
        theirs = [weeks.get(line.pk, {}) for line in by_pupil[place.pupil_id]]
        found.setdefault(
            place.pupil_id,
            ChildGiven(
                code=place.pupil.code,
                name=place.pupil.name,
                class_name=place.group.name,
                this_week=sum((one.get(monday, NOTHING) for one in theirs), NOTHING),
                last_week=sum((one.get(monday - timedelta(weeks=1), NOTHING) for one in theirs), NOTHING),
                whole=sum((given(one) for one in theirs), NOTHING),
            ),
        )
    return list(found.values())


def given_by_others(actor: Actor, school: School, *, today: date) -> list[GivenByOther]:
    """What others gave this teacher's pupils in the last days, newest first: to read, and to take up in class."""
    own = ClassStaff.objects.filter(open_on(today), account=actor.account, group__school=school, works_as=ClassStaff.TEACHER)
    pupils = ClassPlace.objects.filter(open_on(today), group__in=own.values("group")).values("pupil")
    rows = seen(actor, Session, Permission.SESSIONS_VIEW).filter(COUNTS, pupil__in=pupils, on__gt=today - timedelta(days=NEWS_DAYS))
    others = rows.exclude(by=actor.account).select_related("pupil", "line", "by").order_by("-on", "-logged_at", "-pk")
    return [
        GivenByOther(
            pupil_code=row.pupil.code,
            pupil_name=row.pupil.name,
            line=row.line.code,
            name=usual_name(row.line.what),
            says=how_it_went(row.state, row.feeling, row.because),
            on=row.on,
            by=row.by.formal_name if row.by else "",
        )
        for row in others[:NEWS_SHOWN]
    ]
