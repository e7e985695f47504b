"""A referral as staff read it: where it stands, who of the family said what, and what is still missing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.consulting import WAITS_FOR_SPECIALIST, Item, Profession, Said, Stage, ask_again_on
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.specialists.kinds import ITEM_NAMES, PROFESSION_NAMES, SAID_NAMES
from fourfold.specialists.models import Referral
from fourfold.specialists.voices import Voice, missing, stage_of, to_be_shared, voices_of_each


@dataclass(frozen=True)
class VoiceRead:
    """One person whose word counts: what they said last, what they refused, and how it was heard ("" where they wrote it themselves)."""

    code: str
    name: str
    said: Said | None
    says: str
    refused: tuple[str, ...]
    words: str
    on: date | None
    how: str


@dataclass(frozen=True)
class ItemRead:
    """One thing that is proposed: its name, and who does not want it shared."""

    item: Item
    name: str
    refused_by: tuple[str, ...]


@dataclass(frozen=True)
class ReferralRead:
    """A referral as it stands. `missing` is what it needs before it may go; `ask_on` the day by which advice should be in."""

    code: str
    edition: int
    pupil_code: str
    pupil_name: str
    forename: str
    profession: Profession
    profession_name: str
    asks: str
    asked_name: str
    asked_email: str
    question: tuple[str, ...]
    items: tuple[ItemRead, ...]
    shared: tuple[str, ...]
    stage: Stage
    missing: tuple[str, ...]
    voices: tuple[VoiceRead, ...]
    drafted_on: date
    talked_on: date | None
    talked_with: str
    talked_how: str
    talked_language: str
    talked_words: str
    asked_family_on: date | None
    sent_on: date | None
    until: date | None
    seen_on: date | None
    advice_on: date | None
    stopped_on: date | None
    stopped_because: str
    on_paper: bool
    ask_on: date | None
    today: date

    @property
    def days_waited(self) -> int | None:
        """How many days the family and the school have waited for advice, or waited until it came; None before it was sent."""
        if self.sent_on is None:
            return None
        return ((self.advice_on or self.stopped_on or self.today) - self.sent_on).days

    @property
    def is_late(self) -> bool:
        """Whether advice should be in by now (6.60)."""
        return self.stage in WAITS_FOR_SPECIALIST and self.ask_on is not None and self.ask_on < self.today

    @property
    def access_ended(self) -> bool:
        """Whether the specialist can read nothing any more, though advice is not in."""
        return self.stage in WAITS_FOR_SPECIALIST and not self.on_paper and self.until is not None and self.until < self.today

    @property
    def wants_talk(self) -> tuple[str, ...]:
        """Who of the family wants to talk first."""
        return tuple(voice.name for voice in self.voices if voice.said is Said.TALK_FIRST)


def visible_to(
    actor: Actor, permission: Permission = Permission.ADVICE_VIEW, *, side: Side = Side.SCHOOL, of: Pupil | None = None
) -> "QuerySet[Referral]":
    """The referrals that this person may read, as one of that side; those of one child, where one is named."""
    reach = within_reach(actor, permission, to="pupil", own=Referral.conditions(actor), side=side, of=of)
    rows: QuerySet[Referral] = Referral.objects.filter(reach).select_related("pupil__account", "changed_by", "drafted_by", "school")
    return rows.annotate(advice_on=Min("advice__arrived_on"))


def referrals_of(actor: Actor, pupil: Pupil, *, today: date) -> list[ReferralRead]:
    """A pupil's referrals, the newest first."""
    return read_each(actor, list(visible_to(actor, of=pupil)), today=today)


def referral_named(actor: Actor, pupil: Pupil, code: str, *, permission: Permission = Permission.ADVICE_VIEW) -> Referral | None:
    """One referral of a pupil, for those who may read it, or do that with it."""
    return visible_to(actor, permission, of=pupil).filter(code=code).first()


def may_send(actor: Actor, referral: Referral) -> bool:
    """Whether this person may send it, and write down the family's word."""
    return may(Permission.ADVICE_APPROVE, referral.standing(actor, Permission.ADVICE_APPROVE), side=Side.SCHOOL)


def read_referral(actor: Actor, row: Referral, *, today: date) -> ReferralRead:
    """One referral that was found for this person, as it stands."""
    return read_each(actor, [row], today=today)[0]


def read_each(actor: Actor, rows: Collection[Referral], *, today: date) -> list[ReferralRead]:
    """Each of several referrals that were found for this person: a fixed number of queries, however many there are."""
    heard = voices_of_each(rows, today=today) if rows else {}
    return [_read(row, heard[row.pk], today=today) for row in rows]


def _read(row: Referral, heard: list[Voice], *, today: date) -> ReferralRead:
    still = missing(row, heard, today=today) if row.sent_on is None and row.stopped_on is None else []
    advice_on = getattr(row, "advice_on", None)
    refusing = {item: tuple(one.name for one in heard if one.as_fact and item in one.as_fact.refused) for item in Item}
    now = to_be_shared(row, heard) if row.sent_on is None else [Item(one) for one in row.shared]
    return ReferralRead(
        code=row.code,
        edition=row.edition,
        pupil_code=row.pupil.code,
        pupil_name=row.pupil.name,
        forename=row.pupil.forename,
        profession=Profession(row.profession),
        profession_name=PROFESSION_NAMES[Profession(row.profession)],
        asks=row.asks,
        asked_name=row.asked_name,
        asked_email=row.asked_email,
        question=tuple(line for line in row.question.splitlines() if line.strip()),
        items=tuple(ItemRead(item, ITEM_NAMES[item], refusing[item]) for item in map(Item, row.wanted)),
        shared=tuple(ITEM_NAMES[item] for item in now),
        stage=stage_of(row, is_missing=bool(still), advice_on=advice_on),
        missing=tuple(still),
        voices=tuple(_voice(one) for one in heard),
        drafted_on=row.drafted_on,
        talked_on=row.talked_on,
        talked_with=row.talked_with,
        talked_how=row.talked_how,
        talked_language=row.talked_language,
        talked_words=row.talked_words,
        asked_family_on=row.asked_family_on,
        sent_on=row.sent_on,
        until=row.until,
        seen_on=row.seen_on,
        advice_on=advice_on,
        stopped_on=row.stopped_on,
        stopped_because=row.stopped_because,
        on_paper=row.grant_id is None,
        ask_on=ask_again_on(row.sent_on, row.school.advice_weeks) if row.sent_on else None,
        today=today,
    )


def _voice(one: Voice) -> VoiceRead:
    word = one.word
    if word is None:
        return VoiceRead(one.code, one.name, None, "", (), "", None, "")
    refused = tuple(ITEM_NAMES[Item(item)] for item in word.refused)
    return VoiceRead(one.code, one.name, Said(word.said), SAID_NAMES[Said(word.said)], refused, word.words, word.said_on, word.how)
