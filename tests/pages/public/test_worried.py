"""Worried about a child, without an account: page by page, as a family does it on a phone."""

import re

import pytest
from django.test import Client

from fourfold.concerns.models import UnlinkedConcern
from fourfold.outbox.models import Mail
from tests.cast import Cast

AT = "/schools/larkfield/worried"
CHILD = {"forename": "Leo", "surname": "Obi", "born": "2017-03-12"}
WORDS = {"words": "He cries when he reads."}
HOW = {"helps": "", "answer_wish": "letter", "phone": ""}
WHO = {"name": "Grace Obi", "email": "new@example.org"}


def typed(client: Client, **other: dict[str, str]) -> None:
    for step, said in (("child", CHILD), ("words", WORDS), ("how", HOW), ("who", WHO)):
        answer = client.post(f"{AT}/{step}", other.get(step, said))
        assert answer.status_code == 302, answer.content.decode()


def code_in_mail() -> str:
    return re.search(r"\d{4} ?\d{4}", Mail.objects.filter(purpose="address-code").latest("pk").body)[0]


def test_five_short_pages_and_a_code_and_the_school_has_it(cast: Cast, client: Client) -> None:
    typed(client)
    assert not UnlinkedConcern.objects.exists()
    client.post(f"{AT}/code", {"code": code_in_mail()})
    row = UnlinkedConcern.objects.get()
    assert (row.child_name, row.by_email, row.words) == ("Leo Obi", "new@example.org", "He cries when he reads.")
    page = client.get(f"{AT}/done").content.decode()
    assert row.spoken_reference in page
    assert "Mrs Begum will write back by Tuesday 8 December" in page


def test_a_wrong_code_sends_nothing_and_keeps_the_words(cast: Cast, client: Client) -> None:
    typed(client)
    page = client.post(f"{AT}/code", {"code": "00000000"}).content.decode()
    assert "does not work" in page
    assert not UnlinkedConcern.objects.exists()
    assert "He cries" in client.get(f"{AT}/words").content.decode()


def test_a_code_works_once_and_pressed_twice_there_is_one_concern(cast: Cast, client: Client) -> None:
    typed(client)
    code = code_in_mail()
    client.post(f"{AT}/code", {"code": code})
    client.post(f"{AT}/code", {"code": code})
    assert UnlinkedConcern.objects.count() == 1


def test_a_code_for_signing_in_proves_nothing_here_and_this_one_opens_no_account(cast: Cast, client: Client) -> None:
    typed(client, who={"name": "Grace", "email": "grace@example.org"})
    code = code_in_mail()
    other = Client()
    other.post("/sign-in/", {"email": "grace@example.org", "way": "code"})
    other.post("/sign-in/code", {"code": code})
    assert "_auth_user_id" not in other.session


def test_nobody_learns_whether_such_a_child_is_here(cast: Cast) -> None:
    pages = []
    for child in (CHILD, {"forename": "Nobody", "surname": "Here", "born": "2016-01-01"}):
        client = Client()
        typed(client, child=child)
        client.post(f"{AT}/code", {"code": code_in_mail()})
        page = client.get(f"{AT}/done").content.decode()
        pages.append(re.sub(r"[A-Z]{2} \d{4}|value=\"[^\"]{20,}\"", "", page))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("step", "said", "says"),
    [
        ("child", CHILD | {"born": "2050-01-01"}, "Check the year"),
        ("child", CHILD | {"forename": ""}, "Type the child’s first name"),
        ("words", {"words": " "}, "Write a few words"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(cast: Cast, client: Client, step: str, said: dict[str, str], says: str) -> None:
    if step != "child":
        client.post(f"{AT}/child", CHILD)
    assert says in client.post(f"{AT}/{step}", said).content.decode()


def test_a_call_needs_a_number_to_call(cast: Cast, client: Client) -> None:
    client.post(f"{AT}/child", CHILD)
    client.post(f"{AT}/words", WORDS)
    assert "so that we can call you" in client.post(f"{AT}/how", HOW | {"answer_wish": "call"}).content.decode()


def test_words_of_danger_say_first_whom_to_ring(cast: Cast, client: Client) -> None:
    client.post(f"{AT}/child", CHILD)
    client.post(f"{AT}/words", {"words": "His dad hits him."})
    page = client.get(f"{AT}/how").content.decode()
    assert page.index("Is a child in danger now?") < page.index("<h1>How shall we answer?")


def test_what_was_typed_can_be_thrown_away(cast: Cast, client: Client) -> None:
    client.post(f"{AT}/child", CHILD)
    client.post(f"{AT}/words", WORDS)
    client.post(f"{AT}/forget")
    assert client.get(f"{AT}/how").headers["Location"].endswith("/child")


def test_the_sixth_code_in_a_quarter_of_an_hour_waits(cast: Cast, client: Client) -> None:
    typed(client)
    for _again in range(4):
        client.post(f"{AT}/who", WHO)
    assert "Wait 15 minutes" in client.post(f"{AT}/who", WHO).content.decode()


def test_the_schools_own_page_leads_there(cast: Cast, client: Client) -> None:
    assert f'href="{AT}"' in client.get("/schools/larkfield/").content.decode()


def test_another_schools_page_does_not_carry_the_words_over(cast: Cast, client: Client) -> None:
    client.post(f"{AT}/child", CHILD)
    assert client.get("/schools/millbrook/worried/words").headers["Location"].endswith("/child")
