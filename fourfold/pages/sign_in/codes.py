"""A family's code, and the link beside it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.accounts import codes
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import gone, open_to_all, signed_in
from fourfold.pages.sign_in.forms import CodeForm
from fourfold.pages.sign_in.start import EMAIL, NUMBER


@open_to_all
def code(request: Request) -> HttpResponse:
    """Type the code that was mailed. The page is the same where nothing was mailed."""
    email = request.session.get(EMAIL, "")
    if not email or NUMBER not in request.session:
        return redirect("sign-in:start")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = codes.account_with_code(request, request.session[NUMBER], email, form.cleaned_data["code"], now=clock.now())
        if account is not None:
            return signed_in(request, account, method="code")
        form.add_error("code", _("This code does not work. Look again, or ask for a new one."))
    return render(request, "sign_in/code.html", {"form": form, "email": email})


@open_to_all
def link(request: Request, token: str) -> HttpResponse:
    """One button. Mail programs open links to look at them, so looking changes nothing."""
    now = clock.now()
    if request.method == "POST":
        account = codes.account_with_link(token, now=now)
        if account is not None:
            return signed_in(request, account, method="link")
    if not codes.link_works(token, now=now):
        return gone(request, _("This link does not work any more"))
    return render(request, "sign_in/link.html", {"token": token})
