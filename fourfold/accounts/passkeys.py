"""Passkeys as a second factor, for the host of this installation alone (localhost counts as safe to browsers; 127.0.0.1 does not)."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fourfold.accounts import factors, mail, throttle
from fourfold.accounts.models import Account


def to_make(account: Account) -> str:
    """What the browser needs to make a passkey, as JSON. The challenge waits in the session."""
    return json.dumps(auth.begin_registration(account, passwordless=False))


def keep(account: Account, answer: str, name: str) -> list[str] | None:
    """Keep the passkey that the browser made. Recovery codes to show once, where it is the first factor; None for a bad answer."""
    credential = _parsed(answer)
    if credential is None:
        return None
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        return None
    first = not factors.is_set_up(account)
    with transaction.atomic():
        auth.WebAuthn.add(account, name[:60] or _("Passkey"), credential)
        mail.something_changed(account, _("A passkey was added to your account."))
        return factors.new_recovery_codes(account) if first else []


def to_show(account: Account) -> str:
    """What the browser needs to ask for one of the account's passkeys, as JSON."""
    return json.dumps(auth.begin_authentication(account))


def is_shown(request: HttpRequest, account: Account, answer: str) -> bool:
    """Whether the browser showed one of the account's passkeys. Raises Wait after ten tries in five minutes."""
    throttle.spend(request, "second-factor", account.code)
    credential = _parsed(answer)
    if credential is None:
        return False
    try:
        auth.parse_authentication_response(credential)
        shown: Authenticator = auth.complete_authentication(account, credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        return False
    shown.record_usage()
    throttle.forgive(request, "second-factor", account.code)
    return True


def _parsed(answer: str) -> dict[str, Any] | None:
    try:
        credential = json.loads(answer)
    except ValueError:
        return None
    return credential if isinstance(credential, dict) else None
