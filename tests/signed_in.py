"""Sessions for the people of the tests, made as signing in makes them but without its pages."""

from importlib import import_module

from django.conf import settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.test import Client, RequestFactory

from fourfold import clock
from fourfold.accounts import sessions
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account


def session_of(account: Account, *, second_factor: bool = True) -> str:
    """The key of a new session of this person. Without `second_factor`, staff are still asked for it."""
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.user = account
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # what the middleware of messages leaves there
    request.allauth = None  # type: ignore[attr-defined]
    sessions.sign_in(request, account, method="password", second_factor=second_factor)
    # As after the first page: else every request of a test that is rolled back would write it down again.
    sessions.note_roles(request, actor_of(account, today=clock.today(), second_factor=second_factor))
    request.session.save()
    key = request.session.session_key
    assert key
    return key


def client_of(account: Account | None, *, second_factor: bool = True, **options: object) -> Client:
    """A test client of this person's; of nobody's where there is none."""
    client = Client(**options)  # type: ignore[arg-type]
    if account is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(account, second_factor=second_factor)
    return client


def is_sent_to_second_factor(response: HttpResponse) -> bool:
    """Whether the person was stopped at the door for want of a second factor."""
    return response.status_code == 302 and "second-factor" in response.headers["Location"]
