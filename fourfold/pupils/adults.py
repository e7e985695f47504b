"""The adults of a pupil's school who may be named on the pupil's record."""

from dataclasses import dataclass

from django.db.models import QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import NAMES, Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership
from fourfold.pupils.models import ClassStaff, Pupil
from fourfold.pupils.standing import open_on

TEACHES = (Role.TEACHER, Role.SENCO, Role.HEAD, Role.SLT)
GIVES_HELP = (*TEACHES, Role.SUPPORT_STAFF)


@dataclass(frozen=True)
class Adult:
    """Somebody who works at the school: code for a form, name as families know them, and what they are there."""

    code: str
    name: str
    role: str


def adults(actor: Actor, pupil: Pupil, *, roles: tuple[Role, ...] = GIVES_HELP) -> list[Adult]:
    """Who at the pupil's school may be named, those of the pupil's own classes first. For staff alone."""
    if pupil.ledger_school not in actor.schools:
        return []
    today = clock.today()
    here = ClassStaff.objects.filter(open_on(today), open_on(today, "group__places__"), group__places__pupil=pupil)
    own = set(here.values_list("account", flat=True))
    held = _memberships(pupil, roles).select_related("account").order_by("account__name", "pk")
    found: dict[int, Adult] = {}
    for membership in sorted(held, key=lambda one: one.account_id not in own):
        account = membership.account
        found.setdefault(account.pk, Adult(account.code, account.formal_name, NAMES[Role(membership.role)]))
    return list(found.values())


def member_of_staff(pupil: Pupil, code: str, *, roles: tuple[Role, ...] = GIVES_HELP) -> Account | None:
    """The adult of the pupil's school whom a form names; None for anybody else."""
    held = _memberships(pupil, roles).filter(account__code=code).select_related("account").first()
    return held.account if held is not None else None


def _memberships(pupil: Pupil, roles: tuple[Role, ...]) -> "QuerySet[Membership]":
    here = Membership.objects.filter(held_on(clock.today()), school=pupil.ledger_school, role__in=roles)
    return here.filter(account__is_active=True)
