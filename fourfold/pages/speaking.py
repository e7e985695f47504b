"""In which language a page speaks: families and the public choose, staff read English."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from fourfold.accounts import languages
from fourfold.accounts.sessions import childs_turn
from fourfold.audit.requests import Request
from fourfold.pupils.queries import language_as_parent
from fourfold.ui.frame import Link

ENGLISH = settings.LANGUAGE_CODE
NAMES = dict(settings.LANGUAGES)
ASKED = "language"
"""What an address carries where this one page is wanted in another language."""
SPEAKS = frozenset({"public", "sign-in", "family", "young-person", "meetings", "messages", "demo"})
"""The audiences whose pages are in every language."""
YEAR = 365 * 24 * 60 * 60


def speaking(answer: Callable[[Request], HttpResponse]) -> Callable[[Request], HttpResponse]:
    """Speak English until it is known that the page is for families; then the language that its reader chose, or the school knows of.

    Who is signed out and asks for a language is remembered by a cookie that says nothing but the language.
    """

    def middleware(request: Request) -> HttpResponse:
        translation.activate(ENGLISH)
        made = answer(request)
        made.headers.setdefault("Content-Language", translation.get_language() or ENGLISH)
        if speaks(request) and not request.user.is_authenticated:
            made.headers["Vary"] = ", ".join(dict.fromkeys([*filter(None, made.headers.get("Vary", "").split(", ")), "Accept-Language"]))
            if chosen := asked(request):
                remember(made, chosen)
        translation.activate(ENGLISH)
        return made

    def process_view(request: Request, view: Any, args: Any, kwargs: Any) -> None:
        if speaks(request):
            translation.activate(language_of(request))

    middleware.process_view = process_view  # type: ignore[attr-defined]  # how Django finds it
    return middleware


def speaks(request: Request) -> bool:
    """Whether this page is one of those that families read."""
    match = request.resolver_match
    return match is not None and match.app_name in SPEAKS


def asked(request: Request) -> str:
    """The language that the address asks for, if we have it."""
    return _known(request.GET.get(ASKED, ""))


def in_path(request: Request) -> str:
    """The language of a page that has an address in each."""
    return _known(request.resolver_match.kwargs.get(ASKED, "")) if request.resolver_match else ""


def language_of(request: Request) -> str:
    """What the address asks for; else what the person chose, or reads as the school knows; else what their device says that they read."""
    if wanted := in_path(request) or asked(request):
        return wanted
    if not request.user.is_authenticated or childs_turn(request):
        return translation.get_language_from_request(request)
    return _known(languages.chosen_by(request.user) or language_as_parent(request.actor)) or ENGLISH


def remember(answer: HttpResponse, language: str) -> None:
    """Remember it on this device."""
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, secure=settings.BEHIND_TLS, httponly=True, samesite="Lax")


def ways(request: Request) -> tuple[Link, ...]:
    """The languages to choose from on this page: each in its own name, leading to the same page."""
    if not speaks(request):
        return ()
    now = translation.get_language() or ENGLISH
    return tuple(Link(name, in_language(request, code), current=code == now, lang=code) for code, name in settings.LANGUAGES)


def in_language(request: Request, language: str) -> str:
    """The way to this page in another language, without its address: a page that is not there says nothing of what was asked."""
    if request.resolver_match and in_path(request):
        return reverse(request.resolver_match.view_name, kwargs={ASKED: language.partition("-")[0]})
    query = request.GET.copy()
    query[ASKED] = language
    return f"?{query.urlencode()}"


def _known(language: str) -> str:
    """The language as we call it ("en" is "en-gb"); "" for one that we do not have."""
    tag = language.partition("-")[0]
    return next((code for code in NAMES if code.partition("-")[0] == tag), "")
