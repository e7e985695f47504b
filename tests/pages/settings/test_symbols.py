"""The page of a school's own symbols: word by word, refused in words, and back to ours."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.profiles.models import Symbol
from tests.cast import Cast
from tests.documents.drawn import drawn
from tests.signed_in import client_of

LIST, FRIEND = "/settings/symbols", "/settings/symbols/friend"


def sent(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("friend.svg", content, "image/svg+xml")}


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_school_puts_its_symbol_in_the_place_of_ours_and_takes_it_back(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    assert "My say shows Fourfold’s drawings" in read(amina, LIST)
    page = amina.post(FRIEND, sent(drawn(size=(900, 700))), follow=True).content.decode()
    assert "My say shows one of your own symbols" in page
    symbol = Symbol.objects.get()
    assert f"/my/say/symbols/{symbol.code}" in page
    assert "Use Fourfold’s drawing again" in read(amina, FRIEND)
    assert "My say shows Fourfold’s drawings" in amina.post(f"{FRIEND}/ours", follow=True).content.decode()


def test_what_is_no_picture_is_refused_and_nothing_changes(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    assert "There is a problem" not in read(amina, FRIEND)
    assert "This is not a picture that we can show" in amina.post(FRIEND, sent(b"<svg/>")).content.decode()
    assert "Choose a picture" in amina.post(FRIEND, {}).content.decode()
    assert not Symbol.objects.exists()


def test_a_word_that_there_is_not_is_no_page(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    assert amina.get("/settings/symbols/nonsense").status_code == 404
    assert amina.post("/settings/symbols/nonsense/ours").status_code == 404
