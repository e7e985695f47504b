"""Where a pupil is: school, year, class."""

from dataclasses import dataclass
from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES, school_year_of
from fourfold.pupils.models import Class, ClassPlace, Enrolment, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class Placement:
    """A time on one school's roll. `class_name` is the class they are in now, empty in a time that is over."""

    school: int
    school_name: str
    year_group: str
    year_name: str
    class_name: str
    starts: date
    ends: date | None
    main: bool
    admission_number: str

    @property
    def in_words(self) -> str:
        """As "Year 5, 5 Juniper"."""
        return ", ".join(part for part in (self.year_name, self.class_name) if part)


def places_on_roll(actor: Actor, pupil: Pupil) -> list[Placement]:
    """Every time on a roll, the open and main one first, then newest first."""
    today = clock.today()
    mine = within_reach(actor, Permission.IDENTITY_VIEW, to="pupil", of=pupil)
    rows = Enrolment.objects.filter(mine).select_related("school").order_by("-starts", "-pk")
    places = ClassPlace.objects.filter(open_on(today), pupil=pupil, group__subject="").order_by("starts")
    classes = dict(places.values_list("group__school", "group__name"))
    found = [
        Placement(
            school=row.school_id,
            school_name=row.school.name,
            year_group=row.year_group,
            year_name=YEAR_GROUP_NAMES.get(row.year_group, row.year_group),
            class_name=classes.get(row.school_id, "") if row.is_open_on(today) else "",
            starts=row.starts,
            ends=row.ends,
            main=row.main,
            admission_number=row.admission_number,
        )
        for row in rows
    ]
    return sorted(found, key=lambda place: (place.ends is not None and place.ends < today, not place.main))


def placement_of(actor: Actor, pupil: Pupil) -> Placement | None:
    """Where the pupil is now, or was last."""
    return next(iter(places_on_roll(actor, pupil)), None)


def classes_of(actor: Actor, school: School) -> list[tuple[str, str]]:
    """This school year's classes, as (code, name), for forms: those of one of this person's schools."""
    year = school_year_of(clock.today())
    rows = Class.objects.filter(school=school, school__in=actor.schools, school_year=year, subject="")
    return list(rows.order_by("name").values_list("code", "name"))


def class_called(actor: Actor, school: School, code: str) -> Class | None:
    """One class of one of this person's schools."""
    return Class.objects.filter(school=school, school__in=actor.schools, code=code).first()
