"""The young-person date, who is addressed in law, and the year's meetings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.families import (
    LegalRecipient,
    account_offered_from,
    compulsory_school_age_ends,
    involve_directly,
    is_young_person,
    legal_recipient,
    meetings_still_due,
    meetings_wanted,
    young_person_from,
)

BIRTHDAYS = st.dates(date(2006, 1, 1), date(2030, 12, 31))
EVERY_BIRTHDAY = [date(2006, 1, 1) + timedelta(days=number) for number in range((date(2030, 12, 31) - date(2006, 1, 1)).days + 1)]


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2011, 8, 31), date(2027, 6, 25)),
        (date(2011, 9, 1), date(2028, 6, 30)),
        (date(2012, 2, 29), date(2028, 6, 30)),
        (date(2011, 6, 25), date(2027, 6, 25)),
        (date(2011, 7, 15), date(2027, 6, 25)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born, ends):
    assert compulsory_school_age_ends(born) == ends


def test_for_every_birthday_the_date_is_the_last_friday_of_a_june_in_the_school_year_of_sixteen():
    for born in EVERY_BIRTHDAY:
        ends = compulsory_school_age_ends(born)
        assert (ends.month, ends.weekday(), (ends + timedelta(days=7)).month) == (6, 4, 7), born
        school_year_begins = date(ends.year - 1, 9, 1)
        sixteen = (born.year + 16, born.month, born.day)
        assert (school_year_begins.year, 9, 1) <= sixteen <= (ends.year, 8, 31), born


@given(BIRTHDAYS)
def test_a_summer_birthday_crosses_at_fifteen_and_no_other_does(born):
    ends = young_person_from(born)
    crosses_at_fifteen = (born.month, born.day) > (ends.month, ends.day) and born.month < 9
    assert ((ends.year - born.year, crosses_at_fifteen) == (16, True)) == (ends < born.replace(year=born.year + 16))


@given(BIRTHDAYS, BIRTHDAYS)
def test_the_older_of_two_is_never_the_later_to_cross(one, other):
    older, younger = sorted((one, other))
    assert young_person_from(older) <= young_person_from(younger)


@given(BIRTHDAYS)
def test_the_pupil_is_involved_directly_no_later_than_the_rights_pass(born):
    assert account_offered_from(born) <= young_person_from(born)
    assert account_offered_from(born) <= born.replace(year=born.year + 16)


@pytest.mark.parametrize(
    ("born", "offered"),
    [(date(2010, 9, 1), date(2026, 9, 1)), (date(2011, 6, 24), date(2027, 6, 24)), (date(2011, 8, 31), date(2027, 6, 25))],
)
def test_an_account_is_offered_at_sixteen_or_sooner(born, offered):
    assert account_offered_from(born) == offered
    assert (involve_directly(born, offered - timedelta(days=1)), involve_directly(born, offered)) == (False, True)


@pytest.mark.parametrize(
    ("today", "acts", "recipient"),
    [
        (date(2027, 6, 24), False, LegalRecipient.PARENT),
        (date(2027, 6, 24), True, LegalRecipient.PARENT),
        (date(2027, 6, 25), False, LegalRecipient.YOUNG_PERSON),
        (date(2027, 6, 25), True, LegalRecipient.REPRESENTATIVE),
    ],
)
def test_the_legal_recipient_changes_on_the_day_the_rights_pass(today, acts, recipient):
    assert legal_recipient(date(2010, 9, 1), today, representative_acts=acts) is recipient


@pytest.mark.parametrize(
    ("today", "yes"), [(date(2027, 6, 24), False), (date(2027, 6, 25), True), (date(2035, 8, 31), True), (date(2035, 9, 1), False)]
)
def test_a_young_person_is_past_school_age_and_under_twenty_five(today, yes):
    assert is_young_person(date(2010, 9, 1), today) is yes


YEAR = {"year_starts": date(2026, 9, 1), "year_ends": date(2027, 8, 31)}


@pytest.mark.parametrize(
    ("held", "due"),
    [
        ([], 3),
        ([date(2026, 8, 31)], 3),
        ([date(2026, 9, 1)], 2),
        ([date(2026, 10, 1), date(2027, 8, 31)], 1),
        ([date(2027, 9, 1)], 3),
        ([date(2026, 10, 1)] * 5, 0),
    ],
)
def test_meetings_still_due_counts_this_years_alone(held, due):
    assert meetings_still_due(held, **YEAR) == due


def test_a_school_may_want_fewer_of_a_pupil_who_starts_late():
    assert meetings_still_due([], **YEAR, wanted=2) == 2


@pytest.mark.parametrize(
    ("began", "pro_rata", "number", "whose"),
    [
        (date(2027, 3, 1), False, 3, "Code"),
        (date(2026, 9, 1), True, 3, "Code"),
        (date(2025, 1, 1), True, 3, "Code"),
        (date(2026, 9, 2), True, 3, "school's setting"),
        (date(2027, 3, 1), True, 2, "school's setting"),
        (date(2027, 5, 2), True, 2, "school's setting"),
        (date(2027, 5, 3), True, 1, "school's setting"),
        (date(2027, 8, 31), True, 1, "school's setting"),
        (date(2027, 9, 1), True, 0, "school's setting"),
    ],
)
def test_a_part_year_is_the_schools_own_setting_and_says_so(began, pro_rata, number, whose):
    wanted = meetings_wanted(began, 2026, pro_rata=pro_rata)
    assert wanted.number == number
    assert whose in wanted.basis
