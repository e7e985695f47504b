"""The report for those who answer for the school: open to them alone, and without a child."""

import pytest

from fourfold.concerns import actions as concerns
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support.history import started


@pytest.mark.parametrize("who", ["gus", "helen", "sal", "amina", "odile"])
def test_leaders_and_governors_read_their_own_schools_report(cast: Cast, who: str) -> None:
    response = client_of(cast.account(who)).get("/reports")
    assert response.status_code == 200
    assert ("Millbrook" if who == "odile" else "Larkfield") in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("tom", 403), ("tess", 403), ("dan", 403), ("sysop", 404), ("grace", 404), ("zoe_herself", 404), ("megan", 404), ("stranger", 404)],
)
def test_nobody_else_does(cast: Cast, who: str, status: int) -> None:
    assert client_of(cast.account(who)).get("/reports").status_code == status


def test_a_governor_lands_on_it(cast: Cast) -> None:
    assert client_of(cast.account("gus")).get("/home").headers["Location"] == "/reports"


def test_no_child_is_named(cast: Cast) -> None:
    started(cast)
    concerns.raise_concern(cast.tom, cast.max, words="He is sad.")
    text = client_of(cast.account("gus")).get("/reports").content.decode()
    for pupil in cast.pupils.values():
        assert pupil.surname not in text
        assert pupil.code not in text
    assert "Fewer than 6 pupils have SEN support" in text
    assert "not shown" in text


def test_a_governor_has_no_way_to_a_child(cast: Cast) -> None:
    text = client_of(cast.account("gus")).get("/reports").content.decode()
    assert 'href="/pupils' not in text
    assert 'href="/register' not in text
    assert 'href="/concerns' not in text


def test_the_countrys_figures_name_their_day_and_source(cast: Cast) -> None:
    text = client_of(cast.account("gus")).get("/reports").content.decode()
    assert "January 2026" in text
    assert "Department for Education" in text
