"""Where the sign-in library meets the house."""

from allauth.core.context import request_context
from django.core import mail
from django.test import RequestFactory

from fourfold.accounts.adapters import AccountAdapter, SecondFactorAdapter
from fourfold.outbox.models import Mail
from tests.cast import Cast


def test_mail_of_the_library_goes_through_the_outbox(cast: Cast) -> None:
    request = RequestFactory().get("/")
    said = {"email": "grace@example.org", "signup_url": "/"}
    with request_context(request):
        AccountAdapter(request).send_mail("account/email/unknown_account", "grace@example.org", said)
    assert Mail.objects.get().to == "grace@example.org"
    assert mail.outbox == []


def test_nobody_signs_up_by_themselves() -> None:
    assert not AccountAdapter().is_open_for_signup(RequestFactory().get("/"))


def test_a_request_without_an_address_is_counted_with_all_such() -> None:
    request = RequestFactory().get("/")
    request.META.pop("REMOTE_ADDR")
    assert AccountAdapter().get_client_ip(request) == "0.0.0.0"


def test_secrets_of_second_factors_are_encrypted_and_read_back() -> None:
    adapter = SecondFactorAdapter()
    kept = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in kept
    assert adapter.decrypt(kept) == "JBSWY3DPEHPK3PXP"
