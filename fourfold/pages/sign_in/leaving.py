"""Going out; and showing once more who it is, before the way in is changed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold.accounts import factors, passwords, phones, sessions
from fourfold.accounts.middleware import open_without_second_factor
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import NEXT, patient, remember_next
from fourfold.pages.sign_in.forms import AgainForm, FactorForm


@login_not_required
@open_without_second_factor
def out(request: Request) -> HttpResponse:
    """Sign out. The device forgets what it had of us, save that it passed a second factor here before."""
    if not request.user.is_authenticated:
        return redirect("sign-in:start")
    if request.method == "POST":
        sessions.sign_out(request)
        answer = render(request, "sign_in/out.html")
        phones.end_here(request, answer)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer
    return render(request, "sign_in/leave.html")


@patient
def again(request: Request) -> HttpResponse:
    """A password, or a code where there is no password. Who has neither signs in anew."""
    remember_next(request)
    by_password = me(request).has_usable_password()
    form = (AgainForm if by_password else FactorForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if by_password:
            shown = passwords.account_with(request, me(request).email, form.cleaned_data["password"]) == me(request)
            wrong, where = _("This is not your password. Try again."), "password"
        else:
            shown = factors.use_code(request, me(request), form.cleaned_data["code"]) is not None
            wrong, where = _("This code does not work. Try the next one."), "code"
        if shown:
            sessions.showed_again(request, me(request), method="password" if by_password else "mfa")
            return redirect(request.session.pop(NEXT, "") or "sign-in:account")
        form.add_error(where, wrong)
    able = by_password or factors.is_set_up(me(request))
    return render(request, "sign_in/again.html", {"form": form, "able": able})
