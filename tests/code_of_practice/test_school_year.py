"""School years, ages and year groups."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.school_year import (
    age_in_words,
    age_on,
    birthday,
    school_year_ends,
    school_year_name,
    school_year_of,
    school_year_starts,
    year_group_before,
    year_group_choices,
    year_group_name,
    year_group_of,
    year_groups_in_words,
)


@pytest.mark.parametrize(("day", "year"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)])
def test_the_school_year_begins_in_september(day, year):
    assert school_year_of(day) == year


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_exactly_one_school_year(day):
    year = school_year_of(day)
    assert school_year_starts(year) <= day <= school_year_ends(year)
    assert school_year_ends(year) + timedelta(days=1) == school_year_starts(year + 1)


@pytest.mark.parametrize(("year", "name"), [(2026, "2026/27"), (1999, "1999/00"), (2008, "2008/09")])
def test_a_school_year_is_named_as_people_write_it(year, name):
    assert school_year_name(year) == name


@pytest.mark.parametrize(
    ("born", "day", "words"),
    [
        (date(2018, 8, 24), date(2026, 11, 24), "8 years and 3 months"),
        (date(2018, 11, 25), date(2026, 11, 24), "7 years and 11 months"),
        (date(2025, 11, 24), date(2026, 11, 24), "1 year"),
        (date(2025, 10, 24), date(2026, 11, 24), "1 year and 1 month"),
        (date(2026, 10, 31), date(2026, 11, 30), "less than 1 month"),
        (date(2026, 4, 24), date(2026, 11, 24), "7 months"),
        (date(2020, 2, 29), date(2027, 3, 1), "7 years"),
        (date(2020, 2, 29), date(2027, 2, 28), "6 years and 11 months"),
    ],
)
def test_an_age_is_said_as_a_person_says_it(born, day, words):
    assert age_in_words(born, day) == words


def test_a_baby_is_nought_on_the_day_of_birth():
    assert age_on(date(2020, 1, 1), date(2020, 1, 1)) == 0


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="before the date of birth"):
        age_on(date(2020, 1, 2), date(2020, 1, 1))


def test_a_leap_day_birthday_falls_on_the_first_of_march():
    assert (birthday(date(2012, 2, 29), 15), birthday(date(2012, 2, 29), 16)) == (date(2027, 3, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("born", "code", "name"),
    [
        (date(2026, 9, 1), None, None),
        (date(2026, 8, 31), "E1", "Early years 1"),
        (date(2025, 8, 31), "E2", "Early years 2"),
        (date(2024, 8, 31), "N1", "Nursery 1"),
        (date(2023, 8, 31), "N2", "Nursery 2"),
        (date(2022, 8, 31), "R", "Reception"),
        (date(2021, 9, 1), "R", "Reception"),
        (date(2021, 8, 31), "1", "Year 1"),
        (date(2017, 8, 31), "5", "Year 5"),
        (date(2010, 9, 1), "11", "Year 11"),
        (date(2007, 9, 1), "14", "Year 14"),
        (date(2007, 8, 31), None, None),
    ],
)
def test_a_birthday_gives_its_year_group(born, code, name):
    assert year_group_of(born, date(2026, 11, 24)) == code
    assert code is None or year_group_name(code) == name


def test_a_year_code_is_read_however_it_is_typed():
    assert year_group_name(" r ") == "Reception"


def test_year_groups_are_offered_youngest_first():
    codes = [code for code, _ in year_group_choices()]
    assert codes == ["E1", "E2", "N1", "N2", "R", *map(str, range(1, 15)), "M", "X"]


@pytest.mark.parametrize(
    ("now", "years", "then"), [("5", 0, "5"), ("5", 2, "3"), ("1", 1, "R"), ("R", 1, "N2"), ("E1", 1, ""), ("14", 1, "13"), ("M", 3, "M")]
)
def test_the_year_group_of_some_years_ago(now: str, years: int, then: str) -> None:
    assert year_group_before(now, years) == then


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (["R"], "Reception"),
        (["3", "1", "2"], "Year 1 to Year 3"),
        (["R", "1", "4"], "Reception to Year 1, Year 4"),
        (["13", "M"], "Year 13, Mixed year groups"),
        ([], ""),
    ],
)
def test_year_groups_are_said_as_people_say_them(codes: list[str], says: str) -> None:
    assert year_groups_in_words(codes) == says
