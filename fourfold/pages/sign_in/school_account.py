"""The school's own Google or Microsoft account."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.accounts import invitations, school_accounts
from fourfold.accounts.id_tokens import NotBelieved
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.account import first_again
from fourfold.pages.sign_in.answers import open_to_all, signed_in
from fourfold.pupils import coming_in
from fourfold.ui.notices import tell


@open_to_all
@require_POST
def begin(request: Request, provider: str) -> HttpResponse:
    """Send the browser there."""
    try:
        where = school_accounts.begin(request, provider, invitation=request.POST.get("invitation", ""))
    except school_accounts.Away:
        return _sorry(request, _("That service does not answer now. Try again, or sign in another way."))
    if where is None:
        raise Http404
    return HttpResponseRedirect(where)


@open_to_all
def back(request: Request, provider: str) -> HttpResponse:
    """The browser comes back. Only what was linked opens; an invitation in hand links it."""
    try:
        came = school_accounts.finish(request, provider)
    except NotBelieved:
        return _sorry(request, _("We could not sign you in that way. Try again."))
    except school_accounts.Away:
        return _sorry(request, _("That service does not answer now. Try again, or sign in another way."))
    who, token = came.who, came.invitation
    if came.link_to:
        return _linked(request, came)
    account = school_accounts.account_of(who)
    held = coming_in.invitation_with(token, now=clock.now()) if token else None
    if account is None and held is not None and invitations.has_no_way_in(held.account) and school_accounts.link(held.account, who):
        coming_in.come_in(token)
        account = held.account
    if account is None:
        return _sorry(request, _("That account is not linked to anyone here. Use the link in your invitation first."))
    return signed_in(request, account, method="school-account", second_factor=who.second_factor)


@require_POST
def begin_link(request: Request, provider: str) -> HttpResponse:
    """Link a school account to one's own: after showing who it is, by signing in there."""
    if asks := first_again(request, ""):
        return asks
    try:
        where = school_accounts.begin(request, provider, link_to=me(request).code)
    except school_accounts.Away:
        return _sorry(request, _("That service does not answer now. Try again later."))
    if where is None:
        raise Http404
    return HttpResponseRedirect(where)


def _linked(request: Request, came: school_accounts.Return) -> HttpResponse:
    if not request.user.is_authenticated or me(request).code != came.link_to:
        return _sorry(request, _("We could not link that account. Try again."))
    if not school_accounts.link(me(request), came.who):
        return _sorry(request, _("That account opens another person's account here."))
    tell(request, _("Linked. You can sign in with it from now on."))
    return redirect("sign-in:account")


def _sorry(request: Request, says: str) -> HttpResponse:
    tell(request, says, tone="late")
    if request.user.is_authenticated:
        return redirect("sign-in:account")
    return render(request, "sign_in/sorry.html", status=403)
