from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from jinja2 import UndefinedError

TODAY = date(2026, 11, 24)


def said(env, source, **context):
    return env.from_string(source).render(**context)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ at|day }}", "Thursday 10 December"),
        ("{{ at|day(today=today) }}", "Thursday 10 December"),
        ("{{ at|relative(today=today)|sentence }}", "Thursday 10 December"),
        ("{{ at|short_day }}", "10 Dec"),
        ("{{ at|iso }}", "2026-12-10"),
        ("{{ count_of(17, 'pupil') }}", "17 pupils"),
        ("{{ ['a', 'b']|listing }}", "a and b"),
        ("{{ 90|minutes }}", "1 hour 30 minutes"),
        ("{{ 'Isla'|possessive }}", "Isla’s"),
        ("{{ 'Do these first'|anchor }}", "h-do-these-first"),
        ("{{ 0.74|steps_of_5 }}", "75"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
    ],
)
def test_templates_speak_our_words(env, source, words):
    assert said(env, source, at=date(2026, 12, 10), today=TODAY) == words


def test_a_moment_is_told_in_the_schools_own_time(env, settings):
    settings.TIME_ZONE = "Europe/London"
    assert said(env, "{{ at|moment }}", at=datetime(2026, 7, 2, 14, 30, tzinfo=UTC)) == "Thursday 2 July, 3:30pm"


def test_dates_speak_the_pages_language(env):
    with translation.override("pl"):
        assert said(env, "{{ at|day }}", at=date(2026, 12, 10)) == "czwartek 10 grudnia"


def test_a_name_that_is_missing_is_an_error(env):
    with pytest.raises(UndefinedError):
        said(env, "{{ pupil }}")


def test_a_page_that_brings_no_frame_is_a_calm_public_one(env):
    assert said(env, "{{ frame.audience }} {{ frame.lang }}") == "public en-GB"
