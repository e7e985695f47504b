"""The way in of cover staff: a link that lives one day, and a code to the address on record. It opens one page and no other."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from fourfold.access.actor import Actor, Office
from fourfold.access.roles import Role
from fourfold.accounts import codes, mail, throttle
from fourfold.accounts.models import Account, CoverLink, SignInCode
from fourfold.accounts.tokens import mark_of, mark_of_code, new_code, new_token
from fourfold.schools.models import School

Link = CoverLink
"""What pages call it."""
CODE, OPENED = "cover_code", "cover_opened"
"""Under which the session keeps the number of the code that was sent, and the secret of the device that typed it."""


def make(school: School, account: Account, *, day: date, made_by: int | None, now: datetime) -> str:
    """A new link for one person and one day; the one before it opens nothing any more. The link's secret, to be shown once."""
    token = new_token()
    CoverLink.objects.filter(school=school, account=account, day=day, taken_back_at__isnull=True).update(taken_back_at=now)
    CoverLink.objects.create(school=school, account=account, day=day, mark=mark_of(token), made_by_id=made_by, made_at=now)
    return token


def take_back(school: School, account: Account, *, day: date, now: datetime) -> None:
    """End it at once, on whatever device it is open."""
    CoverLink.objects.filter(school=school, account=account, day=day, taken_back_at__isnull=True).update(taken_back_at=now)


def live(token: str, *, today: date) -> CoverLink | None:
    """The link with this secret, on its own day and while it is not taken back. Looking changes nothing."""
    rows = CoverLink.objects.filter(mark=mark_of(token), day=today, taken_back_at__isnull=True, account__is_active=True)
    return rows.select_related("account", "school").first()


def covering(school: int, day: date) -> Exists:
    """Whether an account has a live link at a school that day, to be asked of the accounts."""
    return Exists(CoverLink.objects.filter(school=school, day=day, taken_back_at__isnull=True, account=OuterRef("pk")))


def actor_for(link: CoverLink) -> Actor:
    """Who is asking: this person, as cover at this school and as nothing else they may be."""
    return Actor(account=link.account_id, name=link.account.name, offices=(Office(Role.COVER, link.school_id),), second_factor=True)


def is_open_here(request: HttpRequest, link: CoverLink) -> bool:
    """Whether the code was typed on this device."""
    secret = request.session.get(OPENED, "")
    return bool(link.device_mark) and constant_time_compare(mark_of(str(secret)), link.device_mark)


def send_code(request: HttpRequest, link: CoverLink, *, now: datetime) -> None:
    """Mail a code to the address on record. Raises Wait where too many were asked for."""
    throttle.spend(request, "code-network")
    throttle.spend(request, "code-sent", f"cover:{link.account.email}")
    code, salt = new_code(), secrets.token_hex(16)
    with transaction.atomic():
        row = SignInCode.objects.create(
            account=link.account,
            salt=salt,
            code_mark=mark_of_code(code, salt),
            link_mark=mark_of(new_token()),
            made_at=now,
            expires_at=now + codes.LASTS,
        )
        mail.cover_code(link.account, code, school=link.school.name, until=now + codes.LASTS)
    request.session[CODE] = row.pk


def open_with(request: HttpRequest, link: CoverLink, code: str, *, now: datetime) -> bool:
    """Whether the code opened the link on this device. It then belongs to this device. Raises Wait after five wrong tries."""
    number = request.session.get(CODE)
    account = codes.account_with_code(request, number, link.account.email, code, now=now)
    if account is None or account.pk != link.account_id:
        return False
    secret = new_token()
    with transaction.atomic():
        mine = CoverLink.objects.filter(pk=link.pk, device_mark="", taken_back_at__isnull=True)
        if mine.update(device_mark=mark_of(secret), opened_at=now) != 1:
            return False
    request.session.pop(CODE, None)
    request.session[OPENED] = secret
    request.session.cycle_key()
    return True
