import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from fourfold.ui.notices import Notice, tell, told


@pytest.fixture
def request_with_messages():
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)
    return request


def test_what_happened_is_told_once(request_with_messages):
    tell(request_with_messages, "Saved.", undo_url="/undo/1")
    assert list(told(request_with_messages)) == [Notice("Saved.", "good", "/undo/1")]


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "safe"])
def test_undo_never_leads_to_another_site(request_with_messages, elsewhere):
    tell(request_with_messages, "Saved.", undo_url=elsewhere)
    assert next(told(request_with_messages)).undo_url == ""


def test_a_page_without_a_request_has_nothing_to_tell():
    assert list(told(None)) == []
