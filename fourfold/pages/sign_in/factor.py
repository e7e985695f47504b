"""The second factor: shown, or set up for the first time."""

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fourfold.accounts import devices, factors, passkeys, sessions
from fourfold.accounts.middleware import open_without_second_factor
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import NEXT, onwards, patient, welcome_device
from fourfold.pages.sign_in.forms import AppForm, FactorForm, PasskeyForm


@open_without_second_factor
@patient
def second_factor(request: Request) -> HttpResponse:
    """Show the second factor; or choose one, where there is none yet. A family may also come here of its own will."""
    if not factors.is_set_up(me(request)):
        must = sessions.must_have_second_factor(request)
        return render(request, "sign_in/choose_factor.html", {"must": must})
    if sessions.has_second_factor(request):
        return onwards(request)
    form = FactorForm(request.POST or None)
    if request.method == "POST":
        if answer := request.POST.get("credential"):
            if passkeys.is_shown(request, me(request), answer):
                return _passed(request, "webauthn")
            form = FactorForm()
        elif form.is_valid():
            if kind := factors.use_code(request, me(request), form.cleaned_data["code"]):
                return _passed(request, kind)
            form.add_error("code", _("This code does not work. Wait for the next one in your app, then type that."))
    mine = factors.of(me(request))
    options = passkeys.to_show(me(request)) if mine.passkeys else ""
    failed = bool(request.method == "POST" and request.POST.get("credential"))
    return render(request, "sign_in/second_factor.html", {"form": form, "mine": mine, "options": options, "passkey_failed": failed})


@open_without_second_factor
@patient
def app(request: Request) -> HttpResponse:
    """Set up an app that shows codes."""
    if not _may_set_up(request):
        return _show_first(request)
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = factors.set_up_app(request, me(request), form.cleaned_data["code"])
        if codes is not None:
            return _set_up(request, "totp", codes)
        form.add_error("code", _("This is not the code that the app shows now. Wait for the next one, then type that."))
    secret = factors.secret_to_set_up(request)
    picture = segno.make(factors.address_for_app(me(request), secret)).svg_inline(
        scale=5, dark="#000", light="#fff", border=3, svgclass="qr"
    )
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return render(request, "sign_in/app.html", {"form": form, "picture": mark_safe(picture), "secret": groups})  # noqa: S308 - drawn here


@open_without_second_factor
@patient
def passkey(request: Request) -> HttpResponse:
    """Make a passkey: this device's lock, a security key or a phone."""
    if not _may_set_up(request):
        return _show_first(request)
    form = PasskeyForm(request.POST or None, initial={"name": devices.in_words(request.META.get("HTTP_USER_AGENT", ""))})
    if request.method == "POST" and form.is_valid():
        codes = passkeys.keep(me(request), form.cleaned_data["credential"], form.cleaned_data["name"])
        if codes is not None:
            return _set_up(request, "webauthn", codes)
        form.add_error(None, _("The passkey was not made. Try again, or use an app instead."))
    return render(request, "sign_in/passkey.html", {"form": form, "options": passkeys.to_make(me(request))})


def _may_set_up(request: Request) -> bool:
    """A first factor right after signing in; a further one only after showing again who it is. Never by somebody who has one to show."""
    if not sessions.has_second_factor(request):
        if factors.is_set_up(me(request)):
            return False
        if sessions.must_have_second_factor(request):
            return True
    return sessions.showed_who_they_are_recently(request)


def _show_first(request: Request) -> HttpResponse:
    if factors.is_set_up(me(request)) and not sessions.has_second_factor(request):
        return redirect("sign-in:second-factor")
    request.session[NEXT] = request.path
    return redirect("sign-in:again")


def _passed(request: Request, kind: str) -> HttpResponse:
    sessions.pass_second_factor(request, me(request), kind=kind)
    answer = onwards(request)
    welcome_device(request, answer, me(request))
    return answer


def _set_up(request: Request, kind: str, codes: list[str]) -> HttpResponse:
    sessions.pass_second_factor(request, me(request), kind=kind)
    answer = render(request, "sign_in/recovery_codes.html", {"codes": codes}) if codes else redirect("sign-in:account")
    devices.remember(request, answer, me(request))
    return answer
