"""Your account: where you are signed in, your second step, your address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fourfold.accounts import devices, factors, passwords, phones, school_accounts, sessions
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import NEXT, patient
from fourfold.pages.sign_in.forms import NewPasswordForm
from fourfold.ui.notices import tell


@require_safe
def account(request: Request) -> HttpResponse:
    """The one page about signing in."""
    context: dict[str, Any] = {
        "me": me(request),
        "phones": phones.phones_of(request, me(request)),
        "sessions": sessions.sessions_of(request),
        "factors": factors.of(me(request)),
        "must": sessions.must_have_second_factor(request),
        "providers": school_accounts.providers(),
        "linked": school_accounts.linked_to(me(request)),
        "by_password": me(request).has_usable_password(),
    }
    return render(request, "sign_in/account.html", context)


@require_POST
def end(request: Request) -> HttpResponse:
    """End one other session, or all others."""
    chosen = request.POST.get("session", "")[:18]
    if chosen == "others":
        sessions.end_all(me(request), but=request.session.session_key or "")
        tell(request, _("You are signed out on all other devices."))
    elif chosen.isascii() and chosen.isdigit() and sessions.end_session(request, int(chosen)):
        tell(request, _("You are signed out on that device."))
    elif chosen.startswith("phone-") and chosen[6:].isascii() and chosen[6:].isdigit() and phones.end(me(request), int(chosen[6:])):
        tell(request, _("That phone can log no sessions any more."))
    return redirect("sign-in:account")


def first_again(request: Request, then: str) -> HttpResponse | None:
    """The page that asks who it is, where that was not shown in the last ten minutes."""
    if sessions.showed_who_they_are_recently(request):
        return None
    request.session[NEXT] = then
    return redirect("sign-in:again")


@patient
def recovery_codes(request: Request) -> HttpResponse:
    """Ten new recovery codes, shown once; those before them are worth nothing."""
    if asks := first_again(request, request.path):
        return asks
    if not factors.is_set_up(me(request)):
        raise Http404
    if request.method == "POST":
        answer = render(request, "sign_in/recovery_codes.html", {"codes": factors.new_recovery_codes(me(request))})
        devices.remember(request, answer, me(request))
        return answer
    return render(request, "sign_in/new_codes.html")


@require_POST
def remove_factor(request: Request) -> HttpResponse:
    """Take off a passkey or the app; not the last one of somebody who needs one."""
    if asks := first_again(request, ""):
        return asks
    mine, chosen = factors.of(me(request)), request.POST.get("factor", "")[:18]
    is_last = len(mine.passkeys) + mine.app <= 1
    if is_last and sessions.must_have_second_factor(request):
        tell(request, _("Set up another second step first. Your role needs one."), tone="late")
    elif chosen == "app":
        factors.remove(me(request))
        tell(request, _("The app is taken off."))
    elif chosen.isascii() and chosen.isdigit():
        factors.remove(me(request), int(chosen))
        tell(request, _("The passkey is taken off."))
    return redirect("sign-in:account")


@patient
def change_password(request: Request) -> HttpResponse:
    """Another password, after the one before. Other devices are signed out."""
    if not me(request).has_usable_password():
        raise Http404
    if asks := first_again(request, request.path):
        return asks
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.check(form.cleaned_data["password"], me(request))
        except ValidationError as problem:
            form.add_error("password", problem)
        else:
            passwords.set_new(me(request), form.cleaned_data["password"])
            sessions.keep_after_new_password(request)
            tell(request, _("Your password is changed. Other devices are signed out."))
            return redirect("sign-in:account")
    return render(request, "sign_in/new_password.html", {"form": form})
