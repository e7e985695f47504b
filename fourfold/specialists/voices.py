"""Whose word counts before a specialist is asked, and what each has said last."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fourfold.code_of_practice.consulting import FamilyWord, Item, ReferralFacts, Said, Stage, may_be_shared, missing_before_sending, stage
from fourfold.code_of_practice.families import is_young_person
from fourfold.pupils.agreement import Agreement, whose_words_count
from fourfold.pupils.models import Parent
from fourfold.specialists.models import Referral, ReferralWord

WRITTEN_HERE = "In writing, on their own page"
"""How a yes was heard that the person wrote themselves."""


@dataclass(frozen=True)
class Voice:
    """One person whose word counts, and the last thing they said; none where they have not answered."""

    parent: Parent | None
    name: str
    word: ReferralWord | None

    @property
    def code(self) -> str:
        """How a form names them."""
        return self.parent.code if self.parent is not None else "child"

    @property
    def as_fact(self) -> FamilyWord | None:
        """The same for the rule."""
        if self.word is None:
            return None
        return FamilyWord(self.name, Said(self.word.said), frozenset(Item(one) for one in self.word.refused))


def voices(referral: Referral, *, today: date) -> list[Voice]:
    """Each of them, with their last word: a later one counts in the place of those before."""
    return voices_of_each([referral], today=today)[referral.pk]


def voices_of_each(referrals: Collection[Referral], *, today: date) -> dict[int, list[Voice]]:
    """The same for several referrals at once."""
    counted = whose_words_count({row.pupil for row in referrals}, today=today)
    last: dict[tuple[int, int | None], ReferralWord] = {}
    for word in ReferralWord.objects.filter(referral__in=referrals).order_by("said_at", "pk"):
        last[word.referral_id, word.parent_id] = word
    return {
        row.pk: [Voice(parent, name, last.get((row.pk, parent.pk if parent else None))) for parent, name in counted[row.pupil_id]]
        for row in referrals
    }


def missing(referral: Referral, heard: list[Voice], *, today: date) -> list[str]:
    """What is still missing before it may go, a sentence each."""
    facts = ReferralFacts(
        asked_whom=referral.asks,
        question=referral.question,
        talked_on=referral.talked_on,
        talked_how=referral.talked_how,
        talked_language=referral.talked_language,
        words=tuple(fact for voice in heard if (fact := voice.as_fact) is not None),
        is_young_person=is_young_person(referral.pupil.born, today),
    )
    return missing_before_sending(facts, today=today)


def agreed(heard: list[Voice]) -> Agreement:
    """The first yes among them, on which the specialist's grant rests."""
    voice, word = next((voice, voice.word) for voice in heard if voice.word is not None and voice.word.said == Said.YES)
    return Agreement(on=word.said_on, how=word.how or WRITTEN_HERE, parent=voice.parent, by_pupil=voice.parent is None)


def to_be_shared(referral: Referral, heard: list[Voice]) -> tuple[Item, ...]:
    """Of what is wanted, all that nobody refused."""
    return may_be_shared([Item(one) for one in referral.wanted], [fact for voice in heard if (fact := voice.as_fact) is not None])


def stage_of(referral: Referral, *, is_missing: bool, advice_on: date | None) -> Stage:
    """Where it stands."""
    return stage(
        talked=referral.talked_on is not None,
        missing=is_missing,
        sent_on=referral.sent_on,
        seen_on=referral.seen_on,
        advice_on=advice_on,
        stopped_on=referral.stopped_on,
    )
