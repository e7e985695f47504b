"""What is done about one of the people: approving a role, a lost second step, shutting out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fourfold.access.permissions import Permission
from fourfold.accounts import actions, people
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.pages.settings.school_here import school_here
from fourfold.ui.notices import tell

View = Callable[..., HttpResponse]
MOST_AT_ONCE = 100


def said_in_words(view: View) -> View:
    """Say in words why something cannot be; 403 where it is not theirs to do."""

    @wraps(view)
    def through(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except CannotStand as why:
            tell(request, str(why), tone="late")
            here = school_here(request, Permission.PEOPLE_VIEW)
            has_page = "code" in kwargs and people.account_in(request.actor, here, kwargs["code"]) is not None
            return redirect("settings:person", code=kwargs["code"]) if has_page else redirect("settings:people")

    return through


@require_POST
@said_in_words
def approve(request: Request, code: str, role: str) -> HttpResponse:
    """The second person says yes."""
    membership = membership_here(request, code, role)
    actions.approve_membership(request.actor, membership)
    tell(request, _("Approved."))
    return redirect("settings:person", code=code)


@require_POST
@said_in_words
def approve_many(request: Request) -> HttpResponse:
    """The second person says yes to those chosen: each as if pressed alone, and all that could be are."""
    school_here(request, Permission.PEOPLE_VIEW)
    done, refused = 0, ""
    for chosen in request.POST.getlist("role")[:MOST_AT_ONCE]:
        code, _colon, role = chosen.partition(":")
        try:
            actions.approve_membership(request.actor, membership_here(request, code, role))
            done += 1
        except CannotStand as why:
            refused = str(why)
    if done:
        tell(request, ngettext("One role is approved.", "%(n)s roles are approved.", done) % {"n": done})
    if refused:
        tell(request, refused, tone="late")
    elif not done:
        tell(request, _("Choose first whose role you approve."), tone="late")
    return redirect(f"{reverse('settings:people')}?show=waiting" if refused else "settings:people")


@require_POST
@said_in_words
def lost(request: Request, code: str) -> HttpResponse:
    """Report a lost second factor, or be the second person who confirms it."""
    here = school_here(request, Permission.PEOPLE_VIEW)
    account = people.account_in(request.actor, here, code)
    reset = people.reset_in(request.actor, here, code)
    if account is None and reset is None:
        raise Http404
    how_known = request.POST.get("how_known", "").strip()[:200]
    if request.POST.get("mistake"):
        if reset is not None:
            actions.take_back_lost_factor(request.actor, reset)
            tell(request, _("Taken back. Their second step stays as it is."))
    elif request.POST.get("confirm"):
        if reset is not None:
            actions.confirm_lost_factor(request.actor, reset)
            tell(request, _("Their second step is taken off. They can sign in without it, and set up a new one."))
    elif account is None:
        raise PermissionDenied
    elif not how_known and people.may_here(request.actor, here, Permission.PEOPLE_EDIT):
        return redirect(f"{reverse('settings:person', kwargs={'code': code})}?lost=unsaid")
    else:
        actions.report_lost_factor(request.actor, here, account=account, how_known=how_known)
        tell(request, _("Kept. A second person who has seen them must confirm it."))
    return redirect("settings:person", code=code) if account is not None else redirect("settings:people")


@require_POST
@said_in_words
def account(request: Request, code: str) -> HttpResponse:
    """Shut somebody out of this school at once, or let them in again."""
    here = school_here(request, Permission.PEOPLE_VIEW)
    membership = people.any_membership_in(request.actor, here, code)
    if membership is None:
        raise Http404
    if request.POST.get("open") == "yes":
        actions.reopen_account(request.actor, membership)
        tell(request, _("They can come in again."))
    else:
        actions.close_account(request.actor, membership)
        tell(request, _("They are shut out. They are signed out everywhere."))
    return redirect("settings:person", code=code)


def membership_here(request: Request, code: str, role: str, needs: Permission = Permission.PEOPLE_VIEW) -> Any:
    here = school_here(request, Permission.PEOPLE_VIEW)
    found = people.membership_in(request.actor, here, code, role)
    if found is None:
        raise Http404
    if not people.may_here(request.actor, here, needs):
        raise PermissionDenied
    return found
