"""Rows of this room that a person may see; the adults of a pupil's school who may be named in a plan."""

from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.accounts.models import Account
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.adults import GIVES_HELP, TEACHES, Adult, adults, member_of_staff
from fourfold.pupils.models import ChildRecord, ClassStaff, Grant, Pupil
from fourfold.pupils.standing import open_on, within_reach

__all__ = [
    "GIVES_HELP",
    "TEACHES",
    "Adult",
    "adults",
    "asked_from_outside",
    "in_force_on",
    "known_from_outside",
    "member_of_staff",
    "seen",
    "teachers_of",
]
R = TypeVar("R", bound=ChildRecord)
ASKS = Permission.MEETING_CREATE.split(".")[0]
"""What a grant lists for somebody from outside to be asked before a review."""


def seen(actor: Actor, model: type[R], permission: Permission = Permission.PLAN_VIEW, *, of: Pupil | None = None) -> "QuerySet[R]":
    """The rows of one kind that this person may see; those `of` one child, where one is named."""
    rows: QuerySet[R] = model.objects.filter(within_reach(actor, permission, to="pupil", own=model.conditions(actor), of=of))
    return rows


def teachers_of(pupil: Pupil, *, today: date) -> list[Account]:
    """Who teaches the child now, by name."""
    posts = ClassStaff.objects.filter(
        open_on(today), open_on(today, "group__places__"), group__places__pupil=pupil, works_as=ClassStaff.TEACHER, account__is_active=True
    )
    return list(Account.objects.filter(pk__in=posts.values("account")).order_by("name", "pk"))


def known_from_outside(pupil: Pupil) -> dict[int, Grant]:
    """The newest grant of each account: a school knows the person by the name it wrote down, and by what they were asked for."""
    rows = Grant.objects.filter(pupil=pupil).select_related("account").order_by("starts", "pk")
    return {row.account_id: row for row in rows}


def asked_from_outside(pupil: Pupil, *, today: date) -> dict[int, str]:
    """Who may answer from outside today, by account."""
    rows = Grant.objects.filter(open_on(today), pupil=pupil, account__is_active=True).select_related("account")
    return {row.account_id: row.known_as for row in rows if ASKS in row.things}


def in_force_on(day: date, path: str = "") -> Q:
    """Lines by which help is given on a day; `path` leads to the line."""

    def is_so(field: str, value: object) -> Q:
        return Q(**{f"{path}{field}": value})

    given = is_so("plan__starts_on__lte", day) & is_so("plan__cycle__step__in", [Step.DO, Step.REVIEW]) & is_so("dropped_at", None)
    begun = is_so("starts", None) | is_so("starts__lte", day)
    goes_on = is_so("until", None) | is_so("until__gte", day)
    return given & begun & goes_on & (is_so("plan__ends_on", None) | is_so("plan__ends_on__gte", day))
