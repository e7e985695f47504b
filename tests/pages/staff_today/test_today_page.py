"""The page that staff land on: one thing first, the rest in rows, and their classes beside it."""

import re

import pytest

from fourfold import clock
from fourfold.audit.models import Viewing
from fourfold.concerns import actions as concerns
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.pages.staff import today_specialists
from fourfold.pages.staff.today import greeting, need
from fourfold.pages.staff.today_words import in_words
from tests.cast import TODAY, Cast, at
from tests.signed_in import client_of
from tests.support.history import started


def page(cast: Cast, who: str, path: str = "/today") -> str:
    response = client_of(cast.account(who)).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_teacher_lands_on_today(cast: Cast) -> None:
    assert client_of(cast.account("tom")).get("/home").headers["Location"] == "/today"


@pytest.mark.parametrize("who", ["gus", "sysop", "grace", "zoe_herself", "megan", "stranger"])
def test_the_page_is_for_staff(cast: Cast, who: str) -> None:
    assert client_of(cast.account(who)).get("/today").status_code == 403


def test_an_empty_day_is_said_in_words(cast: Cast) -> None:
    text = page(cast, "tom")
    assert "Nothing needs you now." in text
    assert "No pupil in 5 Juniper has SEN support or an EHC plan now." in text


def test_who_has_no_class_is_told_how_one_comes(cast: Cast) -> None:
    from fourfold.access.roles import Role
    from tests.cast import account, member

    new = account("nora", "Nora New", "Ms")
    member(new, cast.larkfield, Role.TEACHER)
    response = client_of(new).get("/today")
    assert "No class has your name on it yet." in response.content.decode()


def test_what_helps_leads_to_the_childs_one_screen(cast: Cast) -> None:
    started(cast)
    text = page(cast, "tom")
    assert f'href="/pupils/{cast.leo.code}/helps"' in text
    assert "Give him time" in text
    assert "One pupil in your classes has SEN support or an EHC plan." in text


def test_a_session_leads_to_its_log(cast: Cast) -> None:
    started(cast)
    text = page(cast, "tess")
    assert "Two things need you." in text
    assert "Write down: Reading with sounds and pictures" in text
    assert re.search(r"At \d+(:\d\d)?am with Leo\.", text), "a group that meets twice a day is two things, told apart by their time"
    assert 'href="/log/' in text


def test_five_are_shown_and_the_rest_on_asking(cast: Cast) -> None:
    for place in range(8):
        concerns.raise_concern(cast.tom, cast.leo, words=f"Worry {place}")
    assert page(cast, "amina").count("Read and answer") == 5
    assert "And 3 more" in page(cast, "amina")
    assert page(cast, "amina", "/today?all=1").count("Read and answer") == 8


def test_ones_own_concern_is_with_other_people(cast: Cast) -> None:
    concerns.raise_concern(cast.tom, cast.leo, words="He cries at reading.")
    assert "Your concern about Leo Obi" in page(cast, "tom")


def test_looking_is_written_down(cast: Cast) -> None:
    page(cast, "tom")
    assert Viewing.objects.filter(actor=cast.account("tom").pk, page="today").exists()


@pytest.mark.parametrize(("hour", "says"), [(8, "Good morning, Tom."), (13, "Good afternoon, Tom."), (20, "Good evening, Tom.")])
def test_the_greeting_knows_the_hour(hour: int, says: str) -> None:
    with clock.set_to(at(TODAY, hour)):
        assert greeting("Tom Hardy") == says


@pytest.mark.parametrize(
    ("number", "says"),
    [(0, "Nothing needs you now."), (1, "One thing needs you."), (3, "Three things need you."), (14, "14 things need you.")],
)
def test_the_sentence_counts(number: int, says: str) -> None:
    assert need(number) == says


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_task_has_words_and_a_way(kind: Kind) -> None:
    # What waits of a specialist is one referral, or one advice, of a child's.
    code = "bcdfgh/ghjkl" if kind in today_specialists.SAYINGS else "bcdfgh"
    shown = in_words(Task(kind, code, "Leo Obi", TODAY, TODAY, what="Reading"))
    assert shown.title
    assert shown.says
    assert shown.button
    assert shown.href.startswith("/")
