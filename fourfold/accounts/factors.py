"""The second factor: codes from an app, recovery codes, and whether there is one. Kept as the library's authenticators."""

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from fourfold.accounts import mail, throttle
from fourfold.accounts.models import Account
from fourfold.accounts.tokens import mark_of_code, tidy

PERIOD = 30
STEPS_EITHER_WAY = 1
RECOVERY_CODES = 10
SECRET = "second_factor_secret"  # noqa: S105 - where the session keeps it while it is being set up
Kind = Authenticator.Type


@dataclass(frozen=True)
class Factors:
    """What an account has set up."""

    app: bool
    passkeys: tuple[tuple[int, str], ...]
    codes_left: int


def is_set_up(account: Account) -> bool:
    """Whether the account has a second factor of its own."""
    return bool(Authenticator.objects.filter(user=account, type__in=[Kind.TOTP, Kind.WEBAUTHN]).exists())


def who_has_one(accounts: Iterable[Account]) -> set[int]:
    """Which of these accounts have a second factor of their own, in one query."""
    rows = Authenticator.objects.filter(user__in=list(accounts), type__in=[Kind.TOTP, Kind.WEBAUTHN])
    return set(rows.values_list("user", flat=True))


def of(account: Account) -> Factors:
    """What an account has set up."""
    rows = list(Authenticator.objects.filter(user=account).order_by("pk"))
    return Factors(
        app=any(row.type == Kind.TOTP for row in rows),
        passkeys=tuple((row.pk, row.data.get("name", "")) for row in rows if row.type == Kind.WEBAUTHN),
        codes_left=sum(len(row.data.get("marks", [])) for row in rows if row.type == Kind.RECOVERY_CODES),
    )


def secret_to_set_up(request: HttpRequest) -> str:
    """The key that the person's app is to learn, the same until it is set up."""
    if SECRET not in request.session:
        request.session[SECRET] = generate_totp_secret()
    secret: str = request.session[SECRET]
    return secret


def address_for_app(account: Account, secret: str) -> str:
    """What the square code holds."""
    return str(get_adapter().build_totp_url(account, secret))


def set_up_app(request: HttpRequest, account: Account, code: str) -> list[str] | None:
    """Keep the app's key once a code shows that the app has it. New recovery codes, to be shown once; None for a wrong code."""
    throttle.spend(request, "second-factor", account.code)
    secret = secret_to_set_up(request)
    step = _step_of(secret, code)
    if step is None:
        return None
    with transaction.atomic():
        Authenticator.objects.filter(user=account, type=Kind.TOTP).delete()
        Authenticator.objects.create(user=account, type=Kind.TOTP, data={"secret": get_adapter().encrypt(secret), "last_step": step})
        mail.something_changed(account, _("An app for sign-in codes was added to your account."))
        codes = new_recovery_codes(account)
    request.session.pop(SECRET, None)
    throttle.forgive(request, "second-factor", account.code)
    return codes


def new_recovery_codes(account: Account) -> list[str]:
    """Ten codes for the day when the phone is lost, each good once; those before them are worth nothing. Only marks are kept."""
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _each in range(RECOVERY_CODES)]
    salt = secrets.token_hex(16)
    with transaction.atomic():
        Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).delete()
        Authenticator.objects.create(
            user=account, type=Kind.RECOVERY_CODES, data={"salt": salt, "marks": [mark_of_code(code, salt) for code in codes]}
        )
    return codes


def use_code(request: HttpRequest, account: Account, code: str) -> str | None:
    """Which kind of factor this code is: an app's code not used before, or a recovery code, which is then gone. None for neither.

    Raises Wait after ten wrong tries in five minutes.
    """
    throttle.spend(request, "second-factor", account.code)
    kind = None
    with transaction.atomic():
        rows = {row.type: row for row in Authenticator.objects.select_for_update().filter(user=account)}
        if (row := rows.get(Kind.TOTP)) is not None and _use_step(row, code):
            kind = Kind.TOTP
        elif (row := rows.get(Kind.RECOVERY_CODES)) is not None and _use_recovery_code(row, code):
            kind = Kind.RECOVERY_CODES
            mail.something_changed(account, _("One of your recovery codes was used."))
    if kind is None:
        return None
    throttle.forgive(request, "second-factor", account.code)
    return str(kind.value)


def remove(account: Account, number: int | None = None) -> None:
    """Take off one passkey, or the app; with the last factor, the recovery codes go too."""
    which = {"type": Kind.TOTP} if number is None else {"type": Kind.WEBAUTHN, "pk": number}
    with transaction.atomic():
        if Authenticator.objects.filter(user=account, **which).delete()[0]:
            if not is_set_up(account):
                Authenticator.objects.filter(user=account).delete()
            mail.something_changed(account, _("A second step was taken off your account."))


def remove_all(account: Account) -> None:
    """Take off everything: the person has lost it, and two people have seen who they are."""
    Authenticator.objects.filter(user=account).delete()


def _step_of(secret: str, code: str, *, after: int = -1) -> int | None:
    """Which half-minute a code belongs to: this one or a neighbour, and later than the last one used."""
    this = int(time.time()) // PERIOD
    typed = tidy(code)
    for step in range(this - STEPS_EITHER_WAY, this + STEPS_EITHER_WAY + 1):
        if constant_time_compare(format_hotp_value(hotp_value(secret, step)), typed) and step > after:
            return step
    return None


def _use_step(row: Authenticator, code: str) -> bool:
    step = _step_of(get_adapter().decrypt(row.data["secret"]), code, after=row.data.get("last_step", -1))
    if step is None:
        return False
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    row.record_usage()
    return True


def _use_recovery_code(row: Authenticator, code: str) -> bool:
    mark = mark_of_code(code, row.data["salt"])
    if mark not in row.data["marks"]:
        return False
    row.data["marks"] = [one for one in row.data["marks"] if one != mark]
    row.save(update_fields=["data"])
    row.record_usage()
    return True
