"""Accepting an invitation: staff choose how they will sign in, families press one button."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.accounts import codes, invitations, passwords, school_accounts
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import gone, onwards, open_to_all, signed_in
from fourfold.pages.sign_in.forms import NewPasswordForm
from fourfold.pupils import coming_in


@open_to_all
def invitation(request: Request, token: str) -> HttpResponse:
    """Looking accepts nothing. Somebody whose account is in use signs in first."""
    now = clock.now()
    held = coming_in.invitation_with(token, now=now)
    if held is None:
        return gone(request, _("This invitation does not work any more"))
    # Whoever will work at the school needs a way in that is more than a mailbox, even where the mailbox has opened their own child's page.
    may_press = not (held.is_to_staff and invitations.has_no_way_in(held.account))
    if may_press and request.user == held.account:
        if request.method == "POST":
            coming_in.come_in(token)
            return onwards(request)
        return render(request, "sign_in/invitation.html", {"held": held, "kind": "press"})
    if may_press and codes.signs_in_by_code(held.account, today=now):
        if request.method == "POST" and coming_in.come_in(token):
            return signed_in(request, held.account, method="link")
        return render(request, "sign_in/invitation.html", {"held": held, "kind": "press"})
    if not invitations.has_no_way_in(held.account):
        return render(request, "sign_in/invitation.html", {"held": held, "kind": "sign-in"})
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.check(form.cleaned_data["password"], held.account)
        except ValidationError as problem:
            form.add_error("password", problem)
        else:
            if coming_in.come_in(token, password=form.cleaned_data["password"]):
                held.account.refresh_from_db()
                return signed_in(request, held.account, method="password")
    context = {"held": held, "kind": "choose", "form": form, "token": token, "providers": school_accounts.providers()}
    return render(request, "sign_in/invitation.html", context)
