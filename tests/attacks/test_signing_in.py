"""Ways in that must stay shut, tried as somebody outside would."""

from django.test import Client

from tests.accounts.doors import ask_for_code, is_signed_in, mailed_code
from tests.cast import Cast


def guess(client: Client, code: str, *, saying: str = "") -> int:
    """Try a code; first say another address at the start page, where one is named."""
    if saying:
        client.post("/sign-in/", {"email": saying, "way": "password"})
    return int(client.post("/sign-in/code", {"code": code}).status_code)


def test_saying_another_address_gives_no_more_tries_at_a_code(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    right = mailed_code("grace@example.org")
    for number in range(20):
        guess(client, "00000000", saying=f"somebody{number}@example.org")
    guess(client, right, saying="grace@example.org")
    assert not is_signed_in(client)


def test_a_code_is_worth_nothing_after_its_fifth_wrong_try_whatever_the_address(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    right = mailed_code("grace@example.org")
    for number in range(5):
        session = client.session
        session["sign_in_email"] = f"somebody{number}@example.org"
        session.save()
        guess(client, "00000000")
    session = client.session
    session["sign_in_email"] = "grace@example.org"
    session.save()
    guess(client, right)
    assert not is_signed_in(client)
