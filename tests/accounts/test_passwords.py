"""Passwords, and how often they may be tried."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.test import Client

from fourfold.accounts import passwords
from fourfold.accounts.models import Account
from tests.accounts.doors import app_code, give_app, is_signed_in, with_password
from tests.cast import Cast

LONG = "långa hästar äter grönt 🐎 " * 5


@pytest.mark.parametrize(
    ("password", "is_good"),
    [
        ("elevenchars", False),
        ("twelve chars", True),
        ("a" * 64 + "b" * 64, True),
        ("a" * 64 + "b" * 65, False),
        ("🐎" * 12, True),
        ("كلمة مرور طويلة", True),
        ("1234567890123", False),
        ("hardy battery staple", False),
        ("my SENCO's horse", False),
        ("larkfield forever!", False),
        ("Tom@Example.org", False),
        ("tortoise piano river", True),
    ],
)
def test_which_passwords_may_be_chosen(cast: Cast, password: str, is_good: bool) -> None:
    if is_good:
        passwords.check(password, cast.account("tom"))
    else:
        with pytest.raises(ValidationError):
            passwords.check(password, cast.account("tom"))


def test_djangos_list_of_common_passwords_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        passwords.check("1q2w3e4r5t6y", cast.account("tom"))


def test_no_password_is_cut_off(cast: Cast, client: Client) -> None:
    account = cast.account("tom")
    long = LONG[:99]
    account.set_password(long + "x")
    account.save()
    with_password(client, "tom@example.org", long + "y")
    assert client.get("/sign-in/second-factor").status_code == 302
    with_password(client, "tom@example.org", long + "x")
    assert client.get("/sign-in/second-factor").status_code == 200


def test_spaces_at_the_ends_belong_to_the_password(cast: Cast, client: Client) -> None:
    account = cast.account("tom")
    account.set_password(" two spaces here ")
    account.save()
    assert with_password(client, "tom@example.org", "two spaces here").status_code == 200
    assert with_password(client, "tom@example.org", " two spaces here ").status_code == 302


def test_a_password_may_be_pasted(cast: Cast, client: Client) -> None:
    page = client.get("/sign-in/password").content.decode()
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="off"' not in page.partition("<main")[2]


def test_passwords_are_kept_with_argon2id(settings: object) -> None:
    from fourfold.config import settings as real

    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS  # type: ignore[attr-defined]
    assert make_password("tortoise piano river").startswith("argon2$argon2id$")


def test_the_eleventh_failure_in_five_minutes_waits_even_with_the_right_password(cast: Cast) -> None:
    answers = [with_password(Client(), "tom@example.org", "wrong").status_code for _each in range(10)]
    assert answers == [200] * 10
    assert with_password(Client(), "tom@example.org").status_code == 429


def test_another_account_on_the_same_network_is_unaffected(cast: Cast, client: Client) -> None:
    for _each in range(30):
        with_password(Client(), "tom@example.org", "wrong")
    assert with_password(client, "tess@example.org").status_code == 302


def test_a_device_that_passed_the_second_factor_before_still_enters_under_attack(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    client.post("/sign-in/second-factor", {"code": app_code()})
    client.post("/sign-in/out")
    for _each in range(12):
        with_password(Client(), "tom@example.org", "wrong")
    assert with_password(Client(), "tom@example.org").status_code == 429
    assert with_password(client, "tom@example.org").headers["Location"] == "/sign-in/second-factor"


def test_a_known_device_still_needs_the_second_factor(cast: Cast, client: Client) -> None:
    give_app(cast.account("tom"))
    with_password(client, "tom@example.org")
    client.post("/sign-in/second-factor", {"code": app_code()})
    client.post("/sign-in/out")
    with_password(client, "tom@example.org")
    assert not is_signed_in(client)


def test_a_forged_device_cookie_opens_no_side_door(cast: Cast) -> None:
    for _each in range(10):
        with_password(Client(), "tom@example.org", "wrong")
    forger = Client()
    forger.cookies["device"] = "W1siYWJjIiwgMV1d:forged"
    assert with_password(forger, "tom@example.org").status_code == 429


def test_an_address_without_an_account_costs_one_hashing_too(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(Account, "set_password", lambda self, raw: hashed.append(raw))
    with_password(client, "nobody-at-all@example.org", "some password or other")
    assert hashed == ["some password or other"]


def test_a_closed_account_does_not_open(cast: Cast, client: Client) -> None:
    Account.objects.filter(email="tom@example.org").update(is_active=False)
    assert with_password(client, "tom@example.org").status_code == 200


def test_where_one_goes_next_is_never_another_site(cast: Cast, client: Client) -> None:
    client.get("/sign-in/?next=https://elsewhere.example/")
    assert "next_page" not in client.session
    client.get("/sign-in/?next=//elsewhere.example/")
    assert "next_page" not in client.session
    client.get("/sign-in/?next=/pupils")
    assert client.session["next_page"] == "/pupils"


def test_a_form_without_its_token_is_refused(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("/sign-in/", "/sign-in/password", "/sign-in/link/x", "/sign-in/out"):
        assert strict.post(path, {"email": "tom@example.org"}).status_code == 403
