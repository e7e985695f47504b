"""The second factor: an app, recovery codes; before any page for staff."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from fourfold import clock
from fourfold.accounts import factors
from fourfold.outbox.models import Mail
from tests.accounts.doors import SECRET, app_code, ask_for_code, give_app, is_signed_in, mailed_code, with_password
from tests.cast import Cast
from tests.signed_in import client_of


def test_a_password_alone_opens_nothing_but_the_second_factor(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    answer = with_password(client, "tom@example.org")
    assert answer.headers["Location"] == "/sign-in/second-factor"
    assert client.get("/sign-in/account").headers["Location"] == "/sign-in/second-factor"


def test_a_code_from_the_app_opens_the_rest(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    client.post("/sign-in/second-factor", {"code": app_code()})
    assert is_signed_in(client)


def test_the_same_code_from_the_app_is_refused_the_second_time(cast: Cast) -> None:
    give_app(cast.account("tom"))
    with time_machine.travel(clock.now(), tick=False):
        for expected in (True, False):
            browser = Client()
            with_password(browser, "tom@example.org")
            browser.post("/sign-in/second-factor", {"code": app_code()})
            assert is_signed_in(browser) is expected


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_one_half_minute_off_still_works(cast: Cast, client: Client, steps: int, works: bool) -> None:
    give_app(cast.account("tom"))
    with time_machine.travel(clock.now(), tick=False):
        with_password(client, "tom@example.org")
        client.post("/sign-in/second-factor", {"code": app_code(steps=steps)})
        assert is_signed_in(client) is works


def test_an_earlier_code_is_refused_once_a_later_one_was_used(cast: Cast) -> None:
    give_app(cast.account("tom"))
    with time_machine.travel(clock.now(), tick=False):
        for steps, works in ((1, True), (0, False)):
            browser = Client()
            with_password(browser, "tom@example.org")
            browser.post("/sign-in/second-factor", {"code": app_code(steps=steps)})
            assert is_signed_in(browser) is works


def test_staff_without_a_second_factor_set_one_up_before_any_page(cast: Cast, client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False):
        with_password(client, "tom@example.org")
        assert "Add a second step before you go on" in client.get("/sign-in/second-factor").content.decode()
        client.get("/sign-in/second-factor/app")
        session = client.session
        session["second_factor_secret"] = SECRET
        session.save()
        answer = client.post("/sign-in/second-factor/app", {"code": app_code()})
        assert "Keep these 10 codes" in answer.content.decode()
        assert is_signed_in(client)


def test_the_code_that_set_up_the_app_does_not_also_sign_in(cast: Cast, client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False):
        client = client_of(cast.account("tom"), second_factor=False)
        session = client.session
        session["second_factor_secret"] = SECRET
        session.save()
        client.post("/sign-in/second-factor/app", {"code": app_code()})
        other = Client()
        with_password(other, "tom@example.org")
        other.post("/sign-in/second-factor", {"code": app_code()})
        assert not is_signed_in(other)


def test_somebody_with_only_the_password_cannot_set_up_another_app(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    for path in ("/sign-in/second-factor/app", "/sign-in/second-factor/passkey"):
        assert client.get(path).headers["Location"] == "/sign-in/second-factor"


def test_a_recovery_code_works_once_and_is_kept_as_a_mark(cast: Cast) -> None:
    account = cast.account("tom")
    give_app(account)
    code = factors.new_recovery_codes(account)[3]
    assert code not in str(Authenticator.objects.get(user=account, type="recovery_codes").data)
    for works in (True, False):
        browser = Client()
        with_password(browser, "tom@example.org")
        browser.post("/sign-in/second-factor", {"code": code.upper()})
        assert is_signed_in(browser) is works
    assert factors.of(account).codes_left == 9


def test_the_apps_key_is_kept_encrypted(cast: Cast) -> None:
    account = cast.account("tom")
    give_app(account)
    assert SECRET not in str(Authenticator.objects.get(user=account).data)


def test_ten_wrong_codes_make_the_second_factor_wait(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    answers = [client.post("/sign-in/second-factor", {"code": "000000"}).status_code for _each in range(11)]
    assert answers == [200] * 10 + [429]


def test_a_family_that_chose_a_second_factor_is_asked_for_it(cast: Cast, client: Client) -> None:
    give_app(cast.account("grace"))
    ask_for_code(client, "grace@example.org")
    answer = client.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
    assert answer.headers["Location"] == "/sign-in/second-factor"
    assert not is_signed_in(client)
    client.post("/sign-in/second-factor", {"code": app_code()})
    assert is_signed_in(client)


def test_an_outside_professional_needs_a_second_factor_though_they_hold_no_membership(cast: Cast) -> None:
    account = cast.account("megan")
    account.second_factor_needed = True
    account.save()
    client = client_of(account, second_factor=False)
    assert client.get("/sign-in/account").headers["Location"] == "/sign-in/second-factor"


def test_a_new_password_leaves_the_second_factor_on(cast: Cast, client: Client) -> None:
    from tests.accounts.doors import mailed_path

    give_app(cast.account("tom"))
    client.post("/sign-in/password/forgotten", {"email": "tom@example.org"})
    path = mailed_path("tom@example.org")
    assert client.post(path, {"password": "another horse, another battery"}).headers["Location"] == "/sign-in/"
    assert not is_signed_in(client)
    assert client.post(path, {"password": "a third horse, a third one"}).status_code == 404
    answer = with_password(client, "tom@example.org", "another horse, another battery")
    assert answer.headers["Location"] == "/sign-in/second-factor"
    assert not is_signed_in(client)


def test_who_needs_a_second_factor_cannot_take_off_the_last_one(cast: Cast) -> None:
    give_app(cast.account("tom"))
    client = client_of(cast.account("tom"))
    client.post("/sign-in/account/factors", {"factor": "app"})
    assert factors.is_set_up(cast.account("tom"))


def test_changing_the_way_in_needs_showing_again_who_it_is(cast: Cast) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = client_of(cast.account("tom"))
        traveller.shift(timedelta(minutes=11))
        for path in ("/sign-in/account/email", "/sign-in/account/password", "/sign-in/second-factor/app", "/sign-in/second-factor/passkey"):
            assert client.get(path).headers["Location"] == "/sign-in/again", path
        client.post("/sign-in/again", {"password": "correct horse battery"})
        assert client.get("/sign-in/account/email").status_code == 200


def test_a_sign_in_from_a_new_device_is_told_and_one_from_a_known_device_is_not(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    told = Mail.objects.filter(to="tom@example.org", purpose="new-device")
    with time_machine.travel(clock.now(), tick=False) as moment:
        for browser, mails in ((client, 1), (client, 1), (Client(), 2)):
            with_password(browser, "tom@example.org")
            browser.post("/sign-in/second-factor", {"code": app_code()})
            assert told.count() == mails
            browser.post("/sign-in/out")
            moment.shift(timedelta(seconds=90))
