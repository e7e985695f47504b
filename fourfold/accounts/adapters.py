"""Where the sign-in library meets the house: mail through the outbox, secrets encrypted, nobody signs up by themselves."""

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from fourfold.accounts.models import Account
from fourfold.outbox.post import post


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts come from invitations alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Whatever the library wants to say goes through the outbox too."""
        message = self.render_mail(template_prefix, email, context)
        with transaction.atomic():
            key = f"library:{secrets.token_hex(12)}"
            post(to=email, subject=message.subject.strip(), body=str(message.body), purpose="sign-in", key=key)

    def add_message(self, *_: Any, **__: Any) -> None:
        """Our pages say what happened."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network address as the configured proxy says it; where none can be told, all share one count."""
        try:
            return str(super().get_client_ip(request)).split("%")[0]
        except PermissionDenied:
            return "0.0.0.0"  # noqa: S104 - nothing is bound to it: it names nobody's network


class SchoolAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """A school's Google or Microsoft account opens what it was linked to, and nothing else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Keys are kept encrypted; passkeys belong to this installation's host."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "Fourfold"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.HOST, "name": "Fourfold"}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        return {"id": user.code.encode(), "display_name": user.name, "name": user.email}


def _cipher() -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"fourfold second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
