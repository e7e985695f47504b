"""Who may be the second person where two are needed (veto 6): a head, the SENCO, or a named deputy; any two of them."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.access.rules import Condition
from fourfold.accounts.holding import held_on


def second_people(school: int, *, today: date) -> "QuerySet[Any]":
    """The memberships through which a person may approve at this school."""
    able = Q(role__in=[Role.HEAD, Role.SENCO]) | Q(role=Role.SLT, deputy=True)
    memberships: Any = apps.get_model("accounts", "Membership")
    found: QuerySet[Any] = memberships.objects.filter(held_on(today) & able, school=school, account__is_active=True)
    return found


def another_than(people: set[int | None], school: int, *, today: date) -> bool:
    """Whether somebody besides these people can approve."""
    return second_people(school, today=today).exclude(account__in=[one for one in people if one is not None]).exists()


def with_stand_in(standing: Standing, actor: Actor, permission: Permission, school: int | None) -> Standing:
    """A SENCO or a named deputy who approves stands as the head would, for this act alone; nothing else changes."""
    if permission is not Permission.PEOPLE_APPROVE or school is None or Role.HEAD in standing.facts or not actor.second_factor:
        return standing
    if not second_people(school, today=clock.today()).filter(account=actor.account).exists():
        return standing
    return Standing({**standing.facts, Role.HEAD: frozenset({Condition.AT_SCHOOL})}, standing.vetoes)
