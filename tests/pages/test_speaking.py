"""In which language a page speaks, who chooses it, and what is remembered of that."""

import pytest
from django.test import Client

from fourfold.accounts.models import Account
from fourfold.audit import doors
from tests.cast import MAKER, Cast
from tests.signed_in import client_of


def language_of(html: str) -> str:
    return html.split('<html lang="', 1)[1].split('"', 1)[0]


def read(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def reads(cast: Cast, language: str) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.parents["grace"].language = language
        cast.parents["grace"].save(update_fields=["language"])


def test_who_is_signed_out_is_remembered_by_a_cookie_that_says_the_language_and_nothing_else(cast: Cast) -> None:
    client = Client()
    assert language_of(read(client, "/privacy?language=pl")) == "pl"
    assert {name: cookie.value for name, cookie in client.cookies.items()} == {"language": "pl"}
    assert language_of(read(client, "/privacy")) == "pl"


def test_nothing_is_remembered_of_who_chose_nothing(cast: Cast) -> None:
    client = Client()
    assert language_of(read(client, "/privacy", accept_language="uk,en;q=0.5")) == "uk"
    assert not client.cookies


@pytest.mark.parametrize("wish", ["tlh", "../en", "<b>", ""])
def test_a_language_that_we_do_not_have_is_english(cast: Cast, wish: str) -> None:
    client = Client()
    assert language_of(client.get("/privacy", {"language": wish}).content.decode()) == "en-gb"
    assert not client.cookies


def test_a_parent_reads_the_language_that_the_school_knows_of(cast: Cast) -> None:
    reads(cast, "ur")
    assert language_of(read(client_of(cast.account("grace")), "/worried")) == "ur"


def test_what_a_person_chose_themselves_goes_before_it_on_every_device(cast: Cast) -> None:
    reads(cast, "ur")
    answer = client_of(cast.account("grace")).post(
        "/sign-in/account/language", {"language": "en-gb"}, headers={"referer": "http://testserver/worried"}
    )
    assert answer.headers["Location"] == "/worried"
    assert language_of(read(client_of(Account.objects.get(pk=cast.account("grace").pk)), "/worried")) == "en-gb"


def test_english_is_one_press_away_and_changes_no_setting(cast: Cast) -> None:
    reads(cast, "pl")
    client = client_of(cast.account("grace"))
    assert 'href="?language=en-gb"' in read(client, "/worried")
    assert language_of(read(client, "/worried?language=en-gb")) == "en-gb"
    assert language_of(read(client, "/worried")) == "pl"


def test_nobody_is_sent_elsewhere_by_a_choice(cast: Cast) -> None:
    answer = client_of(cast.account("grace")).post(
        "/sign-in/account/language", {"language": "pl"}, headers={"referer": "https://elsewhere.example/worried"}
    )
    assert answer.headers["Location"] == "/home"


def test_a_translation_says_that_nobody_has_checked_it(cast: Cast) -> None:
    assert "Nikt jeszcze nie sprawdził jej słów" in read(Client(), "/privacy?language=pl")
    assert "unchecked" not in read(Client(), "/privacy")


@pytest.mark.parametrize("path", ["/register", "/desk", "/settings/"])
def test_staff_read_english_whatever_their_device_says(cast: Cast, path: str) -> None:
    html = client_of(cast.account("amina")).get(f"{path}?language=pl", headers={"accept-language": "pl"}).content.decode()
    assert language_of(html) == "en-gb"
    assert "langsel" not in html
