"""Searching the directory: the same on SQLite and on PostgreSQL, nearest first, honest about what is not known (A41)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.access.actor import NOBODY
from fourfold.audit import doors
from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.actions import bring_in, choose_areas
from fourfold.local_offer.kinds import Time
from fourfold.local_offer.models import Service
from fourfold.local_offer.queries import Found, Wanted, directory_at, search, service_of, topics_at
from fourfold.local_offer.reading.feed import whole
from tests.cast import MAKER, TODAY, Cast, at
from tests.local_offer.feeds import first, third

pytestmark = pytest.mark.postgres
NOW = at(TODAY, 4)


def placed(north: float, east: float, postcode: str) -> list[dict[str, Any]]:
    return [{"location": {"latitude": north, "longitude": east, "addresses": [{"address_1": "1 Road", "postal_code": postcode}]}}]


DIRECTORY = [
    third(1, name="Signing café", minimum_age=0, maximum_age=4, service_at_locations=placed(54.50, -1.50, "ZZ1 4AB")),
    third(2, name="Autistic teens’ swim", minimum_age=12, maximum_age=18, service_at_locations=placed(54.60, -1.50, "ZZ2 1AA")),
    third(3, name="Quiet hours", description="Swimming for children with autism.", service_at_locations=placed(54.51, -1.50, "ZZ1 5AB")),
    third(4, name="Chess", attributes=[], cost_options=[{"amount": 3}], service_at_locations=[], schedules=[], minimum_age=None),
    first(5, name="Drama after school"),
]


@pytest.fixture
def larkfield(cast: Cast) -> Cast:
    bring_in(MAKER, cast.larkfield, read=whole(DIRECTORY, today=TODAY), now=NOW)
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.larkfield.easting, cast.larkfield.northing = 432_500, 511_700
        cast.larkfield.save()
    return cast


def found(cast: Cast, **wanted: Any) -> Found:
    return search(NOBODY, cast.larkfield, Wanted(**wanted), today=TODAY)


def names(cast: Cast, **wanted: Any) -> list[str]:
    return [one.name for one in found(cast, **wanted).services]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("swim", ["Autistic teens’ swim", "Quiet hours"]),
        ("AUTISM", ["Autistic teens’ swim", "Signing café", "Quiet hours"]),
        ("autistic swimming", ["Autistic teens’ swim", "Quiet hours"]),
        ("cafe", ["Signing café"]),
        ("chess club", ["Chess"]),
        ("dram", ["Drama after school"]),
        ("ZZ2 1AA", ["Autistic teens’ swim"]),
        ("nothing like it", []),
        ("'; DROP TABLE x", []),
        ('"*:&|!()<->', []),
        ("x" * 3000, []),
    ],
)
def test_a_search_finds_what_begins_with_every_word_its_name_first_then_the_nearest(
    larkfield: Cast, words: str, expected: list[str]
) -> None:
    assert names(larkfield, words=words) == expected


def test_by_need_age_cost_and_time_of_the_week(larkfield: Cast) -> None:
    """A41: results by need, age, area."""
    assert "Chess" not in names(larkfield, area=Area.COMMUNICATION)
    assert names(larkfield, area=Area.COMMUNICATION, age=13) == ["Autistic teens’ swim"]
    assert names(larkfield, age=3, time=Time.EVENING) == ["Drama after school"]
    assert "Chess" in names(larkfield, age=9)
    assert set(names(larkfield, free=True)) == {"Signing café", "Quiet hours", "Autistic teens’ swim"}
    assert names(larkfield, time=Time.WEEKEND, age=10) == ["Quiet hours"]


def test_the_nearest_come_first_and_what_has_no_place_last(larkfield: Cast) -> None:
    every = found(larkfield)
    miles = [one.miles for one in every.services]
    assert miles[-1] is None
    assert miles[:-1] == sorted(one for one in miles if one is not None)
    assert every.origin is not None
    assert every.origin.is_school
    assert names(larkfield, within=2) == ["Signing café", "Quiet hours"]


def test_a_typed_postcode_is_where_the_directory_itself_puts_it_and_otherwise_unknown(larkfield: Cast) -> None:
    there = found(larkfield, near="zz2 1aa")
    assert (there.services[0].name, there.services[0].miles, there.place_unknown) == ("Autistic teens’ swim", 0.0, False)
    about = found(larkfield, near="ZZ1")
    assert about.origin is not None
    assert (about.origin.name, about.origin.is_about) == ("ZZ1", True)
    lost = found(larkfield, near="ZZ9 9ZZ")
    assert lost.place_unknown
    assert lost.origin is not None
    assert lost.origin.is_school


def test_where_nothing_is_found_it_says_what_to_leave_out(larkfield: Cast) -> None:
    nothing = found(larkfield, words="chess", area=Area.SENSORY)
    assert (nothing.total, dict(nothing.wider)["area"]) == (0, 1)


def test_the_words_of_a_service_follow_its_changes(larkfield: Cast) -> None:
    bring_in(MAKER, larkfield.larkfield, read=whole([third(1, name="Kite flying"), *DIRECTORY[1:]], today=TODAY), now=NOW)
    assert names(larkfield, words="kite") == ["Kite flying"]
    assert names(larkfield, words="signing") == []
    bring_in(MAKER, larkfield.larkfield, read=whole(DIRECTORY[1:], today=TODAY), now=NOW)
    assert names(larkfield, words="kite") == []


def test_a_school_says_what_a_topic_means_and_no_refresh_changes_it(larkfield: Cast) -> None:
    topic = next(one for one in topics_at(larkfield.amina, larkfield.larkfield) if one.name == "Autism")
    choose_areas(larkfield.amina, topic, areas=[Area.SENSORY])
    assert "Quiet hours" in names(larkfield, area=Area.SENSORY)
    bring_in(MAKER, larkfield.larkfield, read=whole(DIRECTORY, today=TODAY), now=NOW)
    assert "Quiet hours" in names(larkfield, area=Area.SENSORY)
    assert topics_at(larkfield.tom, larkfield.larkfield) == []


def test_each_school_has_its_own_directory(larkfield: Cast) -> None:
    assert search(NOBODY, larkfield.millbrook, Wanted(), today=TODAY).total == 0
    code = Service.objects.first().code
    assert service_of(NOBODY, larkfield.millbrook, code) is None


def test_anyone_reads_the_list_and_only_those_of_the_settings_what_was_wrong_with_it(larkfield: Cast) -> None:
    bad = whole([*DIRECTORY, {"id": "x"}], today=TODAY)
    bring_in(MAKER, larkfield.larkfield, read=bad, feed="https://feeds.example.org", now=NOW)
    assert directory_at(larkfield.dan, larkfield.larkfield, today=TODAY).faults
    for who in (NOBODY, larkfield.grace, larkfield.tom, larkfield.odile):
        seen = directory_at(who, larkfield.larkfield, today=TODAY)
        assert (seen.listed, seen.feed, seen.faults, seen.trouble) == (5, "", (), "")


def test_a_copy_or_a_check_older_than_90_days_may_be_out_of_date(larkfield: Cast) -> None:
    for day, old in ((date(2027, 2, 22), False), (date(2027, 2, 23), True)):
        assert directory_at(NOBODY, larkfield.larkfield, today=day).may_be_old is old
    checked = search(NOBODY, larkfield.larkfield, Wanted(words="quiet"), today=date(2026, 8, 30)).services[0]
    assert (checked.checked_on, checked.may_be_old) == (date(2026, 6, 1), False)
    assert search(NOBODY, larkfield.larkfield, Wanted(words="quiet"), today=date(2026, 8, 31)).services[0].may_be_old


def test_five_thousand_services_are_searched_in_the_same_few_questions(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            search(NOBODY, cast.larkfield, Wanted(words="club", area=Area.COMMUNICATION, age=9), today=TODAY)
        return len(seen)

    bring_in(MAKER, cast.larkfield, read=whole([third(1)], today=TODAY), now=NOW)
    few = asked()
    bring_in(MAKER, cast.larkfield, read=whole([third(n) for n in range(300)], today=TODAY), now=NOW)
    assert asked() == few <= 3
