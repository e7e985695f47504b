"""Whose word counts before a specialist is asked, and what each has said last."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.consulting import FamilyWord, Item, ReferralFacts, Said, Stage, may_be_shared, missing_before_sending, stage
from fourfold.code_of_practice.families import is_young_person
from fourfold.pupils.models import Capacity, Parent, ParentLink, Pupil
from fourfold.pupils.representing import representative_in
from fourfold.pupils.same_person import full_bars, parents_under
from fourfold.pupils.standing import open_on
from fourfold.specialists.models import Referral, ReferralWord


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


def whose_word_counts(pupil: Pupil, *, today: date) -> list[tuple[Parent | None, str]]:
    """The child's parents, confirmed and not kept out; from the young-person date the young person, or who acts for them in this."""
    return whose_words_count([pupil], today=today)[pupil.pk]


def whose_words_count(pupils: Collection[Pupil], *, today: date) -> dict[int, list[tuple[Parent | None, str]]]:
    """The same for several children at once: four queries, however many there are."""
    barred = parents_under(full_bars(today) & Q(pupil__in=pupils))
    links = ParentLink.objects.filter(open_on(today), pupil__in=pupils, confirmed_on__isnull=False).select_related("parent__account")
    found: dict[int, list[tuple[Parent | None, str]]] = {pupil.pk: [] for pupil in pupils}
    for link in links.order_by("priority", "pk"):
        if (link.pupil_id, link.parent_id) not in barred:
            found[link.pupil_id].append((link.parent, link.parent.name))
    young = [pupil for pupil in pupils if is_young_person(pupil.born, today)]
    assessed = set(Capacity.objects.filter(pupil__in=young, matter=Matter.SPECIALIST).values_list("pupil", flat=True)) if young else set()
    for pupil in young:
        acts = representative_in(pupil, Matter.SPECIALIST, today=today) if pupil.pk in assessed else None
        found[pupil.pk] = [(acts, acts.name)] if acts is not None else [(None, pupil.forename)]
    return found


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
