"""Coming onto a school's roll and leaving it."""

from datetime import date
from typing import Any

from django.db.models import Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import doors
from fourfold.audit.action import action
from fourfold.pupils.meanwhile import check_unchanged
from fourfold.pupils.models import Class, ClassPlace, Enrolment, Pupil
from fourfold.schools.models import School


class NotOnRoll(Exception):
    """The pupil is not on this school's roll."""


class AlreadyOnRoll(Exception):
    """The pupil is on this school's roll already."""


class KnownNumber(Exception):
    """Another child has this UPN."""


IDENTITY = ("legal_surname", "legal_forename", "surname", "forename", "born", "sex", "pronouns", "upn", "former_upn")


@action("pupil.admitted", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL)
def admit(
    actor: Actor, school: School, *, starts: date, year_group: str, admission_number: str = "", main: bool = True, **identity: Any
) -> Pupil:
    """Put a child whom nobody here knows yet on the school's roll. `identity` takes `surname`, `forename`, `born` at least."""
    identity.setdefault("legal_surname", identity["surname"])
    identity.setdefault("legal_forename", identity["forename"])
    _check_number(identity.get("upn", ""), None)
    pupil = Pupil(**{name: identity[name] for name in identity if name in IDENTITY})
    pupil.save()
    enrolment = Enrolment(pupil=pupil, school=school, starts=starts, year_group=year_group, admission_number=admission_number, main=main)
    enrolment.save()
    doors.current().note(pupil.ledger_name, school=school.pk, pupil=pupil.pk)
    return pupil


@action("pupil.admitted_into_class", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL)
def admit_into(actor: Actor, school: School, *, group: Class | None, starts: date, **details: Any) -> Pupil:
    """Put a child on roll, with a place in a class of this school from the same day. Raises KnownNumber."""
    pupil = admit(actor, school, starts=starts, **details)
    if group is not None and group.school_id == school.pk:
        place = ClassPlace(pupil=pupil, group=group, starts=starts)
        place.save()
    return pupil


@action("pupil.readmitted", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL)
def readmit(
    actor: Actor, school: School, *, pupil: Pupil, starts: date, year_group: str, main: bool = True, admission_number: str = ""
) -> Enrolment:
    """Put a child who is known here back on roll, or on roll beside another school (dual registration: `main` False).

    Raises AlreadyOnRoll; and OutOfReach or Denied for a child whom this person may not see, or who is on another school's roll and
    whom they may not edit there: a class taught elsewhere brings no child here."""
    elsewhere = pupil.enrolments.filter(Q(ends__isnull=True) | Q(ends__gte=clock.today())).exclude(school=school)
    needed = Permission.IDENTITY_EDIT if elsewhere.exists() else Permission.IDENTITY_VIEW
    require(actor, needed, pupil.standing(actor, needed), side=Side.SCHOOL)
    if pupil.enrolments.filter(school=school, ends__isnull=True).exists():
        raise AlreadyOnRoll(f"{pupil.name} is on roll here already.")
    if main:
        pupil.enrolments.filter(ends__isnull=True, main=True).update(main=False)
    pupil.enrolments.filter(ends__isnull=False).update(superseded=True)
    enrolment = Enrolment(pupil=pupil, school=school, starts=starts, year_group=year_group, main=main, admission_number=admission_number)
    enrolment.save()
    doors.current().note(pupil.ledger_name, school=school.pk, pupil=pupil.pk)
    return enrolment


@action("pupil.left", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def leave(actor: Actor, enrolment: Enrolment, *, on: date) -> None:
    """Take a child off this school's roll; `on` is the last day. Their places in classes end with it."""
    others = Enrolment.objects.filter(pupil=enrolment.pupil, ends__isnull=True).exclude(pk=enrolment.pk)
    enrolment.ends = on
    enrolment.superseded = others.exists()
    enrolment.save(update_fields=["ends", "superseded"])
    if enrolment.main and (kept := others.first()):
        kept.main = True
        kept.save(update_fields=["main"])
    ClassPlace.objects.filter(pupil=enrolment.pupil, group__school=enrolment.school, ends__isnull=True).update(ends=on)


@action("pupil.corrected", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def correct_identity(actor: Actor, pupil: Pupil, *, seen: str | None = None, **identity: Any) -> None:
    """Correct names, date of birth, sex, pronouns or UPN. `seen` is the mark of what the person read.

    Raises ChangedMeanwhile where somebody else changed it since, KnownNumber where another child has this UPN."""
    check_unchanged(pupil, IDENTITY, seen)
    _check_number(identity.get("upn", ""), pupil.pk)
    for name, value in identity.items():
        if name not in IDENTITY:
            raise TypeError(f"{name} is no part of a pupil's identity")
        setattr(pupil, name, value)
    pupil.save(update_fields=list(identity))


def _check_number(upn: str, pupil: int | None) -> None:
    if upn and Pupil.objects.filter(upn=upn).exclude(pk=pupil).exists():
        raise KnownNumber("Another child has this UPN. Check it, or join the two records.")
