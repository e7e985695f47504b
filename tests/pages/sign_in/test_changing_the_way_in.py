"""A person shows again who they are, then changes their way in: another password, new recovery codes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from fourfold import clock
from tests.accounts.doors import PASSWORD, give_app, is_signed_in, mailed_path, with_password
from tests.cast import Cast
from tests.pages.said import said
from tests.signed_in import client_of

NEW = "another horse, another battery"


@pytest.fixture
def tom(cast: Cast) -> Iterator[Client]:
    """Tom, who signed in eleven minutes ago."""
    with time_machine.travel(clock.now(), tick=False) as traveller:
        give_app(cast.account("tom"))
        client = client_of(cast.account("tom"))
        traveller.shift(timedelta(minutes=11))
        yield client


def test_who_shows_again_who_they_are_goes_on_to_where_they_were_going(tom: Client) -> None:
    assert "Is it still you?" in tom.get("/sign-in/account/recovery-codes", follow=True).content.decode()
    assert "This is not your password. Try again." in said(tom, "/sign-in/again", {"password": "a guess"})
    assert "Make new recovery codes?" in said(tom, "/sign-in/again", {"password": PASSWORD})


def test_new_recovery_codes_are_shown_once_and_open(cast: Cast, tom: Client) -> None:
    tom.post("/sign-in/again", {"password": PASSWORD})
    page = said(tom, "/sign-in/account/recovery-codes", {})
    assert "Keep these 10 codes" in page


def test_a_password_is_changed_and_the_one_before_opens_nothing(cast: Cast, tom: Client) -> None:
    tom.post("/sign-in/again", {"password": PASSWORD})
    assert "Your password is changed. Other devices are signed out." in said(tom, "/sign-in/account/password", {"password": NEW})
    assert is_signed_in(tom)
    assert with_password(Client(), "tom@example.org").status_code == 200
    assert with_password(Client(), "tom@example.org", NEW).status_code == 302


@pytest.mark.parametrize("password", ["", "short", "tom@example.org"])
def test_a_hurried_password_is_refused_in_words_and_the_one_before_stays(cast: Cast, tom: Client, password: str) -> None:
    tom.post("/sign-in/again", {"password": PASSWORD})
    page = said(tom, "/sign-in/account/password", {"password": password})
    assert "There is a problem" in page
    assert with_password(Client(), "tom@example.org").status_code == 302


def test_a_forgotten_password_is_chosen_anew_from_the_link_in_the_mail(cast: Cast, client: Client) -> None:
    client.post("/sign-in/password/forgotten", {"email": "tom@example.org"})
    path = mailed_path("tom@example.org")
    assert 'autocomplete="new-password"' in said(client, path)
    assert "There is a problem" in said(client, path, {"password": "short"})
    assert "Your password is changed. Sign in with it." in said(client, path, {"password": NEW})
