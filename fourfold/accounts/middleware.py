"""Who is asking, put on each request; and nobody on staff past the door without a second factor."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from fourfold import clock
from fourfold.access.actor import NOBODY, Actor
from fourfold.accounts import phones, sessions
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Phone
from fourfold.audit.requests import Request
from fourfold.ui.notices import tell

Answer = Callable[[Request], HttpResponse]
View = Callable[..., HttpResponse]
OPEN_WITHOUT = "open_without_second_factor"
MY_SAY = "/my/say"
LOG = "/log"
"""Where a registered phone is asked for: there, and under it."""


def open_without_second_factor(view: View) -> View:
    """Let this page be opened by somebody who is signed in by half: to pass the second factor, or to leave."""
    setattr(view, OPEN_WITHOUT, True)
    return view


def open_to_phone(view: View) -> View:
    """Let this page of the log be opened by a registered phone, too. Whoever is nobody is sent to sign in, as everywhere."""

    @login_not_required
    @wraps(view)
    def opened(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.account is None:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else LOG, settings.LOGIN_URL)
        return view(request, *args, **kwargs)

    return opened


def actor(answer: Answer) -> Answer:
    """Put `request.actor` on each request, afresh: a role that ended, or an account that was closed, counts from this request on (veto 4).

    A session that was idle or open for too long ends here; on the log's pages a registered phone goes on in its place. When the roles
    change, so does the session's id.
    """

    def middleware(request: Request) -> HttpResponse:
        asking: Actor = NOBODY
        if request.user.is_authenticated:
            account = request.user
            asking = actor_of(
                account,
                today=clock.today(),
                second_factor=sessions.has_second_factor(request),
                narrowed_to=request.session.get("narrowed_to"),
            )
            is_over = sessions.is_over(request, staff=sessions.needs_second_factor(asking, account))
            if is_over and _phone(request) is None:
                return _ended(request)
            if is_over:
                sessions.sign_out(request)
                asking = NOBODY
            else:
                sessions.note_activity(request)
                sessions.note_roles(request, asking)
        if asking is NOBODY and (phone := _phone(request)) is not None:
            asking = phones.actor_at(phone, today=clock.today())
        request.actor = asking
        return answer(request)

    return middleware


def second_factor(answer: Answer) -> Answer:
    """Send whoever is signed in by half to the second factor, whatever page they asked for (veto 7); and keep a child's turn to My say."""

    def middleware(request: Request) -> HttpResponse:
        found = answer(request)
        # An address that is none has no view to be stopped at. A child who mistyped is led back as from everywhere else.
        is_lost = found.status_code == HTTPStatus.NOT_FOUND and request.path != MY_SAY
        return redirect(MY_SAY) if is_lost and request.user.is_authenticated and sessions.childs_turn(request) else found

    def process_view(request: Request, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if sessions.childs_turn(request) and not _is_for_the_child(request, view):
            return redirect(MY_SAY)
        if is_half_signed_in(request) and not getattr(view, OPEN_WITHOUT, False):
            return redirect(reverse("sign-in:second-factor"))
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]  # how Django finds it
    return middleware


def is_half_signed_in(request: Request) -> bool:
    """Whether the second factor of somebody who is signed in is still missing: until then no page says anything to them."""
    waiting = request.session.get(sessions.DUE) or sessions.must_have_second_factor(request)
    return bool(waiting) and not sessions.has_second_factor(request)


def _phone(request: Request) -> Phone | None:
    """The registered phone that asks, on the log's pages alone."""
    is_log = request.path == LOG or request.path.startswith(f"{LOG}/")
    return phones.phone_of(request) if is_log else None


def _is_for_the_child(request: Request, view: View) -> bool:
    """My say; and the pages with which an adult signs in again, none of which says anything of who is signed in."""
    if request.path == MY_SAY or request.path.startswith(f"{MY_SAY}/"):
        return True
    signs_in = request.path.startswith("/sign-in/") or request.path == resolve_url(settings.LOGIN_URL)
    return signs_in and not getattr(view, "login_required", True)


def _ended(request: Request) -> HttpResponse:
    where = request.get_full_path() if request.method == "GET" else "/"
    sessions.sign_out(request)
    tell(request, "You were away for a while, so we signed you out. What you had saved is safe.", tone="plain")
    return redirect_to_login(where, settings.LOGIN_URL)
