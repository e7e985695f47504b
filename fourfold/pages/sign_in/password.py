"""Staff: address and password; and choosing another password."""

import logging

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold.accounts import passwords
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import gone, open_to_all, signed_in
from fourfold.pages.sign_in.forms import EmailForm, NewPasswordForm, PasswordForm
from fourfold.pages.sign_in.start import EMAIL
from fourfold.ui.notices import tell

log = logging.getLogger(__name__)


@open_to_all
def password(request: Request) -> HttpResponse:
    """Ask for both, whoever it is."""
    form = PasswordForm(request.POST or None, initial={"email": request.session.get(EMAIL, "")})
    if request.method == "POST" and form.is_valid():
        account = passwords.account_with(request, form.cleaned_data["email"], form.cleaned_data["password"])
        if account is not None:
            return signed_in(request, account, method="password")
        log.warning("wrong password")
        form.add_error("password", _("This address and password do not go together. Try again."))
    return render(request, "sign_in/password.html", {"form": form})


@open_to_all
def forgotten(request: Request) -> HttpResponse:
    """Mail a link, where there is something to change; say the same where there is not."""
    form = EmailForm(request.POST or None, initial={"email": request.session.get(EMAIL, "")})
    sent = request.method == "POST" and form.is_valid()
    if sent:
        passwords.ask_for_new(request, form.cleaned_data["email"])
    return render(request, "sign_in/forgotten.html", {"form": form, "sent": sent})


@open_to_all
def new(request: Request, code: str, token: str) -> HttpResponse:
    """Choose another password. Nobody is signed in by it, and the second factor stays."""
    account = passwords.account_for_new(code, token)
    if account is None:
        return gone(request, _("This link does not work any more"))
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.check(form.cleaned_data["password"], account)
        except ValidationError as problem:
            form.add_error("password", problem)
        else:
            passwords.set_new(account, form.cleaned_data["password"])
            tell(request, _("Your password is changed. Sign in with it."))
            return redirect("sign-in:start")
    return render(request, "sign_in/new_password.html", {"form": form})
