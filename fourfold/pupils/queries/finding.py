"""All the pupils whom a person may see, and finding one by name. Name, year and class: nothing that tells of SEN."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Lower

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import Side
from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES
from fourfold.pupils.folding import folded
from fourfold.pupils.models import ClassPlace, Enrolment, Pupil
from fourfold.pupils.queries.records import visible_to
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School

A_PAGE = 50


@dataclass(frozen=True)
class PupilRow:
    """One pupil in a list."""

    code: str
    name: str
    year: str
    class_name: str


@dataclass(frozen=True)
class PupilsPage:
    """One page of pupils; `number` counts all that were found."""

    rows: list[PupilRow]
    number: int
    page: int
    last: int


def pupils_found(actor: Actor, school: School, *, q: str = "", group: str = "", page: int = 1) -> PupilsPage:
    """The pupils on this school's roll whom this person may see, by surname; `q` are words of their names, `group` a class."""
    today = clock.today()
    here = Enrolment.objects.filter(open_on(today), school=school)
    place = ClassPlace.objects.filter(open_on(today), pupil=OuterRef("pk"), group__school=school, group__subject="").order_by("-starts")
    found = visible_to(actor, side=Side.SCHOOL).filter(pk__in=here.values("pupil"))
    if group:
        found = found.filter(places__in=ClassPlace.objects.filter(open_on(today), group__code=group, group__school=school))
    names = ("code", "forename", "surname", "legal_forename", "legal_surname", "year", "class_name")
    whole = found.annotate(
        year=Subquery(here.filter(pupil=OuterRef("pk")).values("year_group")[:1]), class_name=Subquery(place.values("group__name")[:1])
    )
    rows = whole.order_by(Lower("surname"), Lower("forename"), "pk").values_list(*names)
    # SQLite knows no letter case beyond ASCII, and nobody types accents into a find box: so names are compared here.
    words = folded(q).split()
    met = [row for row in rows if all(word in folded(" ".join(row[1:5])) for word in words)]
    number = len(met)
    last = max(1, ceil(number / A_PAGE))
    page = min(max(1, page), last)
    some = met[(page - 1) * A_PAGE : page * A_PAGE]
    return PupilsPage(
        [
            PupilRow(code, f"{fore} {sur}", YEAR_GROUP_NAMES.get(year, year), in_class or "")
            for code, fore, sur, _, _, year, in_class in some
        ],
        number,
        page,
        last,
    )


def same_child(actor: Actor, school: School, forename: str, surname: str, born: date) -> Pupil | None:
    """A child of this name and birthday who is on this school's roll already."""
    mine = visible_to(actor, side=Side.SCHOOL)
    here = Enrolment.objects.filter(Q(ends__isnull=True) | Q(ends__gte=clock.today()), school=school)
    return mine.filter(forename__iexact=forename, surname__iexact=surname, born=born, enrolments__in=here).first()
