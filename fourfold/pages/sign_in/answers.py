"""Answers that several of these pages give."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from fourfold import clock
from fourfold.accounts import devices, mail, sessions
from fourfold.accounts.throttle import Wait
from fourfold.audit.requests import Request

NEXT = "next_page"
BY_CODE = frozenset({"sign-in:start", "sign-in:code"})
"""Where a wait is about a mailed code, beside which a link was mailed."""
View = Callable[..., HttpResponse]
log = logging.getLogger(__name__)


def patient(view: View) -> View:
    """Answer 429 where this was tried too often."""

    @wraps(view)
    def through(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Wait as wait:
            where = request.resolver_match.view_name if request.resolver_match else "?"
            log.warning("tried too often: %s", where)
            answer = render(request, "sign_in/wait.html", {"minutes": wait.minutes, "by_code": where in BY_CODE}, status=429)
            answer.headers["Retry-After"] = str(wait.minutes * 60)
            return answer

    return through


def open_to_all(view: View) -> View:
    """A page that needs no sign-in, and answers 429 where it is tried too often."""
    public: View = login_not_required(patient(view))
    return public


def remember_next(request: Request) -> None:
    """Keep where the person wanted to go, if it is on this site."""
    wanted = request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[NEXT] = wanted


def onwards(request: Request) -> HttpResponseRedirect:
    """To where the person wanted to go, or to the start; by the second factor, where the middleware says so."""
    return redirect(request.session.pop(NEXT, "") or settings.LOGIN_REDIRECT_URL)


def signed_in(request: Request, account: Any, *, method: str, second_factor: bool = False) -> HttpResponseRedirect:
    """Sign the person in and send them on."""
    wanted = request.session.get(NEXT, "")
    sessions.sign_in(request, account, method=method, second_factor=second_factor)
    if wanted:
        request.session[NEXT] = wanted
    answer = onwards_or_factor(request)
    if second_factor:
        welcome_device(request, answer, account)
    return answer


def welcome_device(request: Request, answer: HttpResponse, account: Any) -> None:
    """Know the device that passed the second factor, and write to the person where it is a new one."""
    if devices.remember(request, answer, account):
        with transaction.atomic():
            mail.new_device(account, at=clock.now())


def onwards_or_factor(request: Request) -> HttpResponseRedirect:
    """On, or to the second factor first where it has been set up."""
    if request.session.get(sessions.DUE):
        return redirect("sign-in:second-factor")
    return onwards(request)


def gone(request: Request, what: str) -> HttpResponse:
    """A link that was used, is old, or never was: one answer for all."""
    return render(request, "sign_in/gone.html", {"what": what}, status=404)
