from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.ui import words

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "how", "said"),
    [
        (date(2026, 12, 10), {}, "Thursday 10 December"),
        (date(2026, 12, 10), {"today": TUESDAY}, "Thursday 10 December"),
        (date(2025, 12, 3), {"today": TUESDAY}, "Wednesday 3 December 2025"),
        (date(2026, 1, 19), {"weekday": False, "year": True}, "19 January 2026"),
        (date(2026, 12, 10), {"language": "pl"}, "czwartek 10 grudnia"),
        (date(2026, 12, 10), {"language": "uk"}, "четвер 10 грудня"),
        (date(2026, 12, 10), {"language": "ur"}, "جمعرات 10 دسمبر"),
        (date(2026, 12, 10), {"language": "ar"}, "الخميس 10 ديسمبر"),
        (date(2026, 12, 10), {"language": "en-gb"}, "Thursday 10 December"),
        (date(2026, 12, 10), {"language": "xx"}, "Thursday 10 December"),
    ],
)
def test_a_day_is_said_in_full(day, how, said):
    assert words.day_in_words(day, **how) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 26), "Thursday 26 November"),
        (date(2026, 11, 22), "Sunday 22 November"),
    ],
)
def test_only_yesterday_today_and_tomorrow_are_relative(day, said):
    assert words.relative_day(day, today=TUESDAY) == said


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        (date(2026, 12, 10), None, "10 Dec"),
        (date(2026, 12, 10), TUESDAY, "10 Dec"),
        (date(2026, 11, 26), TUESDAY, "Thu 26 Nov"),
        (date(2026, 11, 20), TUESDAY, "Fri 20 Nov"),
        (date(2027, 3, 4), TUESDAY, "4 Mar"),
        (date(2027, 9, 4), TUESDAY, "4 Sep 2027"),
    ],
)
def test_a_table_says_a_day_in_short(day, today, said):
    assert words.short_day(day, today=today) == said


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (time(15, 30), "en", "3:30pm"),
        (time(9, 0), "en", "9am"),
        (time(8, 5), "en", "8:05am"),
        (time(12, 0), "en", "midday"),
        (time(0, 0), "en", "midnight"),
        (time(12, 15), "en", "12:15pm"),
        (time(0, 15), "en", "12:15am"),
        (time(15, 30), "pl", "15:30"),
    ],
)
def test_a_time_is_said_as_the_school_says_it(at, language, said):
    assert words.time_in_words(at, language=language) == said


def test_a_moment_is_a_day_and_a_time():
    assert words.moment_in_words(datetime(2026, 12, 10, 15, 30, tzinfo=UTC)) == "Thursday 10 December, 3:30pm"
    assert words.moment_in_words(datetime(2026, 12, 10, 15, 30, tzinfo=UTC), language="ur") == "جمعرات 10 دسمبر، 15:30"


def test_a_span_reads_as_a_timetable_does():
    assert words.span_in_words(time(9, 40), time(10, 0)) == "9:40 to 10:00"
    assert words.span_in_words(time(12, 50), time(13, 15)) == "12:50 to 1:15"


@pytest.mark.parametrize(
    ("n", "noun", "many", "said"),
    [
        (1, "pupil", None, "1 pupil"),
        (0, "pupil", None, "0 pupils"),
        (1234, "pupil", None, "1,234 pupils"),
        (2, "child", None, "2 children"),
        (2, "class", None, "2 classes"),
        (6, "duty", None, "6 duties"),
        (2, "day", None, "2 days"),
        (3, "EHC plan", None, "3 EHC plans"),
        (2, "SENCO", "SENCOs", "2 SENCOs"),
    ],
)
def test_a_number_stands_with_its_noun(n, noun, many, said):
    assert words.count_of(n, noun, many) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 minute"), (20, "20 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (121, "2 hours 1 minute"), (0, "0 minutes")],
)
def test_minutes_are_said_in_hours_when_there_are_some(minutes, said):
    assert words.minutes_in_words(minutes) == said


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Yusuf Rahmani", "YR"),
        ("Kofi Mensah-Boyd", "KM"),
        ("Mrs Raman", "R"),
        ("Mr. Dean Whitlock", "DW"),
        ("Ana Maria de Souza", "AS"),
        ("zofia hałas", "ZH"),
        ("Bono", "B"),
        ("Mr", "M"),
        ("", ""),
        ("یوسف رحمانی", "یر"),
    ],
)
def test_initials_are_at_most_two_letters(name, letters):
    assert words.initials(name) == letters


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["Ann"], "Ann"), (["Ann", "Ben"], "Ann and Ben"), (["Ann", "Ben", "Cy"], "Ann, Ben and Cy"), ((1, 2), "1 and 2")],
)
def test_a_list_ends_with_and(things, said):
    assert words.listing(things) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "first"), (3, "third"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (102, "102nd"), (113, "113th"), (0, "0th")],
)
def test_small_ordinals_are_words(n, said):
    assert words.ordinal(n) == said


def test_late_is_counted_in_days_and_never_early():
    assert words.days_late(date(2026, 11, 23), today=TUESDAY) == "1 day late"
    assert words.days_late(date(2026, 11, 20), today=TUESDAY) == "4 days late"
    assert words.days_late(TUESDAY, today=TUESDAY) == words.days_late(date(2026, 12, 1), today=TUESDAY) == ""


def test_a_week_stands_in_its_span():
    starts, ends = date(2026, 10, 8), date(2026, 12, 10)
    assert words.weeks_of(starts, ends, today=TUESDAY) == (7, 9)
    assert words.weeks_of(starts, ends, today=date(2026, 9, 1)) == (1, 9)
    assert words.weeks_of(starts, ends, today=date(2027, 9, 1)) == (9, 9)


@given(st.dates(), st.dates())
def test_every_day_can_be_said_and_names_its_number(day, today):
    for language in words.BY_LANGUAGE:
        assert f"{day.day} " in words.day_in_words(day, today=today, language=language)
        assert words.short_day(day, today=today, language=language)


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=2))
def test_a_list_says_and_once(things):
    assert words.listing(things).count(" and ") == 1


def test_owning_and_beginning():
    assert words.possessive("James") == "James’s"
    assert words.sentence("yesterday") == "Yesterday"
    assert words.sentence("") == ""
    assert words.number(12345) == "12,345"
