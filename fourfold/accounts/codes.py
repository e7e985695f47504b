"""The family's way in: a code by mail, or the link beside it. Neither answer nor effort tells whether an address is known here."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from fourfold.access.roles import NEED_SECOND_FACTOR
from fourfold.accounts import mail, throttle
from fourfold.accounts.models import Account, Membership, SignInCode
from fourfold.accounts.tokens import is_code, mark_of, mark_of_code, new_code, new_token

LASTS = timedelta(minutes=15)
TRIES = 5


def signs_in_by_code(account: Account, *, today: datetime) -> bool:
    """Whether a code opens this account: families and young people. Nobody with a role at a school ever signs in by code or link."""
    staff = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today.date()),
        account=account,
        role__in=NEED_SECOND_FACTOR,
        approved_at__isnull=False,
        asked_as="",
        ended_at__isnull=True,
    )
    return account.is_active and not account.second_factor_needed and not staff.exists()


def ask(request: HttpRequest, email: str, *, now: datetime) -> int:
    """Make a code and mail it, where the address is a family's; a row without an account where it is not. The row's number.

    Raises Wait where five were asked for in a quarter of an hour.
    """
    email = email.strip().lower()
    throttle.spend(request, "code-network")
    throttle.spend(request, "code-sent", email)
    account = Account.objects.filter(email=email).first()
    someone = account or Account(email="nobody@example.org", name="Nobody")
    by_code = signs_in_by_code(someone, today=now) if account is not None else _same_work()
    code, link, salt = new_code(), new_token(), secrets.token_hex(16)
    with transaction.atomic():
        row = SignInCode.objects.create(
            account=account if by_code else None,
            salt=salt,
            code_mark=mark_of_code(code, salt),
            link_mark=mark_of(link),
            made_at=now,
            expires_at=now + LASTS,
        )
        with transaction.atomic():
            if by_code or account is None:
                mail.sign_in_code(someone, code, mail.address_of("sign-in:link", link), until=now + LASTS)
            else:
                mail.staff_sign_in(account)
            if account is None or not account.is_active:
                transaction.set_rollback(True)
    return row.pk


def _same_work() -> bool:
    """The question that a known address costs, asked of nobody."""
    return Membership.objects.filter(account=0).exists()


def account_with_code(request: HttpRequest, number: int | None, email: str, code: str, *, now: datetime) -> Account | None:
    """The account that a code opens, once; None for a wrong, used or old one.

    Raises Wait at the fifth wrong try on one address, and for a quarter of an hour after it. The link in the mail still works meanwhile, so
    that nobody can keep a family out by guessing. The code itself has five tries too, whatever address is said with it.
    """
    row = right_row(request, number, email, code, now=now, opens=True)
    return row.account if row is not None and use(row, now) else None


def right_row(request: HttpRequest, number: int | None, email: str, code: str, *, now: datetime, opens: bool = False) -> SignInCode | None:
    """The row whose code this is, while it lasts; one that `opens` an account, where that is asked. A wrong one counts as a try."""
    keys = (f"code:{email.strip().lower()}", f"code-row:{number or 0}")
    for key in keys:
        throttle.must_not_wait(key)
    row = SignInCode.objects.select_related("account").filter(pk=number or 0).first()
    right = row is not None and row.used_at is None and row.expires_at > now >= row.made_at and is_code(code, row.salt, row.code_mark)
    if row is None or not right or opens != (row.account is not None and row.account.is_active):
        for key in keys:
            _count(request, key)
        for key in keys:
            throttle.must_not_wait(key)
        return None
    for key in keys:
        throttle.forgive(request, "code", key)
    return row


def link_works(token: str, *, now: datetime) -> bool:
    """Whether a mailed link can still be pressed. Looking changes nothing."""
    return SignInCode.objects.filter(link_mark=mark_of(token), used_at__isnull=True, expires_at__gt=now, account__is_active=True).exists()


def account_with_link(token: str, *, now: datetime) -> Account | None:
    """The account that a link opens, once, for a quarter of an hour."""
    row = (
        SignInCode.objects.select_related("account")
        .filter(link_mark=mark_of(token), used_at__isnull=True, expires_at__gt=now, account__is_active=True)
        .first()
    )
    return row.account if row is not None and use(row, now) else None


def forget_old(now: datetime) -> int:
    """Delete codes that ran out a day ago or more. How many."""
    return SignInCode.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()[0]


def use(row: SignInCode, now: datetime) -> bool:
    """Whether the code was still unused, and is used from now on."""
    return SignInCode.objects.filter(pk=row.pk, used_at__isnull=True).update(used_at=now) == 1


def _count(request: HttpRequest, key: str) -> None:
    """One more wrong try; the fifth makes the address wait."""
    try:
        throttle.spend(request, "code", key)
        if not throttle.any_left(request, "code", key):
            throttle.make_wait(key)
            throttle.forgive(request, "code", key)
    except throttle.Wait:
        throttle.make_wait(key)
