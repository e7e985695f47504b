"""Small questions that would cost much."""

import time
from io import BytesIO

import pytest
from django.test import Client

from fourfold.access.roles import Role
from tests.cast import Cast, member
from tests.signed_in import client_of


def test_many_words_in_the_find_box_for_people_cost_no_more_than_a_few(cast: Cast) -> None:
    for role in (Role.SLT, Role.GOVERNOR, Role.SENCO):
        member(cast.account("tom"), cast.larkfield, role)
    began = time.monotonic()
    found = client_of(cast.account("tess")).get("/settings/people", {"q": "a " * 39})
    assert found.status_code == 200
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("page", ["9" * 5000, "²", "٣", "-1", "0", "9" * 30])
def test_a_page_number_that_is_none_shows_a_page_all_the_same(cast: Cast, page: str) -> None:
    amina = client_of(cast.account("amina"))
    for address in ("/register", "/pupils", f"/pupils/{cast.leo.code}/access", "/settings/people"):
        assert amina.get(address, {"page": page}).status_code == 200


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", ""])
def test_a_session_or_passkey_with_no_such_number_is_simply_not_there(cast: Cast, number: str) -> None:
    grace = client_of(cast.account("grace"))
    assert grace.post("/sign-in/account/sessions", {"session": number}).status_code == 302
    assert grace.post("/sign-in/account/factors", {"factor": number}).status_code == 302


@pytest.mark.parametrize("said", [str(300 * 1024 * 1024), "9" * 40, "-5", "many"])
def test_a_body_larger_than_any_page_takes_is_not_read(client: Client, db: None, said: str) -> None:
    form = BytesIO(b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nbytes\r\n--x--\r\n')
    answer = client.generic("POST", "/sign-in/", form.getvalue(), "multipart/form-data; boundary=x", CONTENT_LENGTH=said)
    assert answer.status_code == 413
    assert "Content-Security-Policy" in answer.headers
    assert not hasattr(answer.wsgi_request, "_files")
