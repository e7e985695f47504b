"""What several of these tests do: ask at the door, read the mail, tell the time as an app does."""

import re
import time
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from fourfold.accounts.models import Account
from fourfold.outbox.models import Mail

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "correct horse battery"


def give_app(account: Account) -> None:
    """Set up an app, as if long ago."""
    Authenticator.objects.create(user=account, type="totp", data={"secret": get_adapter().encrypt(SECRET), "last_step": 0})


def app_code(*, steps: int = 0) -> str:
    """What the app shows now, or some half-minutes later."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def with_password(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    """Try a password."""
    return client.post("/sign-in/password", {"email": email, "password": password}, **more)


def ask_for_code(client: Client, email: str) -> Any:
    """Ask for a code by mail."""
    return client.post("/sign-in/", {"email": email, "way": "code"})


def last_mail(to: str) -> Mail:
    """The last mail that waits for this address."""
    return Mail.objects.filter(to=to).latest("pk")


def mailed_code(to: str) -> str:
    """The code in the last mail."""
    found = re.search(r"\d{4} \d{4}", last_mail(to).body)
    assert found
    return found.group()


def mailed_path(to: str) -> str:
    """The path of the link in the last mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", last_mail(to).body)
    assert found
    return found.group(1)


def is_signed_in(client: Client) -> bool:
    """Whether this client's session opens "your account"."""
    return client.get("/sign-in/account").status_code == 200
