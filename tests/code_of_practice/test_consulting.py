"""Asking a specialist: the talk and a yes come first, each item can be refused, and waiting can be seen (6.47, 6.58-6.60)."""

from dataclasses import replace
from datetime import date

import pytest

from fourfold.code_of_practice.consulting import (
    FamilyWord,
    Item,
    Profession,
    ReferralFacts,
    Said,
    Stage,
    ask_again_on,
    likely_profession,
    may_be_shared,
    missing_before_sending,
    stage,
)
from fourfold.code_of_practice.needs import Area

TODAY = date(2026, 11, 24)
YES = FamilyWord("Grace Obi", Said.YES)
READY = ReferralFacts("Speech and language therapist", "How can we help?", date(2026, 11, 20), "In person", "English", (YES,))


def test_a_referral_goes_after_the_talk_and_a_yes() -> None:
    assert missing_before_sending(READY, today=TODAY) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"talked_on": None}, "Talk with the parents first"),
        ({"talked_how": " "}, "Talk with the parents first"),
        ({"talked_on": None, "is_young_person": True}, "Talk with the young person first"),
        ({"talked_on": date(2026, 11, 25)}, "still to come"),
        ({"talked_language": ""}, "in which language"),
        ({"question": " "}, "what you want to ask"),
        ({"asked_whom": ""}, "whom you ask"),
        ({"words": ()}, "nobody in the family has agreed yet"),
        ({"words": (), "is_young_person": True}, "they have not agreed yet"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, object], says: str) -> None:
    """A24: blocked until the discussion's date and the agreement are recorded."""
    (only,) = missing_before_sending(replace(READY, **changed), today=TODAY)  # type: ignore[arg-type]  # from the table
    assert says in only


@pytest.mark.parametrize(
    ("said", "says"), [(Said.NO, "Rob Obi said no"), (Said.TALK_FIRST, "Rob Obi wants to talk first"), (Said.STOP, "took their yes back")]
)
def test_one_parents_no_stands_against_the_others_yes(said: Said, says: str) -> None:
    (only,) = missing_before_sending(replace(READY, words=(YES, FamilyWord("Rob Obi", said))), today=TODAY)
    assert says in only


def test_what_either_parent_refuses_is_not_shared() -> None:
    words = (FamilyWord("Grace", Said.YES, frozenset({Item.CLINICAL})), FamilyWord("Rob", Said.YES, frozenset({Item.PROGRESS})))
    assert may_be_shared([Item.PROGRESS, Item.PLAN, Item.CLINICAL], words) == (Item.PLAN,)


def test_nothing_is_shared_that_was_not_proposed() -> None:
    assert may_be_shared([Item.PLAN], [YES]) == (Item.PLAN,)


DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, Stage.TALK),
        ({"talked": True, "missing": True}, Stage.WITH_FAMILY),
        ({"talked": True}, Stage.READY),
        ({"talked": True, "sent_on": DAY}, Stage.SENT),
        ({"talked": True, "sent_on": DAY, "seen_on": DAY}, Stage.SEEN),
        ({"talked": True, "sent_on": DAY, "seen_on": DAY, "advice_on": DAY}, Stage.ADVICE_IN),
        ({"talked": True, "sent_on": DAY, "advice_on": DAY, "stopped_on": DAY}, Stage.STOPPED),
    ],
)
def test_where_it_stands_is_read_from_its_days(facts: dict[str, object], found: Stage) -> None:
    nothing: dict[str, object] = {
        "talked": False,
        "missing": False,
        "sent_on": None,
        "seen_on": None,
        "advice_on": None,
        "stopped_on": None,
    }
    assert stage(**nothing | facts) is found  # type: ignore[arg-type]  # from the table


def test_advice_should_be_in_after_the_weeks_that_the_school_chose() -> None:
    assert ask_again_on(date(2026, 11, 2), 6) == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("areas", "whom"), [([Area.COMMUNICATION, Area.SEMH], Profession.SPEECH_AND_LANGUAGE), ([], Profession.EDUCATIONAL_PSYCHOLOGIST)]
)
def test_whom_to_ask_is_suggested_by_the_first_need(areas: list[Area], whom: Profession) -> None:
    assert likely_profession(areas) is whom
