"""Lists that somebody asked to take away."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.pupils.models import ExportRequest
from fourfold.pupils.queries.records import CENSUS
from fourfold.schools.models import School, standing_at


@dataclass(frozen=True)
class AskedList:
    """A list that was asked for, as the person who looks may deal with it."""

    code: str
    number: int
    asked_by: str
    asked_on: date
    released_by: str
    released_on: date | None
    declined_on: date | None
    open_until: date | None
    is_mine: bool

    @property
    def is_waiting(self) -> bool:
        return self.released_on is None and self.declined_on is None


def lists_asked_for(actor: Actor, school: School) -> list[AskedList]:
    """The school's waiting and recent lists, for those who release them; for others, their own."""
    here = standing_at(actor, school.pk)
    if not may(Permission.EXPORT_CREATE, here, under=CENSUS):
        return []
    rows = ExportRequest.objects.filter(school=school).select_related("asked_by", "released_by")
    if not may(Permission.EXPORT_APPROVE, here):
        rows = rows.filter(asked_by=actor.account)
    recent = clock.today() - timedelta(days=30)
    return [_asked(actor, row) for row in rows.filter(Q(asked_on__gte=recent) | Q(released_on__isnull=True, declined_on__isnull=True))[:50]]


def _asked(actor: Actor, row: ExportRequest) -> AskedList:
    until = row.released_on + timedelta(days=ExportRequest.DAYS_OPEN) if row.released_on else None
    released_by = row.released_by.name if row.released_by else ""
    mine = row.asked_by_id == actor.account
    return AskedList(row.code, len(row.pupils), row.asked_by.name, row.asked_on, released_by, row.released_on, row.declined_on, until, mine)


def list_request(actor: Actor, school: School, code: str) -> ExportRequest | None:
    """One such list: for the one who asked and for those who release."""
    known = {row.code for row in lists_asked_for(actor, school)}
    return ExportRequest.objects.filter(school=school, code=code).first() if code in known else None


def those_who_release(actor: Actor, school: School) -> list[str]:
    """Whom to ask: the heads of one of this person's schools, other than this person, as families know them."""
    held = Membership.objects.filter(held_on(clock.today()), school=school, role=Role.HEAD, account__is_active=True)
    held = held.filter(school__in=actor.schools).exclude(account=actor.account).select_related("account")
    return [membership.account.formal_name for membership in held.order_by("starts", "pk")]
