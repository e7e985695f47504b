"""The register: the sentence first, the rows after it, and a list that leaves only as far as one person may take it."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fourfold.audit.models import Event
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import plan_meeting
from fourfold.oversight.register_row import RegisterRow, sort_key
from fourfold.pupils import actions
from fourfold.pupils.models import ExportRequest
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.signed_in import client_of


def rows_of(response: object) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))  # type: ignore[attr-defined]


def fill(cast: Cast, number: int) -> None:
    for place in range(number):
        child = actions.admit(
            MAKER, cast.larkfield, forename=f"Child{place}", surname="Many", born=date(2017, 1, 1), year_group="5", starts=AUTUMN
        )
        actions.record_sen_status(MAKER, child, status="K", starts=AUTUMN)


def test_the_register_begins_with_a_sentence(school: Cast) -> None:
    page = client_of(school.account("amina")).get("/register").content.decode()
    assert "<h1>1 pupil has SEN support and 1 has an EHC plan</h1>" in page
    assert "One pupil has something late." in page


def test_a_teacher_sees_their_own_pupils_alone(school: Cast) -> None:
    page = client_of(school.account("tom")).get("/register").content.decode()
    assert "Leo Obi" in page
    assert "Max Stone" not in page
    assert "Save as CSV" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Leo", "Max"}),
        ("status=K", {"Leo"}),
        ("status=E", {"Max"}),
        ("late=1", {"Max"}),
        ("no_date=1", {"Leo"}),
        ("no_date=1&status=E", set()),
        ("year=6", {"Max"}),
        ("area=communication", {"Leo", "Max"}),
        ("area=sensory", set()),
        ("q=obi+LEO", {"Leo"}),
        ("q=nobody", set()),
        ("status=zzz&year=zzz&sort=zzz&page=zzz", set()),
        ("status=zzz&sort=zzz&page=999999", {"Leo", "Max"}),
    ],
)
def test_filters_narrow_the_register(school: Cast, asked: str, found: set[str]) -> None:
    page = client_of(school.account("amina")).get(f"/register?{asked}").content.decode()
    assert {name for name in ("Leo", "Max") if f"Choose {name} " in page} == found


def test_the_teacher_filter_finds_the_classes_they_teach(school: Cast) -> None:
    page = client_of(school.account("amina")).get(f"/register?teacher={school.account('tom').code}").content.decode()
    assert "Leo Obi" in page
    assert "Max Stone" not in page


def test_a_chosen_pupil_is_saved_and_the_ledger_says_so(school: Cast) -> None:
    response = client_of(school.account("amina")).post("/register/export", {"p": school.leo.code})
    assert [row[0] for row in rows_of(response)[1:]] == ["Obi, Leo"]
    assert Event.objects.filter(verb="export.created", pupil=school.leo.pk).count() == 1


def test_a_cell_that_begins_like_a_formula_is_kept_from_being_one(school: Cast) -> None:
    actions.correct_identity(MAKER, school.leo, surname='=HYPERLINK("x")')
    response = client_of(school.account("amina")).post("/register/export", {"all": "1"})
    assert any(row[0].startswith("'=HYPERLINK") for row in rows_of(response)[1:])


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "gus", "grace"])
def test_only_those_with_the_right_take_a_list(school: Cast, name: str) -> None:
    assert client_of(school.account(name)).post("/register/export", {"all": "1"}).status_code == 403


def test_nobody_takes_a_pupil_of_another_school_by_code(school: Cast) -> None:
    actions.record_sen_status(MAKER, school.otto, status="K", starts=AUTUMN)
    response = client_of(school.account("amina")).post("/register/export", {"p": [school.otto.code, school.leo.code]})
    assert [row[0] for row in rows_of(response)[1:]] == ["Obi, Leo"]


def test_more_than_30_pupils_wait_for_the_head(school: Cast) -> None:
    fill(school, 30)
    amina, helen = client_of(school.account("amina")), client_of(school.account("helen"))
    asked = amina.post("/register/export", {"all": "1"})
    assert asked.status_code == 302
    page = amina.get(asked.url).content.decode()
    assert "More than 30 pupils: ask Mrs Price to release it" in page
    assert amina.post(asked.url, {"take": "csv"}).status_code == 302
    assert amina.post(asked.url, {"release": "yes"}).status_code == 403
    assert helen.post(asked.url, {"release": "yes"}).status_code == 302
    taken = amina.post(asked.url, {"take": "csv"})
    assert len(rows_of(taken)) == 33
    assert Event.objects.filter(verb="export.taken", pupil=school.leo.pk).count() == 1


def test_asking_twice_for_the_same_list_asks_once(school: Cast) -> None:
    fill(school, 30)
    amina = client_of(school.account("amina"))
    assert amina.post("/register/export", {"all": "1"}).url == amina.post("/register/export", {"all": "1"}).url
    assert ExportRequest.objects.count() == 1


def test_a_head_does_not_release_their_own_list(school: Cast) -> None:
    fill(school, 30)
    helen = client_of(school.account("helen"))
    asked = helen.post("/register/export", {"all": "1"}).url
    helen.post(asked, {"release": "yes"})
    assert ExportRequest.objects.get().released_on is None


@pytest.mark.parametrize("name", ["odile", "tom"])
def test_a_list_is_not_there_for_others(school: Cast, name: str) -> None:
    fill(school, 30)
    asked = client_of(school.account("amina")).post("/register/export", {"all": "1"}).url
    assert client_of(school.account(name)).get(asked).status_code == 404


@pytest.mark.parametrize("name", ["obi", "OBI", "  leo   obi ", "Óbi", "le"])
def test_the_find_box_finds_by_part_of_a_name(school: Cast, name: str) -> None:
    page = client_of(school.account("tom")).get("/pupils", {"q": name}).content.decode()
    assert "Leo Obi" in page


@pytest.mark.parametrize("name", ["stone", "otto", "SLCN", "x" * 4000, "\u202e", "'; DROP TABLE", "%", "_"])
def test_the_find_box_finds_nothing_out_of_reach_and_survives_anything(school: Cast, name: str) -> None:
    response = client_of(school.account("tom")).get("/pupils", {"q": name})
    assert response.status_code == 200
    assert "Max Stone" not in response.content.decode()
    assert "Otto Brand" not in response.content.decode()


def test_the_chip_counts_those_for_whom_no_next_date_is_agreed(school: Cast) -> None:
    page = client_of(school.account("amina")).get("/register").content.decode()
    assert re.search(r'no_date=1">.*?No date yet <span class="num">1</span>', page, re.DOTALL)


def test_a_planned_meeting_is_a_next_date(school: Cast) -> None:
    plan_meeting(school.amina, school.leo, key="k" * 32, kind=MeetingKind.OTHER, planned_for=TODAY + timedelta(days=9))
    plan_meeting(school.amina, school.leo, key="l" * 32, kind=MeetingKind.OTHER, planned_for=TODAY + timedelta(days=3))
    browser = client_of(school.account("amina"))
    found = browser.get("/register").content.decode()
    assert re.search(r'no_date=1">.*?No date yet <span class="num">0</span>', found, re.DOTALL)
    row = next(row for row in rows_of(browser.post("/register/export", {"all": "1"})) if any("Leo" in cell for cell in row))
    assert row[-2:] == ["Meeting", (TODAY + timedelta(days=3)).isoformat()]


def test_the_list_without_a_date_leaves_as_it_is_shown(school: Cast) -> None:
    answer = client_of(school.account("amina")).post("/register/export", {"all": "1", "no_date": "1"})
    assert "Leo" in answer.content.decode()
    assert "Max" not in answer.content.decode()


def row(code: str, step: str, on: date | None) -> RegisterRow:
    return RegisterRow(1, code, code, "", code, "5", "", None, "K", AUTUMN, "", "", step, "", on, TODAY)


def test_by_step_the_four_stand_in_their_order_and_the_soonest_first_within_one() -> None:
    rows = [
        row("e", "", None),
        row("d", "review", TODAY),
        row("c", "do", date(2027, 1, 8)),
        row("b", "do", date(2026, 12, 1)),
        row("x", "plan", None),
        row("a", "assess", None),
    ]
    assert [one.code for one in sorted(rows, key=sort_key("step"))] == ["a", "x", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("name", ["Amber", "Bella", "Caleb"]),
        ("need", ["Caleb", "Amber", "Bella"]),
        ("year", ["Bella", "Caleb", "Amber"]),
        ("next", ["Caleb", "Bella", "Amber"]),
        ("anything else", ["Caleb", "Bella", "Amber"]),
    ],
)
def test_the_register_stands_in_the_order_that_is_asked_for(asked: str, order: list[str]) -> None:
    rows = [
        replace(row("Bella", "do", date(2026, 12, 1)), year="R"),
        replace(row("Amber", "do", None), year="5", area="communication"),
        replace(row("Caleb", "do", TODAY), year="4", area="cognition"),
    ]
    assert [one.code for one in sorted(rows, key=sort_key(asked))] == order
