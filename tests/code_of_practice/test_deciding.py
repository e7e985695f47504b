"""Deciding whether a pupil has SEN: what refuses, and what warns."""

from dataclasses import replace
from datetime import date

import pytest

from fourfold.code_of_practice.deciding import (
    DECISION_NAMES,
    FAMILY_DECISION_NAMES,
    Decision,
    DecisionFacts,
    check_decision,
    decision_choices,
)

TODAY, EARLIER, LATER = date(2026, 11, 24), date(2026, 11, 10), date(2027, 2, 12)
YES = DecisionFacts(
    Decision.YES, "Amina Raman", TODAY, "Talking is hard for him.", True, "Results and two weeks' notes",
    EARLIER, EARLIER, EARLIER, advice_service_named=True, look_again_on=LATER,
)  # fmt: skip
NO = replace(YES, decision=Decision.NO, calls_for_more=False)
NOT_YET = replace(YES, decision=Decision.NOT_YET, calls_for_more=None)


ON_THE_DAY = replace(YES, talked_with_parents_on=TODAY, talked_with_pupil_on=TODAY)
NEW_TO_ENGLISH = replace(NO, only_english_as_additional_language=True)


@pytest.mark.parametrize("whole", [YES, NO, NOT_YET, ON_THE_DAY, NEW_TO_ENGLISH])
def test_a_whole_decision_stands(whole):
    check = check_decision(whole)
    assert (check.refusals, check.warnings, check.may_stand()) == ((), (), True)


@pytest.mark.parametrize(
    ("facts", "field", "paragraph"),
    [
        (replace(YES, decision=None), "decision", "6.43"),
        (replace(YES, decided_by=" "), "decided_by", "6.23"),
        (replace(YES, why=""), "why", "6.43"),
        (replace(YES, calls_for_more=None), "calls_for_more", "6.15"),
        (replace(NO, calls_for_more=None), "calls_for_more", "6.15"),
        (replace(YES, calls_for_more=False), "calls_for_more", "6.15"),
        (replace(NO, calls_for_more=True), "calls_for_more", "6.15"),
        (replace(YES, only_english_as_additional_language=True), "decision", "6.24"),
        (replace(NO, look_again_on=None), "look_again_on", "6.42"),
        (replace(NOT_YET, look_again_on=None), "look_again_on", "6.42"),
        (replace(NO, look_again_on=TODAY), "look_again_on", "6.42"),
    ],
)
def test_what_is_missing_refuses_and_no_reason_helps(facts, field, paragraph):
    check = check_decision(facts)
    assert [(found.field, found.paragraph) for found in check.refusals] == [(field, paragraph)]
    assert not check.may_stand("The head says so.")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(YES, talked_with_parents_on=None), "talked_with_parents_on"),
        (replace(YES, talked_with_parents_on=LATER), "talked_with_parents_on"),
        (replace(YES, talked_with_pupil_on=None), "talked_with_pupil_on"),
        (replace(YES, talked_with_pupil_on=LATER), "talked_with_pupil_on"),
        (replace(YES, note_given_on=None), "note_given_on"),
        (replace(YES, advice_service_named=False), "advice_service_named"),
        (replace(YES, evidence=""), "evidence"),
        (replace(YES, look_again_on=None), "look_again_on"),
    ],
)
def test_what_the_code_says_should_be_done_warns_and_a_reason_overrides_it(facts, field):
    check = check_decision(facts)
    assert [found.field for found in check.warnings] == [field]
    assert (check.refusals, check.may_stand(), check.may_stand(" "), check.may_stand("Tried three times.")) == ((), False, False, True)


@pytest.mark.parametrize("missing", ["talked_with_parents_on", "talked_with_pupil_on"])
def test_a_talk_with_one_of_them_still_leaves_a_note_to_give(missing):
    check = check_decision(replace(YES, **{missing: None, "note_given_on": None}))
    assert [found.field for found in check.warnings] == [missing, "note_given_on"]


def test_a_no_without_a_date_is_refused_once_and_not_warned_of_too():
    assert check_decision(replace(NO, look_again_on=None)).warnings == ()


def test_with_no_talk_at_all_both_talks_are_named():
    check = check_decision(replace(YES, talked_with_parents_on=None, talked_with_pupil_on=None, note_given_on=None))
    assert [found.field for found in check.warnings] == ["talked_with_parents_on", "talked_with_pupil_on"]


def test_from_16_the_pupil_is_asked_directly_and_the_parents_still_are():
    check = check_decision(replace(YES, talked_with_parents_on=None, talked_with_pupil_on=None, involves_pupil_directly=True))
    assert [found.field for found in check.warnings][:2] == ["talked_with_parents_on", "talked_with_pupil_on"]
    assert "directly" in check.warnings[1].says


def test_a_young_persons_decision_does_not_wait_for_the_parents():
    facts = replace(YES, talked_with_parents_on=None, involves_pupil_directly=True, is_young_person=True)
    assert check_decision(facts).warnings == ()


def test_every_decision_has_words_for_staff_and_families():
    assert set(DECISION_NAMES) == set(FAMILY_DECISION_NAMES) == set(Decision)
    assert [value for value, _ in decision_choices()] == ["yes", "no", "not_yet"]
