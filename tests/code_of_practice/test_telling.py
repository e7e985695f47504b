"""Who must be told, who is left out and why, and what counts as told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.families import LegalRecipient
from fourfold.code_of_practice.telling import (
    NOTICE_WITHIN_SCHOOL_DAYS,
    DeliveryFact,
    DeliveryState,
    Recipient,
    letter_is_needed,
    told_on,
    who_must_be_told,
)

BORN = date(2010, 9, 1)
CHILDHOOD, GROWN = date(2027, 6, 24), date(2027, 6, 25)
GRACE, KWAME, LEO = Recipient("grace"), Recipient("kwame"), Recipient("leo", is_pupil=True)


def test_a_school_has_five_days_to_tell_unless_it_chooses_otherwise():
    assert NOTICE_WITHIN_SCHOOL_DAYS == 5


def keys(recipients) -> list[str]:
    return [one.key for one in recipients]


def test_both_parents_of_a_child_are_told_and_the_child_is_not():
    telling = who_must_be_told([GRACE, KWAME, LEO], born=BORN, today=CHILDHOOD)
    assert (telling.addressed_to, keys(telling.tell), keys(telling.copy), telling.missing) == (
        LegalRecipient.PARENT, ["grace", "kwame"], [], "",
    )  # fmt: skip


@pytest.mark.parametrize("restricted", [True, None])
def test_a_restricted_parent_is_on_no_copy_and_the_log_says_why(restricted):
    kept_out = Recipient("kwame", is_restricted=restricted, copy_wished=True, is_representative=True)
    for today in (CHILDHOOD, GROWN):
        telling = who_must_be_told([GRACE, kept_out, LEO], born=BORN, today=today)
        assert "kwame" not in keys(telling.tell) + keys(telling.copy)
        assert "estriction holds" in {left.recipient.key: left.why for left in telling.not_told}["kwame"]


def test_a_link_that_does_not_hold_is_not_told():
    telling = who_must_be_told([GRACE, Recipient("kwame", link_holds=False)], born=BORN, today=CHILDHOOD)
    assert (keys(telling.tell), [left.why for left in telling.not_told]) == (
        ["grace"], ["The link to the pupil is not verified, or has ended."],
    )  # fmt: skip


def test_a_young_person_is_told_and_a_parent_only_with_their_wish():
    with_wish = Recipient("grace", copy_wished=True)
    telling = who_must_be_told([with_wish, KWAME, LEO], born=BORN, today=GROWN)
    assert (telling.addressed_to, keys(telling.tell), keys(telling.copy)) == (LegalRecipient.YOUNG_PERSON, ["leo"], ["grace"])
    assert [(left.recipient.key, "asked for a copy" in left.why) for left in telling.not_told] == [("kwame", True)]


def test_where_someone_acts_for_the_young_person_they_are_told_and_the_young_person_has_a_copy():
    acting = Recipient("grace", is_representative=True)
    telling = who_must_be_told([acting, KWAME, LEO], born=BORN, today=GROWN, representative_acts=True)
    assert (keys(telling.tell), keys(telling.copy), keys(left.recipient for left in telling.not_told)) == (["grace"], ["leo"], ["kwame"])


@pytest.mark.parametrize(
    ("people", "today", "acts", "says"),
    [
        ([Recipient("kwame", is_restricted=True)], CHILDHOOD, False, "No parent can be told"),
        ([LEO], CHILDHOOD, False, "No parent can be told"),
        ([Recipient("grace", copy_wished=True)], GROWN, False, "young person must be told"),
        ([GRACE, LEO], GROWN, True, "acts for the young person"),
    ],
)
def test_when_nobody_can_be_told_the_duty_stays_open_and_says_so(people, today, acts, says):
    telling = who_must_be_told(people, born=BORN, today=today, representative_acts=acts)
    assert (telling.tell, says in telling.missing) == ((), True)


RECIPIENTS = st.builds(
    Recipient, st.uuids().map(str), st.booleans(), st.booleans(), st.sampled_from([True, False, None]), st.booleans(), st.booleans()
)


@given(st.lists(RECIPIENTS, max_size=6), st.sampled_from([CHILDHOOD, GROWN]), st.booleans())
def test_everyone_is_told_copied_or_left_out_with_a_reason_and_no_restricted_person_hears(people, today, acts):
    telling = who_must_be_told(people, born=BORN, today=today, representative_acts=acts)
    sorted_out = [*telling.tell, *telling.copy, *(left.recipient for left in telling.not_told)]
    assert sorted(keys(sorted_out)) == sorted(keys(people))
    assert all(one.is_restricted is False and one.link_holds for one in (*telling.tell, *telling.copy))
    assert all(left.why for left in telling.not_told)
    assert bool(telling.missing) != bool(telling.tell)


MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


def fact(attempt: str, state: DeliveryState, on: date = MONDAY) -> DeliveryFact:
    return DeliveryFact(attempt, state, on)


BOUNCED = [fact("mail", DeliveryState.SENT), fact("mail", DeliveryState.BOUNCED, FRIDAY)]


@pytest.mark.parametrize(
    ("facts", "told", "letter"),
    [
        ([], None, False),
        ([fact("mail", DeliveryState.WAITING)], None, False),
        ([fact("mail", DeliveryState.SENT)], MONDAY, False),
        ([fact("post", DeliveryState.POSTED)], MONDAY, False),
        ([fact("gate", DeliveryState.HANDED_OVER)], MONDAY, False),
        ([fact("page", DeliveryState.READ)], MONDAY, False),
        (BOUNCED, None, True),
        ([fact("mail", DeliveryState.BOUNCED), fact("mail", DeliveryState.SENT, FRIDAY)], None, True),
        ([fact("post", DeliveryState.POSTED), fact("post", DeliveryState.RETURNED, FRIDAY)], None, True),
        ([fact("mail", DeliveryState.FAILED)], None, True),
        ([*BOUNCED, fact("gate", DeliveryState.HANDED_OVER, FRIDAY)], FRIDAY, False),
        ([fact("post", DeliveryState.POSTED, FRIDAY), fact("mail", DeliveryState.SENT, TUESDAY)], TUESDAY, False),
    ],
)  # fmt: skip
def test_told_is_a_delivery_that_did_not_come_back(facts, told, letter):
    assert (told_on(facts), letter_is_needed(facts)) == (told, letter)
