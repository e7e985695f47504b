from collections.abc import Iterator

import pytest

from tests.outbox.mail_server import MailServer, free_port, serving


@pytest.fixture
def post_office(settings) -> tuple[MailServer, int]:
    """Django sends to a port where our mail server may or may not be running."""
    server, port = MailServer(), free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "127.0.0.1", port, False, False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "Oakfield School <office@oakfield.example>"
    return server, port


@pytest.fixture
def mail_server(post_office) -> Iterator[MailServer]:
    """The mail server, running."""
    server, port = post_office
    with serving(server, port):
        yield server
