"""The year's three meetings: what counts as held, what as offered, what as declined."""

import itertools
from datetime import date

import pytest

from fourfold.code_of_practice.families import meetings_wanted
from fourfold.code_of_practice.meeting_year import Seen, Slot, SlotSeen, Third, counts, slots, thirds
from fourfold.code_of_practice.school_days import SchoolYear

TODAY = date(2026, 11, 24)
JULY = date(2027, 7, 20)
TERMS = SchoolYear(
    terms=(
        (date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
        (date(2027, 2, 22), date(2027, 3, 25)),
        (date(2027, 4, 12), date(2027, 5, 28)),
        (date(2027, 6, 7), date(2027, 7, 21)),
    )
)
AUTUMN, SPRING, SUMMER = date(2026, 10, 8), date(2027, 2, 3), date(2027, 6, 16)


def held(day: date) -> Seen:
    return Seen(day, held=True)


def booked(day: date) -> Seen:
    return Seen(day)


def declined(day: date, *, alternatives: bool = True) -> Seen:
    return Seen(day, offered=True, declined=True, alternatives=alternatives)


def test_two_held_and_one_declined_with_alternatives_are_two_of_three_offered_and_never_three() -> None:
    """A34."""
    found = counts([held(AUTUMN), held(SPRING), declined(SUMMER)], year=2026, wanted=3, today=JULY)
    assert (found.held, found.offered, found.declined) == (2, 3, 1)
    assert not found.on_course


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([], (0, 0, 0, 0, 3)),
        ([held(AUTUMN)], (1, 1, 0, 0, 2)),
        ([booked(SPRING)], (0, 0, 0, 1, 2)),
        ([Seen(SPRING, offered=True, waiting=True)], (0, 1, 0, 1, 2)),
        ([declined(AUTUMN)], (0, 1, 1, 0, 2)),
        ([declined(AUTUMN, alternatives=False)], (0, 1, 0, 0, 3)),
        ([booked(AUTUMN)], (0, 0, 0, 0, 2)),
        ([held(date(2026, 8, 31)), held(date(2027, 9, 1))], (0, 0, 0, 0, 3)),
        ([held(date(2026, 9, 1)), held(date(2027, 8, 31))], (2, 2, 0, 0, 1)),
        ([held(AUTUMN), held(AUTUMN), held(AUTUMN), held(SPRING)], (4, 4, 0, 0, 0)),
    ],
)
def test_held_offered_declined_coming_and_what_is_missing(meetings: list[Seen], expected: tuple[int, ...]) -> None:
    """A34: a refusal without another time or way to choose is no meeting that was declined; of a day that has passed somebody must say
    first whether it was held."""
    found = counts(meetings, year=2026, wanted=3, today=TODAY)
    assert (found.held, found.offered, found.declined, found.coming, found.needs) == expected


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([], (Slot.NEEDS_DATE, Slot.NEEDS_DATE, Slot.NEEDS_DATE)),
        ([held(AUTUMN), booked(SPRING)], (Slot.HELD, Slot.BOOKED, Slot.NEEDS_DATE)),
        ([declined(AUTUMN)], (Slot.DECLINED, Slot.NEEDS_DATE, Slot.NEEDS_DATE)),
        ([booked(AUTUMN), held(SPRING), booked(SUMMER)], (Slot.UNSAID, Slot.HELD, Slot.BOOKED)),
        ([Seen(SPRING, offered=True, waiting=True)], (Slot.NEEDS_DATE, Slot.WAITING, Slot.NEEDS_DATE)),
        ([held(AUTUMN), held(AUTUMN), booked(SPRING)], (Slot.HELD, Slot.BOOKED, Slot.NONE)),
    ],
)
def test_each_third_says_how_it_stands(meetings: list[Seen], expected: tuple[Slot, ...]) -> None:
    counted = counts(meetings, year=2026, wanted=3, today=TODAY)
    found = slots(meetings, counted, spans=thirds(2026, TERMS), today=TODAY)
    assert tuple(found[third].slot for third in Third) == expected


def test_what_finds_no_empty_third_goes_beside_a_meeting_that_is_there() -> None:
    counted = counts([held(AUTUMN), booked(SUMMER)], year=2026, wanted=3, today=SUMMER)
    found = slots([held(AUTUMN), booked(SUMMER)], counted, spans=thirds(2026, TERMS), today=SUMMER)
    assert found[Third.SPRING].slot is Slot.NONE
    assert found[Third.SUMMER] == SlotSeen(Slot.BOOKED, SUMMER, one_more=True)


def test_summer_begins_with_the_first_term_after_easter_and_without_terms_in_the_middle_of_april() -> None:
    assert thirds(2026, TERMS)[Third.SUMMER] == (date(2027, 4, 12), date(2027, 8, 31))
    assert thirds(2026, SchoolYear())[Third.SUMMER][0] == date(2027, 4, 15)
    spans = list(thirds(2026, TERMS).values())
    assert all((after[0] - before[1]).days == 1 for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("began", "pro_rata", "a_year", "number", "whose"),
    [
        (date(2027, 3, 1), True, 3, 2, "This school's setting"),
        (date(2027, 3, 1), False, 3, 3, "The Code of Practice"),
        (date(2026, 9, 1), True, 3, 3, "The Code of Practice"),
        (date(2026, 9, 1), False, 4, 4, "This school’s setting"),
        (date(2027, 7, 1), True, 3, 1, "This school's setting"),
    ],
)
def test_a_number_in_proportion_is_said_to_be_the_schools_setting_and_not_the_codes(
    began: date, pro_rata: bool, a_year: int, number: int, whose: str
) -> None:
    """A35."""
    found = meetings_wanted(began, 2026, pro_rata=pro_rata, a_year=a_year)
    assert found.number == number
    assert found.basis.startswith(whose)
