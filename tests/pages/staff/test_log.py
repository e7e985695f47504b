"""The phone's page of the day: open, one tap, saved."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from fourfold import clock
from fourfold.support.kinds import Happened, WhyNot
from fourfold.support.models import GroupSlot, Plan, ProvisionLine, Session
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history

TODAY = history.TODAY


@pytest.fixture
def plan(cast: Cast) -> Iterator[Plan]:
    """Leo's help is given at 9 on Tuesdays, Wednesdays and Fridays; it is now a quarter to ten on a Tuesday."""
    with clock.set_to(at(TODAY, 8)):
        plan = history.started(cast)
    with clock.set_to(at(TODAY).replace(minute=45)):
        yield plan


@pytest.fixture
def tess(cast: Cast, plan: Plan) -> Client:
    return client_of(cast.account("tess"))


def slot() -> GroupSlot:
    return GroupSlot.objects.get(weekday=TODAY.weekday(), until__isnull=True)


def post(client: Client, how: dict[str, str], *, on: date | None = None, key: str = "k" * 32) -> str:
    where = f"/log/{slot().code}" + (f"/{on}" if on else "")
    return client.post(where, {"key": key} | how, follow=True).content.decode()


def test_the_page_opens_on_the_session_that_just_ended(tess: Client) -> None:
    html = tess.get("/log").content.decode()
    assert "Finished, 9:00 to 9:20" in html
    assert "Went well for Leo" in html
    assert html.count('class="btn btn--big"') == 1


def test_before_the_first_session_the_page_says_what_is_next(cast: Cast, tess: Client) -> None:
    with clock.set_to(at(TODAY, 8)):
        html = client_of(cast.account("tess")).get("/log").content.decode()
    assert "Nothing to write down now" in html
    assert "Next at 9am" in html


def test_on_a_day_without_sessions_the_page_says_so_and_offers_something_else(cast: Cast, tess: Client) -> None:
    with clock.set_to(at(date(2026, 11, 30))):
        html = client_of(cast.account("tess")).get("/log").content.decode()
    assert "No sessions today" in html
    assert "Log something else" in html
    assert "2 sessions of the last days are not written down" in html or "3 sessions of the last days" in html


def test_one_tap_saves_for_all(tess: Client) -> None:
    html = post(tess, {"all": "well"})
    session = Session.objects.get()
    assert (session.state, session.feeling, session.minutes, session.slot) == ("happened", "well", 20, slot())
    assert "Saved for 1 child." in html
    assert "All your sessions today are written down" in html


def test_a_face_that_was_chosen_goes_before_what_is_said_of_all(tess: Client) -> None:
    post(tess, {"all": "well", f"how_{ProvisionLine.objects.get().code}": "away"})
    assert Session.objects.get().state == Happened.AWAY


def test_one_tap_on_a_reason_saves_that_it_did_not_happen(tess: Client) -> None:
    html = post(tess, {"not": "cover"})
    assert (Session.objects.get().state, Session.objects.get().because) == ("not", WhyNot.COVER)
    assert "It did not happen." in html


def test_tapped_words_and_written_words_are_kept_together(tess: Client) -> None:
    line = ProvisionLine.objects.get().code
    tess.post(f"/log/{slot().code}", {"all": "well", "key": "k" * 32, "chip": ["Spoke first", "<b>"], f"note_{line}": "Three new words"})
    assert Session.objects.get().note == "Spoke first. Three new words"


def test_nothing_chosen_asks_for_a_face_and_saves_nothing(tess: Client) -> None:
    assert "Choose how it went for at least one child." in post(tess, {"how_x": "well"})
    assert not Session.objects.exists()


def test_undo_takes_it_back_and_asks_again(tess: Client) -> None:
    html = post(tess, {"all": "well"})
    assert f'action="/log/undo/{"k" * 32}"' in html
    html = tess.post(f"/log/undo/{'k' * 32}", follow=True).content.decode()
    assert "Undone. Nothing is written down." in html
    assert "Went well for Leo" in html
    assert Session.objects.get().taken_back_at is not None


def test_only_its_author_undoes_an_entry(cast: Cast, tess: Client) -> None:
    post(tess, {"all": "well"})
    for name in ("tom", "amina", "odile"):
        assert client_of(cast.account(name)).post(f"/log/undo/{'k' * 32}").status_code == 404
    assert Session.objects.get().taken_back_at is None


def test_after_a_day_undo_says_to_add_a_correction(cast: Cast, tess: Client) -> None:
    post(tess, {"all": "well"})
    with clock.set_to(at(TODAY + timedelta(days=2))):
        html = client_of(cast.account("tess")).post(f"/log/undo/{'k' * 32}", follow=True).content.decode()
    assert "Add a correction" in html
    assert Session.objects.get().taken_back_at is None


def test_a_session_of_the_last_week_is_written_down_on_its_own_day(cast: Cast, tess: Client) -> None:
    with clock.set_to(at(TODAY + timedelta(days=2))):
        post(client_of(cast.account("tess")), {"all": "well"}, on=TODAY)
    assert Session.objects.get().on == TODAY


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-01", "2027-01-05", "tuesday", "2026-13-40"])
def test_a_day_without_that_session_has_no_page(tess: Client, day: str) -> None:
    assert tess.get(f"/log/{slot().code}/{day}").status_code == 404


@pytest.mark.parametrize(("name", "status"), [("odile", 404), ("dan", 404), ("rob", 403), ("grace", 403), ("stranger", 403)])
def test_nobody_else_writes_in_the_log(cast: Cast, tess: Client, name: str, status: int) -> None:
    assert client_of(cast.account(name)).post(f"/log/{slot().code}", {"all": "well"}).status_code == status
    assert not Session.objects.exists()


def test_something_else_is_written_down_without_a_time(cast: Cast, tess: Client) -> None:
    line = ProvisionLine.objects.get().code
    sent = {"line": line, "how": "well", "on": "2026-11-24", "minutes": "10", "key": "e" * 32}
    assert "Leo Obi: Reading with sounds and pictures" in tess.get("/log/else").content.decode()
    tess.post("/log/else", sent)
    tess.post("/log/else", sent)
    assert (Session.objects.get().slot, Session.objects.get().minutes) == (None, 10)


def test_todays_page_and_the_log_agree_on_what_is_still_to_write(cast: Cast, tess: Client) -> None:
    assert "Write down: Reading with sounds and pictures" in tess.get("/today").content.decode()
    post(tess, {"all": "well"})
    assert "Write down" not in tess.get("/today").content.decode()
