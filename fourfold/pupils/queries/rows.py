"""One row of a child's record for a verb to work on: found through the person and the child, never by a number from a form alone."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.accounts.models import Account
from fourfold.pupils.models import ChildRecord, Enrolment, Grant, Involvement, LookedAfter, ParentLink, Pupil, Restriction
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import Authority, School
from fourfold.schools.queries import authority_of


def family_link(actor: Actor, pupil: Pupil, parent: str) -> ParentLink | None:
    """How the adult with this code is linked to the pupil now."""
    mine = within_reach(actor, Permission.CONTACTS_VIEW, to="pupil")
    rows = ParentLink.objects.filter(mine, pupil=pupil, parent__code=parent, ends__isnull=True)
    return rows.select_related("parent").first()


def numbered_restriction(actor: Actor, pupil: Pupil, number: int) -> Restriction | None:
    """The child's restriction with this number: 1 is the oldest. Rows never go, so numbers stay."""
    row: Restriction | None = _numbered(actor, Restriction, pupil, number, Permission.CONTACTS_VIEW)
    return row


def numbered_adult(actor: Actor, pupil: Pupil, number: int) -> Involvement | None:
    """The adult named on the record with this number."""
    row: Involvement | None = _numbered(actor, Involvement, pupil, number, Permission.IDENTITY_VIEW)
    return row


def numbered_grant(actor: Actor, pupil: Pupil, number: int) -> Grant | None:
    """The access given to an outside person with this number."""
    row: Grant | None = _numbered(actor, Grant, pupil, number, Permission.IDENTITY_VIEW)
    return row


def open_care(actor: Actor, pupil: Pupil) -> LookedAfter | None:
    """The child's time in care that is open."""
    mine = within_reach(actor, Permission.CONTACTS_VIEW, to="pupil")
    return LookedAfter.objects.filter(mine, pupil=pupil, ends__isnull=True).first()


def open_enrolment(actor: Actor, pupil: Pupil, school: School, *, today: date) -> Enrolment | None:
    """The pupil's open time on this school's roll."""
    mine = within_reach(actor, Permission.IDENTITY_VIEW, to="pupil", today=today)
    return Enrolment.objects.filter(mine, pupil=pupil, school=school, ends__isnull=True).first()


def colleague(actor: Actor, school: School, code: str) -> Account | None:
    """The account of somebody who works at one of this person's schools."""
    return Account.objects.filter(code=code, memberships__school=school, memberships__school__in=actor.schools).first()


def home_authority(actor: Actor, school: School) -> object:
    """The authority of one of this person's schools: whose care a child is in, where nobody says otherwise."""
    return authority_of(actor, school)


def families_authorities(actor: Actor, school: School) -> "QuerySet[Authority]":
    """The other authorities in which families of one of this person's schools live, by name: theirs is whose free advice they are given."""
    if school.pk not in actor.schools:
        return Authority.objects.none()
    here = Enrolment._base_manager.filter(open_on(clock.today()), school=school).values("pupil")
    elsewhere = Pupil._base_manager.filter(pk__in=here, home_authority__isnull=False).exclude(home_authority=school.authority_id)
    return Authority.objects.filter(pk__in=elsewhere.values("home_authority")).order_by("name")


def _numbered(actor: Actor, model: type[ChildRecord], pupil: Pupil, number: int, needs: Permission) -> Any:
    of_this_child = {"pupil": pupil}
    rows = list(model.objects.filter(within_reach(actor, needs, to="pupil"), **of_this_child).order_by("pk")[:200])
    return rows[number - 1] if 1 <= number <= len(rows) else None
