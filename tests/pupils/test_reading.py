"""What is read of a child, and how much of it by whom."""

from typing import Any

import pytest

from fourfold.audit import doors, ledger
from fourfold.audit.models import Event
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Enrolment
from tests.cast import AUTUMN, MAKER, TODAY, Cast


@pytest.fixture
def needs(cast: Cast) -> Cast:
    stated = [RankedNeed("SLCN", detail="for staff", staff_should_know=True), RankedNeed("SEMH", detail="for the SENCO")]
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=AUTUMN)
    actions.record_needs(MAKER, cast.leo, needs=stated, on=AUTUMN)
    return cast


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("amina", ["for staff", "for the SENCO"]),
        ("helen", ["for staff", "for the SENCO"]),
        ("sal", ["for staff", ""]),
        ("tom", ["for staff", ""]),
        ("tess", ["", ""]),
        ("dan", ["", ""]),
        ("grace", []),
        ("odile", []),
    ],
)
def test_detail_of_a_need_is_read_by_those_who_may(needs: Cast, name: str, details: list[str]) -> None:
    assert [need.detail for need in queries.needs_of(needs.actor(name), needs.leo)] == details


@pytest.mark.parametrize(
    ("name", "family", "reach"),
    [
        ("amina", True, True),
        ("helen", True, True),
        ("sal", True, True),
        ("dan", True, True),
        ("tom", True, False),
        ("tess", True, False),
        ("odile", False, False),
    ],
)
def test_how_to_reach_a_family_is_for_those_with_contacts(cast: Cast, name: str, family: bool, reach: bool) -> None:
    lines = queries.family_of(cast.actor(name), cast.leo)
    assert bool(lines) == family
    assert any(line.reach for line in lines) == reach
    assert any(line.is_kept_out for line in lines) == reach
    assert bool(queries.kept_out(cast.actor(name), cast.leo)) == reach


def test_who_looked_keeps_looks_and_deeds_apart(cast: Cast) -> None:
    queries.open_record(cast.tom, cast.leo.code, page="story")
    actions.record_sen_status(cast.amina, cast.leo, status="K", starts=AUTUMN)
    looks, deeds = (queries.who_looked(cast.amina, cast.leo, deeds=which) for which in (False, True))
    assert [(line.who, line.what) for line in looks.lines] == [("Tom Hardy", "story")]
    assert deeds.lines[0].what == "sen_status.recorded"


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "dan", "grace", "odile", "sysop"])
def test_who_looked_is_for_the_senco_and_the_head(cast: Cast, name: str) -> None:
    queries.open_record(cast.tom, cast.leo.code, page="story")
    assert queries.who_looked(cast.actor(name), cast.leo).lines == []


def test_what_a_family_does_with_a_private_request_is_no_line(cast: Cast) -> None:
    ledger.looked(cast.grace, "ehc request", school=cast.larkfield.pk, pupil=cast.leo.pk)
    ledger.looked(cast.amina, "ehc request", school=cast.larkfield.pk, pupil=cast.leo.pk)
    assert [line.who for line in queries.who_looked(cast.amina, cast.leo).lines] == ["Amina Begum"]


def test_looking_is_paged_newest_first(cast: Cast) -> None:
    for _ in range(55):
        queries.open_record(cast.tom, cast.leo.code, page="story")
    first, second = (queries.who_looked(cast.amina, cast.leo, page=page) for page in (1, 2))
    assert (len(first.lines), len(second.lines), first.last) == (50, 5, 2)
    assert first.lines[0].at >= first.lines[-1].at >= second.lines[0].at


def test_taking_a_list_is_a_line_with_each_child_on_it(cast: Cast) -> None:
    actions.take_list(cast.amina, cast.larkfield, kind="sen_register", pupils=[cast.leo.pk, cast.max.pk])
    named = Event.objects.filter(verb="export.created", pupil__isnull=False).values_list("pupil", flat=True)
    assert set(named) == {cast.leo.pk, cast.max.pk}


def test_the_last_school_is_that_of_the_newest_time_on_roll_read_in_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        Enrolment.objects.filter(pupil=cast.leo).update(ends=AUTUMN)
        Enrolment.objects.create(pupil=cast.leo, school=cast.millbrook, year_group="5", starts=TODAY)
    with django_assert_num_queries(1):
        found = cast.leo.last_school()
        assert found.authority.name
    assert (found, found.pk) == (cast.millbrook, cast.leo.ledger_school)
