"""A referral as the specialist reads it: the question, what is shared and until when; their own alone."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.consulting import Item
from fourfold.pupils.models import Pupil
from fourfold.specialists.kinds import ITEM_NAMES
from fourfold.specialists.models import Referral
from fourfold.specialists.queries.referrals import visible_to


@dataclass(frozen=True)
class OutsideReferral:
    """What the specialist is asked. `not_shared` names what the family or the school keeps to itself."""

    code: str
    question: tuple[str, ...]
    shared: tuple[str, ...]
    not_shared: tuple[str, ...]
    sent_on: date
    until: date
    seen_on: date | None
    advice_on: date | None


def shared_with_me(actor: Actor, pupil: Pupil) -> list[OutsideReferral]:
    """The referrals of this child for which the person was let in, while that lasts."""
    return [_read(row) for row in visible_to(actor, side=Side.PROFESSIONAL, of=pupil).filter(sent_on__isnull=False)]


def referral_from_outside(actor: Actor, pupil: Pupil, code: str, *, to_write: bool = False) -> Referral | None:
    """One of them, to read or to answer."""
    right = Permission.ADVICE_CREATE if to_write else Permission.ADVICE_VIEW
    return visible_to(actor, right, side=Side.PROFESSIONAL, of=pupil).filter(code=code, sent_on__isnull=False).first()


def _read(row: Referral) -> OutsideReferral:
    shared = {Item(one) for one in row.shared}
    return OutsideReferral(
        code=row.code,
        question=tuple(line for line in row.question.splitlines() if line.strip()),
        shared=tuple(ITEM_NAMES[item] for item in Item if item in shared),
        not_shared=tuple(ITEM_NAMES[item] for item in Item if item not in shared),
        sent_on=row.sent_on or row.drafted_on,
        until=row.until or row.drafted_on,
        seen_on=row.seen_on,
        advice_on=getattr(row, "advice_on", None),
    )
