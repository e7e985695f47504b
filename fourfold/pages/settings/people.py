"""Who works here, in which role, from when until when."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.accounts import actions, people
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.pages.settings.people_forms import EndForm, FindForm, HandOverForm, InviteForm, LostForm
from fourfold.pages.settings.school_here import school_here
from fourfold.ui.lists import page_links, page_number
from fourfold.ui.notices import tell

View = Callable[..., HttpResponse]
MOST_AT_ONCE = 100


def _asked(view: View) -> View:
    """Say in words why something cannot be; 403 where it is not theirs to do."""

    @wraps(view)
    def through(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Denied as refused:
            raise PermissionDenied from refused
        except CannotStand as why:
            tell(request, str(why), tone="late")
            here = school_here(request, Permission.PEOPLE_VIEW)
            has_page = "code" in kwargs and people.account_in(request.actor, here, kwargs["code"]) is not None
            return redirect("settings:person", code=kwargs["code"]) if has_page else redirect("settings:people")

    return through


@require_safe
def list_people(request: Request) -> HttpResponse:
    """Everyone, fifty a page, found by name, address or role."""
    here = school_here(request, Permission.PEOPLE_VIEW)
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    waiting_only = request.GET.get("show") == "waiting"
    number = page_number(request.GET.get("page", "1"))
    page = people.page_of(request.actor, here, words=words, waiting_only=waiting_only, number=number, today=clock.today())
    kept = {key: value for key, value in (("q", words), ("show", "waiting" if waiting_only else "")) if value}
    links = page_links(page.number, page.last, lambda to: f"{reverse('settings:people')}?{urlencode(kept | {'page': to})}")
    context = {
        "school": here,
        "form": form,
        "page": page,
        "links": links,
        "words": words,
        "waiting_only": waiting_only,
        "lost": people.lost_by_families(request.actor, here),
        "may_approve": any(held.may_approve for one in page.people for held in one.held),
        "may_invite": people.may_here(request.actor, here, Permission.PEOPLE_CREATE),
    }
    return render(request, "settings/people.html", context)


@require_safe
@_asked
def person(request: Request, code: str) -> HttpResponse:
    """One person's roles here, and what can be done about them."""
    here = school_here(request, Permission.PEOPLE_VIEW)
    who = people.person(request.actor, here, code, today=clock.today())
    if who is None:
        raise Http404
    able = {
        name: people.may_here(request.actor, here, right)
        for name, right in (("create", Permission.PEOPLE_CREATE), ("edit", Permission.PEOPLE_EDIT))
    }
    alone = people.approves_alone(request.actor, here, today=clock.today())
    return render(request, "settings/people_person.html", {"school": here, "who": who, "able": able, "alone": alone, "form": LostForm()})


@_asked
def invite(request: Request) -> HttpResponse:
    """Ask for a role for somebody."""
    here = school_here(request, Permission.PEOPLE_CREATE)
    form = InviteForm(request.POST or None, initial={"starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.invite_staff(request.actor, here, **form.details())
        except CannotStand as why:
            form.add_error(None, str(why))
        else:
            tell(request, _("Asked for. The invitation goes out once a second person approves it."))
            return redirect("settings:person", code=asked.account.code)
    alone = people.approves_alone(request.actor, here, today=clock.today())
    return render(request, "settings/people_invite.html", {"school": here, "form": form, "alone": alone})


@_asked
def hand_over(request: Request) -> HttpResponse:
    """Ask for the next SENCO."""
    here = school_here(request, Permission.PEOPLE_CREATE)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.hand_over_senco(request.actor, here, **form.cleaned_data)
        except CannotStand as why:
            form.add_error(None, str(why))
        else:
            tell(request, _("Asked for. Once a second person approves it, the role changes hands on that day."))
            return redirect("settings:person", code=asked.account.code)
    return render(request, "settings/people_hand_over.html", {"school": here, "form": form})


@require_POST
@_asked
def approve(request: Request, code: str, role: str) -> HttpResponse:
    """The second person says yes."""
    membership = _membership(request, code, role)
    actions.approve_membership(request.actor, membership)
    tell(request, _("Approved."))
    return redirect("settings:person", code=code)


@require_POST
@_asked
def approve_many(request: Request) -> HttpResponse:
    """The second person says yes to those chosen: each as if pressed alone, and all that could be are."""
    school_here(request, Permission.PEOPLE_VIEW)
    done, refused = 0, ""
    for chosen in request.POST.getlist("role")[:MOST_AT_ONCE]:
        code, _colon, role = chosen.partition(":")
        try:
            actions.approve_membership(request.actor, _membership(request, code, role))
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


@_asked
def end(request: Request, code: str, role: str) -> HttpResponse:
    """Say when a role ends."""
    membership = _membership(request, code, role, Permission.PEOPLE_EDIT)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_membership(request.actor, membership, last_day=form.cleaned_data["last_day"])
        tell(request, _("The role ends."))
        return redirect("settings:person", code=code)
    return render(request, "settings/people_end.html", {"form": form, "membership": membership, "code": code})


@require_POST
@_asked
def send_again(request: Request, code: str, role: str) -> HttpResponse:
    """A fresh invitation."""
    actions.send_invitation(request.actor, _membership(request, code, role))
    tell(request, _("The invitation is on its way again. It works for 3 days."))
    return redirect("settings:person", code=code)


@require_POST
@_asked
def lost(request: Request, code: str) -> HttpResponse:
    """Report a lost second factor, or be the second person who confirms it."""
    here = school_here(request, Permission.PEOPLE_VIEW)
    account = people.account_in(request.actor, here, code)
    reset = people.reset_in(request.actor, here, code)
    if account is None and reset is None:
        raise Http404
    if request.POST.get("confirm"):
        if reset is not None:
            actions.confirm_lost_factor(request.actor, reset)
            tell(request, _("Their second step is taken off. They can sign in without it, and set up a new one."))
    elif account is None:
        raise PermissionDenied
    else:
        actions.report_lost_factor(request.actor, here, account=account, how_known=request.POST.get("how_known", "")[:200])
        tell(request, _("Kept. A second person who has seen them must confirm it."))
    return redirect("settings:person", code=code) if account is not None else redirect("settings:people")


@require_POST
@_asked
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


def _membership(request: Request, code: str, role: str, needs: Permission = Permission.PEOPLE_VIEW) -> Any:
    here = school_here(request, Permission.PEOPLE_VIEW)
    found = people.membership_in(request.actor, here, code, role)
    if found is None:
        raise Http404
    if not people.may_here(request.actor, here, needs):
        raise PermissionDenied
    return found


urlpatterns = [
    path("people", list_people, name="people"),
    path("people/invite", invite, name="invite"),
    path("people/approve", approve_many, name="approve-many"),
    path("people/hand-over", hand_over, name="hand-over"),
    path("people/<slug:code>", person, name="person"),
    path("people/<slug:code>/account", account, name="person-account"),
    path("people/<slug:code>/lost-second-step", lost, name="lost-factor"),
    path("people/<slug:code>/<slug:role>/approve", approve, name="approve"),
    path("people/<slug:code>/<slug:role>/end", end, name="end"),
    path("people/<slug:code>/<slug:role>/invitation", send_again, name="send-again"),
]
