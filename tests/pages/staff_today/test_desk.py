"""The desk of the SENCO and the head: late, due, and where everybody stands."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.audit import doors
from fourfold.concerns import actions as concerns
from fourfold.oversight.today_desk import Desk, desk
from fourfold.oversight.today_tasks import Kind
from fourfold.pages.staff.today_desk import lede, sentence
from fourfold.schools.models import School
from tests.cast import MAKER, TODAY, Cast, account, at, member
from tests.house.many import copies_of
from tests.signed_in import client_of
from tests.support.history import started


@pytest.mark.parametrize("who", ["amina", "helen"])
def test_the_senco_and_the_head_land_on_it(cast: Cast, who: str) -> None:
    client = client_of(cast.account(who))
    assert client.get("/home").headers["Location"] == "/desk"
    assert "Nothing is late or due this week." in client.get("/desk").content.decode()


@pytest.mark.parametrize("who", ["tom", "tess", "sal", "dan"])
def test_other_staff_are_sent_to_what_needs_them(cast: Cast, who: str) -> None:
    assert client_of(cast.account(who)).get("/desk").headers["Location"] == "/today"


@pytest.mark.parametrize("who", ["gus", "sysop", "grace", "megan", "stranger"])
def test_it_is_for_staff(cast: Cast, who: str) -> None:
    assert client_of(cast.account(who)).get("/desk").status_code == 403


def test_the_head_sees_the_reviews_of_every_teacher(cast: Cast) -> None:
    started(cast)
    with clock.set_to(at(date(2027, 2, 15))):
        found = desk(cast.helen, cast.larkfield, today=date(2027, 2, 15))
    assert [(task.who, task.is_late) for task in found.tasks if task.kind is Kind.REVIEW] == [("Leo Obi", True)]


def test_pupils_are_counted_by_step(cast: Cast) -> None:
    started(cast)
    found = desk(cast.amina, cast.larkfield, today=TODAY)
    assert dict(found.by_step) == {"assess": 0, "plan": 0, "do": 1, "review": 0}
    assert (found.supported, found.in_no_step) == (1, 0)


def test_another_school_has_its_own_desk(cast: Cast) -> None:
    started(cast)
    found = desk(cast.odile, cast.millbrook, today=TODAY)
    assert (found.tasks, found.supported) == ([], 0)


def test_a_concern_is_due_on_the_desk_until_it_is_answered(cast: Cast) -> None:
    concerns.raise_concern(cast.tom, cast.leo, words="He cries at reading.")
    text = client_of(cast.account("amina")).get("/desk").content.decode()
    assert "Answer the concern about Leo Obi" in text


@pytest.mark.parametrize(
    ("late", "week", "says"),
    [
        (0, 0, "Nothing is late or due this week."),
        (1, 0, "One thing is late."),
        (3, 6, "Three things are late. Six more are due this week."),
        (12, 1, "12 things are late. One more is due this week."),
        (0, 2, "Two things are due this week."),
    ],
)
def test_the_desk_in_a_sentence(late: int, week: int, says: str) -> None:
    assert sentence(Desk([], late, week, 9, (), 0, ())) == says


def test_a_quiet_desk_names_the_next_reviews() -> None:
    found = Desk([], 0, 0, 9, (), 0, ((date(2026, 11, 23), 0), (date(2026, 11, 30), 4)))
    assert lede(found) == "9 pupils have SEN support or an EHC plan. The next reviews are in the week of Monday 30 November."


def test_the_desk_asks_as_often_for_a_large_school_as_for_a_small_one(cast: Cast) -> None:
    started(cast)
    copies_of(cast.leo, 3)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk(cast.amina, cast.larkfield, today=TODAY)
        return len(queries)

    few = asked()
    copies_of(cast.leo, 30)
    assert asked() == few


def test_a_school_without_pupils_leads_its_head_to_setting_it_up(cast: Cast) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        empty = School(
            code="elm",
            urn="999003",
            name="Elm School",
            authority=cast.larkfield.authority,
            establishment="4003",
            lowest_age=4,
            highest_age=11,
        )
        empty.save()
    member(hana := account("hana", "Hana Head", "Mrs"), empty, Role.HEAD)
    head = client_of(hana)
    for path in ("/desk", "/pupils"):
        assert "Set up your school" in head.get(path).content.decode()
    assert "Set up your school" not in client_of(cast.account("helen")).get("/pupils").content.decode()
