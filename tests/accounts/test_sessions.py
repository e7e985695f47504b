"""How long a session lasts, who ends it, and what ends with it."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.accounts import devices, sessions
from fourfold.accounts.models import Account, Membership
from fourfold.audit import doors
from tests.accounts.doors import is_signed_in, with_password
from tests.cast import MAKER, Cast, member
from tests.signed_in import client_of


@pytest.mark.parametrize(("who", "minutes", "lasts"), [("tom", 15, True), ("tom", 16, False), ("grace", 29, True), ("grace", 31, False)])
def test_how_long_a_session_may_be_idle(cast: Cast, who: str, minutes: int, lasts: bool) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = client_of(cast.account(who))
        traveller.shift(timedelta(minutes=minutes))
        assert is_signed_in(client) is lasts


@pytest.mark.parametrize(("who", "hours"), [("tom", 10), ("grace", 12)])
def test_a_session_ends_after_its_longest_even_in_use(cast: Cast, who: str, hours: int) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = client_of(cast.account(who))
        for _ten_minutes in range(hours * 6 - 1):
            traveller.shift(timedelta(minutes=10))
            assert is_signed_in(client)
        traveller.shift(timedelta(minutes=11))
        assert not is_signed_in(client)


def test_putting_the_clock_back_revives_no_session(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = client_of(cast.account("tom"))
        traveller.shift(timedelta(hours=-2))
        assert not is_signed_in(client)


def test_looking_at_pages_writes_at_most_once_a_minute(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = client_of(cast.account("tom"))
        client.get("/sign-in/account")
        first = client.session["seen"]
        traveller.shift(timedelta(seconds=50))
        client.get("/sign-in/account")
        assert client.session["seen"] == first


def test_signing_in_gives_a_new_session_id(cast: Cast, client: Client) -> None:
    client.get("/sign-in/?next=/pupils")
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    with_password(client, "tom@example.org")
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_passing_the_second_factor_gives_a_new_session_id(cast: Cast, client: Client) -> None:
    from tests.accounts.doors import app_code, give_app

    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-in/second-factor", {"code": app_code()})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    stale = Client()
    stale.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_signed_in(stale)


def test_another_role_gives_a_new_session_id(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    client.get("/sign-in/account")
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    member(cast.account("tom"), cast.larkfield, Role.SLT)
    assert is_signed_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_a_sixth_session_ends_the_oldest(cast: Cast) -> None:
    clients = [client_of(cast.account("tom")) for _each in range(6)]
    assert [is_signed_in(client) for client in clients] == [False] + [True] * 5


def test_a_cookie_replayed_after_signing_out_opens_nothing(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-in/out")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert thief.get("/sign-in/account").status_code == 302


def test_signing_out_clears_the_site_and_needs_a_press(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    client.get("/sign-in/out")
    assert is_signed_in(client)
    answer = client.post("/sign-in/out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_signed_in(client)


def test_one_sees_and_ends_ones_own_sessions_and_nobody_elses(cast: Cast) -> None:
    here, there, tess = client_of(cast.account("tom")), client_of(cast.account("tom")), client_of(cast.account("tess"))
    assert "You are signed in on 2 devices" in here.get("/sign-in/account").content.decode()
    for row in UserSession.objects.exclude(session_key=here.session.session_key):
        here.post("/sign-in/account/sessions", {"session": row.pk})
    assert [is_signed_in(client) for client in (here, there, tess)] == [True, False, True]


def test_all_other_sessions_end_at_one_press(cast: Cast) -> None:
    clients = [client_of(cast.account("tom")) for _each in range(3)]
    clients[2].post("/sign-in/account/sessions", {"session": "others"})
    assert [is_signed_in(client) for client in clients] == [False, False, True]


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(cast: Cast) -> None:
    here, there = client_of(cast.account("tom")), client_of(cast.account("tom"))
    here.post("/sign-in/account/password", {"password": "tortoise piano river"})
    assert [is_signed_in(client) for client in (here, there)] == [True, False]


def test_closing_an_account_is_felt_in_the_next_request(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    Account.objects.filter(email="tom@example.org").update(is_active=False)
    assert not is_signed_in(client)


def test_ending_a_membership_is_felt_in_the_next_request(cast: Cast, rf: object) -> None:
    client = client_of(cast.account("dan"))
    assert client.get("/settings/people").status_code == 200
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("dan")).update(ended_at=clock.now())
    assert client.get("/settings/people").status_code == 404


def my_say(request: object, step: str = "") -> HttpResponse:
    return HttpResponse("faces")


class WithMySay:
    """The addresses of this installation, and a page for My say where there is none yet."""

    urlpatterns = [path("my/say", my_say), path("my/say/<slug:step>", my_say), path("", include("fourfold.config.urls"))]


@pytest.fixture
def childs_client(cast: Cast, settings: object, rf: object) -> Client:
    """Tom's laptop, handed to Leo."""
    settings.ROOT_URLCONF = WithMySay  # type: ignore[attr-defined]
    client = client_of(cast.account("tom"))
    client.get("/my/say")
    request = rf.get("/")  # type: ignore[attr-defined]
    request.session, request.user = client.session, cast.account("tom")
    sessions.hand_device_to_child(request, "abcdef")
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key  # type: ignore[attr-defined]
    return client


@pytest.mark.parametrize(
    "elsewhere", ["/sign-in/account", "/settings/people", "/sign-in/account/email", "/sign-in/second-factor/app", "/home"]
)
def test_in_a_childs_hands_the_device_shows_my_say_and_nothing_else(childs_client: Client, elsewhere: str) -> None:
    assert childs_client.get("/my/say/faces").content == b"faces"
    answer = childs_client.get(elsewhere)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/my/say")


def test_the_device_is_the_adults_again_once_they_sign_in(childs_client: Client) -> None:
    assert childs_client.get("/sign-in/").status_code == 200
    answer = with_password(childs_client, "tom@example.org")
    assert answer.status_code == 302
    assert childs_client.get("/sign-in/account").headers["Location"] == "/sign-in/second-factor"


def test_what_a_device_is_called() -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
    assert devices.in_words(agent) == "Firefox on Windows"
    assert devices.in_words("curl/8") == "A device"
