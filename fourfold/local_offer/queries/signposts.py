"""What was pointed out for a child, with what the directory said that day, from the person who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.local_offer.models import Signpost
from fourfold.local_offer.reading.links import dials
from fourfold.messages.queries import visible_to as messages_seen
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.support.models import Plan, Review


@dataclass(frozen=True)
class SignpostRead:
    """A service as it was when it was attached; `gone_on` where the directory has it no more."""

    code: str
    service: str
    name: str
    organisation: str
    phone: str
    dials: str
    email: str
    web: str
    how_to_join: str
    because: str
    who: str
    on: date
    copied_on: date
    checked_on: date | None
    gone_on: date | None
    at_review: bool


def visible_to(actor: Actor) -> "QuerySet[Signpost]":
    """Those at reviews and plans that this person may see, and those in messages that they may read."""
    in_record = Q(message__isnull=True) & within_reach(actor, Permission.PLAN_VIEW, to="pupil", own=Signpost.conditions(actor))
    in_messages = Q(message__in=messages_seen(actor).values("pk"))
    rows: QuerySet[Signpost] = Signpost.objects.filter(in_record | in_messages, taken_back_on__isnull=True)
    return rows


def signposts_at(actor: Actor, at: Review | Plan) -> tuple[SignpostRead, ...]:
    """What is attached to one review or plan."""
    where = {"review": at} if isinstance(at, Review) else {"plan": at}
    return _read(visible_to(actor).filter(message__isnull=True, **where))


def signposts_of(actor: Actor, pupil: Pupil) -> tuple[SignpostRead, ...]:
    """All that was attached to this child's reviews and plans, the newest first."""
    return _read(visible_to(actor).filter(message__isnull=True, pupil=pupil).order_by("-on", "-pk"))


def signposts_about(actor: Actor, code: str) -> tuple[SignpostRead, ...]:
    """The same of the child with that code."""
    return _read(visible_to(actor).filter(message__isnull=True, pupil__code=code).order_by("-on", "-pk"))


def signposts_in_messages(actor: Actor, codes: Iterable[str]) -> dict[str, SignpostRead]:
    """What is attached to messages that this person may read, by the message's code."""
    rows = visible_to(actor).filter(message__code__in=list(codes)).select_related("message")
    return {row.message.code: one for row, one in zip(rows, _read(rows), strict=True) if row.message}


def signpost_of(actor: Actor, pupil: Pupil, code: str) -> Signpost | None:
    """One of a child's, at a review or a plan."""
    return visible_to(actor).filter(message__isnull=True, pupil=pupil, code=code).first()


def _read(rows: "QuerySet[Signpost]") -> tuple[SignpostRead, ...]:
    same = ("code", "name", "organisation", "phone", "email", "web", "how_to_join", "because", "on", "copied_on", "checked_on")
    return tuple(
        SignpostRead(
            **{name: getattr(row, name) for name in same},
            service=row.service.code,
            dials=dials(row.phone),
            who=row.by.formal_name if row.by else "",
            gone_on=row.service.gone_on,
            at_review=row.review_id is not None,
        )
        for row in rows.select_related("service", "by")
    )
