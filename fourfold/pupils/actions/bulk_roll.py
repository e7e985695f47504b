"""Many pupils of one school at once, for a file or a new school: onto the roll, into classes. One transaction, one Event a pupil."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import doors
from fourfold.audit.action import action, consequence
from fourfold.pupils.models import Class, ClassPlace, Enrolment, Parent, Pupil, new_code
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class Newcomer:
    """A child whom nobody here knows yet. `ends` is the last day on roll, for one who has left since."""

    forename: str
    surname: str
    born: date
    starts: date
    year_group: str
    sex: str = ""
    upn: str = ""
    admission_number: str = ""
    ends: date | None = None
    legal_forename: str = ""
    legal_surname: str = ""


@dataclass(frozen=True)
class Place:
    """A pupil's place in a class from a day."""

    pupil: Pupil
    group: Class
    starts: date
    ends: date | None = None


@action("pupils.admitted", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL)
def admit_many(actor: Actor, school: School, *, newcomers: Sequence[Newcomer]) -> list[Pupil]:
    """Put children whom nobody here knows yet on the school's roll, in the order given. A UPN that is taken stops them all."""
    pupils = [
        Pupil(
            forename=one.forename,
            surname=one.surname,
            legal_forename=one.legal_forename or one.forename,
            legal_surname=one.legal_surname or one.surname,
            born=one.born,
            sex=one.sex,
            upn=one.upn,
        )
        for one in newcomers
    ]
    give_own_codes(Pupil, pupils)
    Pupil.objects.bulk_create(pupils)
    Enrolment.objects.bulk_create(
        Enrolment(
            pupil=pupil,
            school=school,
            year_group=one.year_group,
            starts=one.starts,
            ends=one.ends,
            admission_number=one.admission_number,
        )
        for pupil, one in zip(pupils, newcomers, strict=True)
    )
    note_each(school, pupils)
    return pupils


@action("pupils.placed", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def place_many(actor: Actor, school: School, *, places: Sequence[Place]) -> None:
    """Give pupils their places in classes of this school. Raises OutOfReach for a pupil or a class of another."""
    pupils = require_reach(actor, school, Permission.IDENTITY_EDIT, (place.pupil for place in places))
    if any(place.group.school_id != school.pk for place in places):
        raise OutOfReach("There is nothing here for you.")
    ClassPlace.objects.bulk_create(ClassPlace(pupil=p.pupil, group=p.group, starts=p.starts, ends=p.ends) for p in places)
    note_each(school, pupils)


@consequence
def require_reach(actor: Actor, school: School, permission: Permission, pupils: Iterable[Pupil]) -> list[Pupil]:
    """The pupils, each once. Raises OutOfReach where one of them is not at this school, or not this person's to touch."""
    each = list({pupil.pk: pupil for pupil in pupils}.values())
    here = Enrolment.objects.filter(school=school).values("pupil")
    reached = set(Pupil.objects.filter(within_reach(actor, permission), pk__in=here).values_list("pk", flat=True))
    if any(pupil.pk not in reached for pupil in each):
        raise OutOfReach("There is nothing here for you.")
    return each


@consequence
def note_each(school: School, pupils: Iterable[Pupil]) -> None:
    """One line of the ledger with each pupil."""
    door = doors.current()
    for pupil in pupils:
        door.note(pupil.ledger_name, school=school.pk, pupil=pupil.pk)


@consequence
def give_own_codes(model: type[Pupil] | type[Parent], rows: Sequence[Pupil] | Sequence[Parent]) -> None:
    """Make sure that no two new rows have one code."""
    taken = set(model.objects.filter(code__in=[row.code for row in rows]).values_list("code", flat=True))
    for row in rows:
        while row.code in taken:
            row.code = new_code()
        taken.add(row.code)
