"""A family's way in."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.accounts.models import SignInCode
from fourfold.outbox.models import Mail
from tests.accounts.doors import ask_for_code, is_signed_in, last_mail, mailed_code, mailed_path, with_password
from tests.cast import Cast


def test_a_parent_signs_in_with_the_code_from_the_mail(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    client.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
    assert is_signed_in(client)


def test_a_code_may_be_typed_without_its_space(cast: Cast, client: Client) -> None:
    ask_for_code(client, "GRACE@example.org ")
    client.post("/sign-in/code", {"code": mailed_code("grace@example.org").replace(" ", "")})
    assert is_signed_in(client)


def test_a_code_works_once(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    code = mailed_code("grace@example.org")
    number = client.session["sign_in_code"]
    client.post("/sign-in/code", {"code": code})
    other = Client()
    ask_for_code(other, "nobody@example.org")
    session = other.session
    session.update({"sign_in_code": number, "sign_in_email": "grace@example.org"})
    session.save()
    other.post("/sign-in/code", {"code": code})
    assert not is_signed_in(other)


def test_a_code_opens_only_the_window_that_asked_for_it(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    other = Client()
    other.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
    assert not is_signed_in(other)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(cast: Cast, client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        ask_for_code(client, "grace@example.org")
        traveller.shift(timedelta(minutes=15))
        client.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
        assert not is_signed_in(client)


def test_after_five_wrong_codes_even_the_right_one_waits_a_quarter_of_an_hour(cast: Cast, client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        ask_for_code(client, "grace@example.org")
        right = mailed_code("grace@example.org")
        answers = [client.post("/sign-in/code", {"code": "00000000"}).status_code for _each in range(5)]
        assert answers == [200] * 4 + [429]
        assert client.post("/sign-in/code", {"code": right}).status_code == 429
        traveller.shift(timedelta(minutes=14, seconds=50))
        assert client.post("/sign-in/code", {"code": right}).status_code == 429
        traveller.shift(timedelta(seconds=11))
        ask_for_code(client, "grace@example.org")
        client.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
        assert is_signed_in(client)


def test_asking_for_a_new_code_gives_no_new_tries(cast: Cast, client: Client) -> None:
    for _each in range(5):
        ask_for_code(client, "grace@example.org")
        client.post("/sign-in/code", {"code": "00000000"})
    assert client.post("/sign-in/code", {"code": mailed_code("grace@example.org")}).status_code == 429


def test_a_guesser_cannot_keep_a_family_out_since_the_link_still_works(cast: Cast, client: Client) -> None:
    guesser = Client()
    ask_for_code(guesser, "grace@example.org")
    for _each in range(6):
        guesser.post("/sign-in/code", {"code": "00000000"})
    ask_for_code(client, "grace@example.org")
    client.post(mailed_path("grace@example.org"))
    assert is_signed_in(client)


def test_opening_the_link_changes_nothing_until_the_button_is_pressed(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    path = mailed_path("grace@example.org")
    scanner = Client()
    for _each in range(3):
        assert scanner.get(path).status_code == 200
    assert not is_signed_in(scanner)
    client.post(path)
    assert is_signed_in(client)


def test_a_link_works_once(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    path = mailed_path("grace@example.org")
    client.post(path)
    other = Client()
    assert other.post(path).status_code == 404
    assert not is_signed_in(other)


def test_a_link_is_too_old_after_a_quarter_of_an_hour(cast: Cast, client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        ask_for_code(client, "grace@example.org")
        path = mailed_path("grace@example.org")
        traveller.shift(timedelta(minutes=15))
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_a_links_secret_has_at_least_128_bits_and_is_not_kept(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    secret = mailed_path("grace@example.org").rpartition("/")[2]
    assert len(secret) * 6 >= 128
    row = SignInCode.objects.latest("pk")
    assert secret not in (row.link_mark, row.code_mark, row.salt)
    assert mailed_code("grace@example.org").replace(" ", "") not in row.code_mark


def same_but_for_address(answer: bytes, email: str) -> bytes:
    return answer.replace(email.encode(), b"ADDRESS")


@pytest.mark.parametrize("way", ["code", "password"])
def test_nobody_learns_from_the_answer_whether_an_address_is_known(cast: Cast, way: str) -> None:
    answers = set()
    for email in ("grace@example.org", "tom@example.org", "nobody-at-all@example.org"):
        browser = Client()
        first = browser.post("/sign-in/", {"email": email, "way": way})
        second = browser.get(first.headers["Location"])
        answers.add(
            (first.status_code, first.headers["Location"], same_but_for_address(second.content.split(b"csrfmiddlewaretoken")[0], email))
        )
    assert len(answers) == 1


def test_nobody_learns_from_the_effort_whether_an_address_is_known(cast: Cast) -> None:
    efforts = set()
    for email in ("grace@example.org", "nobody-at-all@example.org"):
        with CaptureQueriesContext(connection) as work:
            ask_for_code(Client(), email)
        efforts.add(sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) for query in work))
    assert max(efforts) - min(efforts) <= 1


def test_an_unknown_address_gets_no_mail(cast: Cast, client: Client) -> None:
    ask_for_code(client, "nobody-at-all@example.org")
    assert not Mail.objects.exists()


def test_staff_never_get_a_code_but_are_told_how_they_sign_in(cast: Cast, client: Client) -> None:
    ask_for_code(client, "tom@example.org")
    assert last_mail("tom@example.org").purpose == "sign-in-another-way"
    assert SignInCode.objects.latest("pk").account is None


def test_a_closed_account_gets_no_mail(cast: Cast, client: Client) -> None:
    type(cast.account("grace")).objects.filter(pk=cast.account("grace").pk).update(is_active=False)
    ask_for_code(client, "grace@example.org")
    assert not Mail.objects.exists()


def test_a_sixth_mail_in_a_quarter_of_an_hour_is_not_sent(cast: Cast, client: Client) -> None:
    answers = [ask_for_code(client, "grace@example.org").status_code for _each in range(6)]
    assert answers == [302] * 5 + [429]
    assert Mail.objects.filter(to="grace@example.org").count() == 5


def test_a_family_is_offered_a_second_factor_and_never_made_to_have_one(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    client.post("/sign-in/code", {"code": mailed_code("grace@example.org")})
    assert "You can add a second step" in client.get("/sign-in/second-factor").content.decode()
    assert is_signed_in(client)


def test_the_mail_with_the_code_says_nothing_of_a_child(cast: Cast, client: Client) -> None:
    ask_for_code(client, "grace@example.org")
    mail = last_mail("grace@example.org")
    assert "Leo" not in mail.subject + mail.body
    assert mail.no_later_than is not None


def test_a_password_is_not_asked_of_who_has_none(cast: Cast, client: Client) -> None:
    account = cast.account("grace")
    account.set_unusable_password()
    account.save()
    assert with_password(client, "grace@example.org", "").status_code == 200
    assert not is_signed_in(client)
