"""Who looked at a child's record, and who did what with it."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import FAMILY, Side
from fourfold.accounts.models import Account
from fourfold.audit.models import Event, Viewing
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.queries.records import visible_to

A_PAGE = 50
PRIVATE_ROOM = "ehc"
"""The room whose rows may be private: what a family does there is no line on this page (P)."""


@dataclass(frozen=True)
class Look:
    """Somebody looked (`what` is a page) or did something (`what` is a verb)."""

    at: datetime
    who: str
    role: str
    what: str
    times: int = 1


@dataclass(frozen=True)
class LooksPage:
    """One page of lines, newest first."""

    lines: list[Look]
    number: int
    page: int
    last: int


def who_looked(actor: Actor, pupil: Pupil, *, deeds: bool = False, page: int = 1) -> LooksPage:
    """Looks at this child's record, or deeds, newest first; of the records joined to it too.

    Private requests of the family never appear."""
    if not visible_to(actor, Permission.AUDIT_VIEW, side=Side.SCHOOL).filter(pk=pupil.pk).exists():
        return LooksPage([], 0, 1, 1)
    pupils = [pupil.pk, *Pupil.objects.filter(merged_into=pupil).values_list("pk", flat=True)]
    model, what = (Event, "verb") if deeds else (Viewing, "page")
    family = set(ParentLink.objects.filter(pupil__in=pupils, parent__account__isnull=False).values_list("parent__account", flat=True))
    by_family = Q(role__in=[*FAMILY, "family"]) | Q(actor__in=family | ({pupil.account_id} - {None}))
    rows = model.objects.filter(pupil__in=pupils).exclude(by_family & Q(**{f"{what}__istartswith": PRIVATE_ROOM}))
    rows = rows.order_by("-at", "-pk")
    number = rows.count()
    last = max(1, ceil(number / A_PAGE))
    page = min(max(1, page), last)
    some = list(rows[(page - 1) * A_PAGE : page * A_PAGE].values_list("at", "actor", "role", what))
    names = dict(Account.objects.filter(pk__in={row[1] for row in some if row[1]}).values_list("pk", "name"))
    return LooksPage([Look(at, names.get(who, ""), role, thing) for at, who, role, thing in some], number, page, last)
