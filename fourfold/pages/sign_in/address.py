"""Another address for an account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold.accounts import email_change
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.account import first_again
from fourfold.pages.sign_in.answers import gone, open_to_all, patient
from fourfold.pages.sign_in.forms import EmailForm
from fourfold.ui.notices import tell


@patient
def change(request: Request) -> HttpResponse:
    """Ask for the new address, after showing who it is."""
    if asks := first_again(request, request.path):
        return asks
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email_change.ask(request, me(request), form.cleaned_data["email"])
        tell(request, _("We sent a mail to the new address. Open its link, and the address is changed."))
        return redirect("sign-in:account")
    return render(request, "sign_in/change_email.html", {"form": form, "me": me(request)})


@open_to_all
def confirm(request: Request, token: str) -> HttpResponse:
    """One button at the new address."""
    if request.method == "POST" and email_change.confirm(token):
        tell(request, _("Your address is changed. Sign in with it from now on."))
        return redirect("sign-in:account" if request.user.is_authenticated else "sign-in:start")
    if email_change.waiting(token) is None or request.method == "POST":
        return gone(request, _("This link does not work any more"))
    return render(request, "sign_in/new_email.html", {"token": token})
