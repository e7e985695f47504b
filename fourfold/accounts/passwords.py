"""Passwords: 12 to 128 characters of any writing, none that anyone would guess, and the same work for every answer."""

from collections.abc import Iterable

from django.contrib.auth import password_validation
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fourfold.accounts import devices, mail, throttle
from fourfold.accounts.models import Account, Membership

LONGEST = 128


class LengthAtMost:
    """No longer than 128 characters: longer ones would only cost time. Nothing is ever cut off."""

    def validate(self, password: str, user: Account | None = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(_("Use 128 letters or fewer."), code="password_too_long")

    def get_help_text(self) -> str:
        return _("At most 128 letters.")


class NotOurWords:
    """Nothing that a colleague would guess: the person's name or address, the school's name, or SENCO."""

    def validate(self, password: str, user: Account | None = None) -> None:
        said = password.casefold()
        if any(word in said for word in guessable(user)):
            raise ValidationError(_("Leave out your name, your school's name and “senco”."), code="password_guessable")

    def get_help_text(self) -> str:
        return _("Without your name, your school's name or “senco”.")


def guessable(account: Account | None) -> set[str]:
    """The words of four letters or more, and the address, that this person's password must not hold."""
    texts: Iterable[str] = ()
    address: set[str] = set()
    if account is not None:
        held = Membership.objects.filter(account=account).values_list("school__name", flat=True) if account.pk else ()
        address = {account.email.casefold()} if account.email else set()
        texts = [account.name, account.email.partition("@")[0], *(name for name in held if name)]
    words = {word.strip(".,'’-").casefold() for text in texts for word in text.replace(".", " ").split()}
    return {"senco"} | address | {word for word in words - {"school", "primary", "academy"} if len(word) >= 4}


def check(password: str, account: Account | None) -> None:
    """Raises ValidationError, each problem in a sentence."""
    password_validation.validate_password(password, account)


def check_for(password: str, *, name: str, email: str, school: str) -> None:
    """Raises ValidationError for a password of somebody who has no account yet, their school's name among the words to leave out."""
    check(password, Account(name=f"{name} {school}", email=email))


def account_with(request: HttpRequest, email: str, password: str) -> Account | None:
    """The account that this address and password open, or None. Raises Wait after ten failures in five minutes on one account.

    The count is kept for the account whoever tries; a device that passed the second factor before has a count of its own, so nobody locks
    it out. An address without an account costs the same hashing.
    """
    email = email.strip().lower()
    account = Account.objects.filter(email=email).first()
    kind, key = "password", email
    if account is not None and devices.is_known(request, account):
        kind, key = "password-known-device", f"{email}:{devices.mark(request)}"
    else:
        throttle.spend(request, "password-network")
    throttle.spend(request, kind, key)
    if account is None:
        Account().set_password(password)
        return None
    if not account.check_password(password) or not account.is_active:
        return None
    throttle.forgive(request, kind, key)
    return account


def ask_for_new(request: HttpRequest, email: str) -> None:
    """Mail a link with which to choose another password, where this address has one; the same work where it has none."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    known = account if account is not None and account.has_usable_password() else None
    someone = known or Account(email="nobody@example.org", name="Nobody", pk=0)
    throttle.spend(request, "mail", email)
    with transaction.atomic():
        link = mail.address_of("sign-in:new-password", someone.code, default_token_generator.make_token(someone))
        mail.new_password(someone, link)
        if known is None:
            transaction.set_rollback(True)


def account_for_new(code: str, token: str) -> Account | None:
    """Whose password a mailed link may change: once, within the hour."""
    account = Account.objects.filter(code=code, is_active=True).first()
    return account if account is not None and default_token_generator.check_token(account, token) else None


def set_new(account: Account, password: str) -> None:
    """Keep another password; every session of the account ends, since each is tied to the password. The second factor stays."""
    account.set_password(password)
    with transaction.atomic():
        account.save(update_fields=["password"])
        mail.something_changed(account, _("Your password was changed."))
