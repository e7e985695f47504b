"""A school's first head."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold.accounts import first_head as first
from fourfold.accounts import passwords
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import gone, open_to_all, signed_in
from fourfold.pages.sign_in.forms import FirstHeadForm


@open_to_all
def first_head(request: Request, token: str) -> HttpResponse:
    """Choose name, address and password; the second factor follows at once."""
    school = first.school_for(token)
    if school is None:
        return gone(request, _("This link does not work any more"))
    form = FirstHeadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.check_for(
                form.cleaned_data["password"], name=form.cleaned_data["name"], email=form.cleaned_data["email"], school=school.name
            )
            account = first.become_first_head(token, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error("password", problem)
        except first.AddressTaken:
            form.add_error("password", _("This address and password do not go together. Try again."))
        except CannotStand as why:
            form.add_error(None, str(why))
        else:
            if account is None:
                return gone(request, _("This link does not work any more"))
            return signed_in(request, account, method="password")
    return render(request, "sign_in/first_head.html", {"form": form, "school": school})
