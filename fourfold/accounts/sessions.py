"""Signed in, and for how long. Sessions are rows, so ending one is felt in the next request, on whatever device it was."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from allauth.account.internal.flows.login import clear_authentication_records, get_authentication_records, record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout, update_session_auth_hash
from django.db import transaction

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import NEED_SECOND_FACTOR
from fourfold.accounts import devices, factors, phones
from fourfold.accounts.models import Account
from fourfold.audit.requests import Request

MOST_SESSIONS = 5
STAFF_IDLE, STAFF_LONGEST = 15 * 60, 10 * 60 * 60
FAMILY_IDLE, FAMILY_LONGEST = 30 * 60, 12 * 60 * 60
NOTED_EVERY = 60
RECENTLY = 10 * 60
ONLY_MY_SAY = "only_my_say"
MY_SAY = "my_say"
"""What somebody has answered in My say and not yet sent; and who helps them."""
BEGAN, SEEN, DUE, ROLES = "began", "seen", "second_factor_due", "roles"


@dataclass(frozen=True)
class Session:
    """One device that is signed in, as its owner sees it."""

    code: int
    device: str
    since: datetime
    seen: datetime
    is_this: bool


def sign_in(request: Request, account: Account, *, method: str, second_factor: bool) -> None:
    """Sign a person in, under a new session id.

    `method` says how they showed who they are ("password", "code", "link", "school-account", "demo"); `second_factor`, whether that was
    with a second factor. Where it was not, and one is needed or has been set up, nothing but its page opens until it is passed. What a
    child was doing on this device ends. Beyond five sessions the oldest ends.
    """
    old = request.session.session_key
    clear_authentication_records(request)
    for left in (ONLY_MY_SAY, MY_SAY, DUE, ROLES, "narrowed_to"):
        request.session.pop(left, None)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    record_authentication(request, account, method, second_factor=second_factor or None, reauthenticated=True)
    request.session[BEGAN] = request.session[SEEN] = time.time()
    if not second_factor and factors.is_set_up(account):
        request.session[DUE] = True
    _list_this(request, old)
    _keep_to_five(request, account)


def pass_second_factor(request: Request, account: Account, *, kind: str) -> None:
    """The second factor was shown: from here on under another session id."""
    record_authentication(request, account, "mfa", type=kind, reauthenticated=True)
    request.session.pop(DUE, None)
    new_id(request)


def new_id(request: Request) -> None:
    """Give the session another id; the old one is worth nothing."""
    old = request.session.session_key
    request.session.cycle_key()
    _list_this(request, old)


def has_second_factor(request: Request) -> bool:
    """Whether this session was opened with a second factor: an app's code, a recovery code, a passkey, a school account that vouches."""
    return any(one.get("method") == "mfa" or one.get("second_factor") for one in get_authentication_records(request, request.user))


def showed_who_they_are_recently(request: Request) -> bool:
    """Whether the person gave a password, code or factor in the last ten minutes: asked for before the way in is changed."""
    times = [one["at"] for one in get_authentication_records(request, request.user) if one.get("reauthenticated")]
    return bool(times) and 0 <= time.time() - times[-1] < RECENTLY


def showed_again(request: Request, account: Account, *, method: str) -> None:
    """The person showed once more who they are."""
    record_authentication(request, account, method, reauthenticated=True)
    new_id(request)


def keep_after_new_password(request: Request) -> None:
    """This session goes on under a new id; all others of the account are tied to the old password and end."""
    old = request.session.session_key
    account = cast(Account, request.user)
    update_session_auth_hash(request, account)
    _list_this(request, old)
    end_all(account, but=request.session.session_key or "")


def sign_out(request: Request) -> None:
    """End this session; its cookie opens nothing any more."""
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)


def needs_second_factor(actor: Actor, account: Account) -> bool:
    """Whether no page opens to this person without one (veto 7)."""
    return account.second_factor_needed or any(office.role in NEED_SECOND_FACTOR for office in actor.offices)


def me(request: Request) -> Account:
    """Whose session this is, on pages that only somebody signed in can open."""
    return cast(Account, request.user)


def must_have_second_factor(request: Request) -> bool:
    """Whether no page opens to the person of this session without a second factor."""
    return needs_second_factor(request.actor, me(request))


def is_over(request: Request, *, staff: bool) -> bool:
    """Whether the session has been idle, or open, for too long; or was last seen in the future, after a clock was put back."""
    now, began, seen = time.time(), request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        return True
    idle, longest = (STAFF_IDLE, STAFF_LONGEST) if staff else (FAMILY_IDLE, FAMILY_LONGEST)
    return not (-NOTED_EVERY <= now - seen <= idle and -NOTED_EVERY <= now - began <= longest)


def note_activity(request: Request) -> None:
    """Keep the idle clock back. Written at most once a minute, so that looking costs no write."""
    now = time.time()
    if now - request.session[SEEN] >= NOTED_EVERY:
        request.session[SEEN] = now
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=clock.now())


def note_roles(request: Request, actor: Actor) -> None:
    """When the person's roles have changed since the last request, the session gets another id."""
    held = sorted(f"{office.role}:{office.school}" for office in actor.offices)
    if request.session.get(ROLES) != held:
        if ROLES in request.session:
            new_id(request)
        request.session[ROLES] = held


def sessions_of(request: Request) -> list[Session]:
    """Where this person is signed in, last seen first."""
    rows = UserSession.objects.purge_and_list(request.user)
    here = request.session.session_key
    found = [Session(row.pk, devices.in_words(row.user_agent), row.created_at, row.last_seen_at, row.session_key == here) for row in rows]
    return sorted(found, key=lambda one: (not one.is_this, -one.seen.timestamp()))


def end_session(request: Request, code: int) -> bool:
    """End one of this person's other sessions. Whether there was one."""
    row = UserSession.objects.filter(user=request.user, pk=code).exclude(session_key=request.session.session_key).first()
    if row is not None:
        row.end()
    return row is not None


def end_all(account: Account, *, but: str = "") -> int:
    """End every session of an account, save the one with this id; and all that its phones may do. How many sessions."""
    phones.end_all(account)
    rows = list(UserSession.objects.filter(user=account).exclude(session_key=but))
    for row in rows:
        row.end()
    return len(rows)


def hand_device_to_child(request: Request, pupil_code: str) -> None:
    """From now on this session shows that pupil's My say and nothing else, until the adult signs in again; the phone logs no more."""
    phones.end_this(request)
    request.session[ONLY_MY_SAY] = pupil_code
    new_id(request)


def childs_turn(request: Request) -> str:
    """The code of the pupil in whose hands the device is; "" where it is in the adult's."""
    return str(request.session.get(ONLY_MY_SAY, ""))


def _list_this(request: Request, old: str | None) -> None:
    key = request.session.session_key
    if not key:
        request.session.save()
        key = request.session.session_key
    with transaction.atomic():
        if not (old and old != key and UserSession.objects.filter(session_key=old, user=request.user).update(session_key=key)):
            agent = request.META.get("HTTP_USER_AGENT", "")[:200]
            now = clock.now()
            UserSession.objects.filter(session_key__in=[key, old or ""]).delete()
            UserSession.objects.create(
                user=request.user, session_key=key, ip=_network(request), user_agent=agent, created_at=now, last_seen_at=now
            )


def _network(request: Request) -> str:
    from allauth.account.adapter import get_adapter

    return str(get_adapter(request).get_client_ip(request))


def _keep_to_five(request: Request, account: Account) -> None:
    # This session is not yet stored with its person in it, so the library would take its row for a dead one.
    others = UserSession.objects.filter(user=account).exclude(session_key=request.session.session_key)
    alive = [row for row in others if not row.purge()]
    for row in sorted(alive, key=lambda one: (one.created_at, one.pk), reverse=True)[MOST_SESSIONS - 1 :]:
        row.end()
