"""The registered phone: for twelve hours after a full sign-in it may log today's sessions, with first names only, and nothing else.

It has a token in a cookie of its own, so it outlives the quarter of an hour after which a session of staff ends. It is asked for on the
log's own pages alone, acts with three rights alone, and each request finds the person's roles afresh: a membership that has ended, or an
account that was closed, is felt at once (veto 4).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.accounts import devices
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account, Phone
from fourfold.accounts.tokens import mark_of, new_token
from fourfold.audit.requests import Request

COOKIE = "__Host-phone" if settings.BEHIND_TLS else "phone"
LASTS = timedelta(hours=12)
MOST_PHONES = 3
ONLY = frozenset({Permission.SESSIONS_VIEW, Permission.SESSIONS_CREATE, Permission.SESSIONS_EDIT})
"""What a phone does: read what is written of a session, write it down, and undo it."""


@dataclass(frozen=True)
class RegisteredPhone:
    """One phone, as its owner sees it among their sessions."""

    code: int
    device: str
    since: datetime
    until: datetime
    is_this: bool


def register(request: Request, response: HttpResponse, account: Account) -> None:
    """Let this phone log sessions for twelve hours. What it held before ends; beyond three phones the oldest ends."""
    end_here(request, response)
    token, now = new_token(), clock.now()
    agent = request.META.get("HTTP_USER_AGENT", "")[:200]
    Phone.objects.create(account=account, mark=mark_of(token), user_agent=agent, made_at=now, expires_at=now + LASTS)
    for old in _open(account)[MOST_PHONES:]:
        Phone.objects.filter(pk=old.pk).update(ended_at=now)
    response.set_cookie(COOKIE, token, max_age=LASTS, secure=settings.BEHIND_TLS, httponly=True, samesite="Strict", path="/")


def phone_of(request: Request) -> Phone | None:
    """The registered phone that asks, while its time lasts and its owner's account is open."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    alive = Phone.objects.filter(mark=mark_of(token), ended_at__isnull=True, expires_at__gt=clock.now(), account__is_active=True)
    return alive.select_related("account").first()


def actor_at(phone: Phone, *, today: date) -> Actor:
    """Its owner, with the roles of today and with what a phone may do alone. The second factor was passed when it was registered."""
    return replace(actor_of(phone.account, today=today, second_factor=True), only=ONLY)


def phones_of(request: Request, account: Account) -> list[RegisteredPhone]:
    """The phones that may log sessions now, newest first."""
    here = phone_of(request)
    return [
        RegisteredPhone(one.pk, devices.in_words(one.user_agent), one.made_at, one.expires_at, here is not None and one.pk == here.pk)
        for one in _open(account)
    ]


def end(account: Account, code: int) -> bool:
    """End what one of this person's phones may do. Whether there was one."""
    return bool(Phone.objects.filter(account=account, pk=code, ended_at__isnull=True).update(ended_at=clock.now()))


def end_all(account: Account) -> None:
    """End what all phones of an account may do."""
    Phone.objects.filter(account=account, ended_at__isnull=True).update(ended_at=clock.now())


def end_this(request: Request) -> None:
    """End what this phone may do."""
    if COOKIE in request.COOKIES:
        Phone.objects.filter(mark=mark_of(request.COOKIES[COOKIE]), ended_at__isnull=True).update(ended_at=clock.now())


def end_here(request: Request, response: HttpResponse) -> None:
    """End what this phone may do, and let it forget its token."""
    if COOKIE in request.COOKIES:
        end_this(request)
        response.delete_cookie(COOKIE, path="/", samesite="Strict")


def forget_old(now: datetime) -> int:
    """Delete phones whose time ran out a day ago or more. How many."""
    return Phone.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()[0]


def _open(account: Account) -> list[Phone]:
    return list(Phone.objects.filter(account=account, ended_at__isnull=True, expires_at__gt=clock.now()).order_by("-made_at", "-pk"))
