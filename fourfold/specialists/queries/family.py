"""A referral as the family reads it: who is asked, why, what would be shared, what each said, and what happens after."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Min, Q, QuerySet, Value, When

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.consulting import Item, Said, Stage
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.specialists.kinds import ITEM_NAMES
from fourfold.specialists.models import Referral
from fourfold.specialists.queries.referrals import ReferralRead, read_each


@dataclass(frozen=True)
class FamilyReferral:
    """One referral for one reader. `items` are what is proposed, or once it has gone what was shared; `mine` is the reader's own last word,
    `others` who else said what: each word stands as its speaker's."""

    code: str
    asks: str
    profession_name: str
    question: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]
    mine: Said | None
    my_words: str
    others: tuple[tuple[str, Said], ...]
    may_answer: bool
    stage: Stage
    sent_on: date | None
    until: date | None
    seen_on: date | None
    advice_on: date | None
    stopped_on: date | None

    @property
    def waits_for_me(self) -> bool:
        """Whether the school waits for this reader's word."""
        return self.may_answer and self.mine is None and self.sent_on is None and self.stopped_on is None

    @property
    def is_shared(self) -> bool:
        """Whether somebody outside can read it now, or has it on paper."""
        return self.sent_on is not None and self.stopped_on is None


def asked_of_family(actor: Actor, pupil_code: str, *, today: date) -> list[FamilyReferral]:
    """Every referral of one child that this reader may answer or read, the newest first."""
    rows = list(_asked(actor, pupil_code))
    me = _me(actor, rows[0].pupil) if rows else ""
    return [_read(me, row, read) for row, read in zip(rows, read_each(actor, rows, today=today), strict=True)]


def family_referral(actor: Actor, pupil_code: str, code: str, *, today: date) -> FamilyReferral | None:
    """One of them."""
    rows = list(_asked(actor, pupil_code).filter(code=code))
    return _read(_me(actor, rows[0].pupil), rows[0], read_each(actor, rows, today=today)[0]) if rows else None


def referral_to_answer(actor: Actor, pupil_code: str, code: str) -> Referral | None:
    """The referral that this reader may answer."""
    return _asked(actor, pupil_code).filter(_may(actor, Permission.ADVICE_CREATE), code=code).first()


def _asked(actor: Actor, pupil_code: str) -> "QuerySet[Any]":
    """Whoever may give a word is asked for it, and sees who, and what would be shared; the question itself is for those who may read
    advice."""
    may_read = _may(actor, Permission.ADVICE_VIEW)
    rows = Referral.objects.filter(may_read | _may(actor, Permission.ADVICE_CREATE), asked_family_on__isnull=False, pupil__code=pupil_code)
    readable = Case(When(may_read, then=Value(True)), default=Value(False), output_field=BooleanField())
    found: QuerySet[Any] = rows.annotate(advice_on=Min("advice__arrived_on"), may_read=readable)
    return found.select_related("pupil__account", "changed_by", "school")


def _may(actor: Actor, permission: Permission) -> Q:
    return within_reach(actor, permission, to="pupil", own=Referral.conditions(actor), side=Side.FAMILY)


def _read(me: str, row: Any, read: ReferralRead) -> FamilyReferral:
    mine = next((one for one in read.voices if one.code == me), None)
    gone = row.sent_on is not None
    return FamilyReferral(
        code=row.code,
        asks=read.asked_name,
        profession_name=read.profession_name,
        question=read.question if row.may_read else (),
        items=tuple((item.value, ITEM_NAMES[item]) for item in map(Item, row.shared if gone else row.wanted)),
        refused=mine.refused if mine else (),
        mine=mine.said if mine else None,
        my_words=mine.words if mine else "",
        others=tuple((one.name, one.said) for one in read.voices if one.code != me and one.said is not None),
        may_answer=mine is not None,
        stage=read.stage,
        sent_on=row.sent_on,
        until=row.until,
        seen_on=row.seen_on,
        advice_on=read.advice_on,
        stopped_on=row.stopped_on,
    )


def _me(actor: Actor, pupil: Pupil) -> str:
    """How this reader is called among the voices about a child: "child" for the young person themselves."""
    if pupil.account_id is not None and pupil.account_id == actor.account:
        return "child"
    codes = pupil.parent_links.filter(parent__account=actor.account, ends__isnull=True).values_list("parent__code", flat=True)
    return next(iter(codes), "")
