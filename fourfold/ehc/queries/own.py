"""A family's own request: for its author; and for the school once it is shared."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.ehc_timetable import Appeal, Due, appeal, timetable
from fourfold.ehc.kinds import Decided
from fourfold.ehc.models import OwnRequest
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class OwnRead:
    """One's own request, with its days worked out here and nowhere else. The weeks run from the day it was sent."""

    code: str
    who: str
    authority: str
    needs: str
    tried: str
    more: str
    hopes: str
    written_on: date
    sent_on: date | None
    decided_on: date | None
    decided: Decided
    certificate_on: date | None
    shared_on: date | None
    days: tuple[Due, ...]
    appeal: Appeal | None

    @property
    def answers(self) -> dict[str, str]:
        """The answers to the four questions, by name."""
        return {"needs": self.needs, "tried": self.tried, "more": self.more, "hopes": self.hopes}


def visible_to(actor: Actor, *, side: Side | None = None, of: Pupil | None = None) -> "QuerySet[OwnRequest]":
    """The requests that this person may read: their own, and for staff those that were shared."""
    own = OwnRequest.conditions(actor)
    reach = within_reach(actor, Permission.EHC_REQUEST_VIEW, to="pupil", own=own, side=side, of=of)
    rows: QuerySet[OwnRequest] = OwnRequest.objects.filter(reach).select_related("pupil", "author", "authority")
    return rows


def own_request(actor: Actor, pupil: Pupil) -> OwnRead | None:
    """The last request that this person made themselves for this child, or as the young person."""
    row = _mine(actor, pupil)
    return _read(row) if row is not None else None


def own_request_row(actor: Actor, pupil: Pupil) -> OwnRequest | None:
    """The row itself, for the verbs about it."""
    return _mine(actor, pupil)


def own_request_to_write(actor: Actor, pupil: Pupil) -> OwnRequest:
    """The letter that is not sent yet, to write on; else a new one, not stored. Whether it may be is for the verb to say."""
    row = _mine(actor, pupil)
    return row if row is not None and row.sent_on is None else OwnRequest(pupil=pupil)


def shared_requests(actor: Actor, pupil: Pupil) -> list[OwnRead]:
    """Requests of the family that they have shared with the school, the newest first."""
    rows = visible_to(actor, side=Side.SCHOOL, of=pupil).filter(shared_on__isnull=False).order_by("-shared_on", "-pk")
    return [_read(row) for row in rows]


def _mine(actor: Actor, pupil: Pupil) -> OwnRequest | None:
    if actor.account is None:
        return None
    return visible_to(actor, side=Side.FAMILY, of=pupil).filter(author=actor.account).order_by("-written_on", "-pk").first()


def _read(row: OwnRequest) -> OwnRead:
    decided = Decided(row.decided)
    return OwnRead(
        code=row.code,
        who=row.author.name,
        authority=row.authority.name,
        needs=row.needs,
        tried=row.tried,
        more=row.more,
        hopes=row.hopes,
        written_on=row.written_on,
        sent_on=row.sent_on,
        decided_on=row.decided_on,
        decided=decided,
        certificate_on=row.certificate_on,
        shared_on=row.shared_on,
        days=timetable(row.sent_on) if row.sent_on else (),
        appeal=appeal(row.decided_on, row.certificate_on) if row.decided_on and decided is Decided.NO else None,
    )
