"""That an address is somebody's who has no account: a code goes there, and they type it. It opens nothing."""

import secrets
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from fourfold.accounts import mail, throttle
from fourfold.accounts.codes import LASTS, right_row, use
from fourfold.accounts.models import SignInCode
from fourfold.accounts.tokens import mark_of, mark_of_code, new_code, new_token


def ask(request: HttpRequest, email: str, *, language: str, now: datetime) -> int:
    """Mail a code to the address; the number of its row, for the session. Raises Wait where five were asked for in a quarter of an hour."""
    throttle.spend(request, "code-network")
    throttle.spend(request, "code-sent", email)
    code, salt = new_code(), secrets.token_hex(16)
    with transaction.atomic():
        row = SignInCode.objects.create(
            account=None, salt=salt, code_mark=mark_of_code(code, salt), link_mark=mark_of(new_token()), made_at=now, expires_at=now + LASTS
        )
        mail.address_code(email, code, language=language, until=now + LASTS)
    return row.pk


def proves(request: HttpRequest, number: int | None, email: str, code: str, *, now: datetime) -> bool:
    """Whether this is the code that went to that address, once. Raises Wait as signing in by a code does."""
    row = right_row(request, number, email, code, now=now)
    return row is not None and row.account is None and use(row, now)
