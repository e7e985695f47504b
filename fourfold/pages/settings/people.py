"""Who works here, in which role, from when until when."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.accounts import actions, people
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.pages.settings import people_deeds
from fourfold.pages.settings.people_deeds import membership_here, said_in_words
from fourfold.pages.settings.people_forms import EndForm, FindForm, HandOverForm, InviteForm, LostForm
from fourfold.pages.settings.school_here import school_here
from fourfold.ui.lists import page_links, page_number
from fourfold.ui.notices import tell


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
        "lost": people.lost_factors(request.actor, here),
        "may_approve": any(held.may_approve for one in page.people for held in one.held),
        "may_invite": people.may_here(request.actor, here, Permission.PEOPLE_CREATE),
    }
    return render(request, "settings/people.html", context)


@require_safe
@said_in_words
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
    lost = next((one for one in people.lost_factors(request.actor, here) if one.code == code), None)
    form = LostForm({} if request.GET.get("lost") == "unsaid" else None)
    context = {"school": here, "who": who, "able": able, "alone": alone, "form": form, "lost": lost}
    return render(request, "settings/people_person.html", context)


@said_in_words
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


@said_in_words
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


@said_in_words
def end(request: Request, code: str, role: str) -> HttpResponse:
    """Say when a role ends."""
    membership = membership_here(request, code, role, Permission.PEOPLE_EDIT)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_membership(request.actor, membership, last_day=form.cleaned_data["last_day"])
        tell(request, _("The role ends."))
        return redirect("settings:person", code=code)
    return render(request, "settings/people_end.html", {"form": form, "membership": membership, "code": code})


@require_POST
@said_in_words
def send_again(request: Request, code: str, role: str) -> HttpResponse:
    """A fresh invitation."""
    actions.send_invitation(request.actor, membership_here(request, code, role))
    tell(request, _("The invitation is on its way again. It works for 3 days."))
    return redirect("settings:person", code=code)


urlpatterns = [
    path("people", list_people, name="people"),
    path("people/invite", invite, name="invite"),
    path("people/approve", people_deeds.approve_many, name="approve-many"),
    path("people/hand-over", hand_over, name="hand-over"),
    path("people/<slug:code>", person, name="person"),
    path("people/<slug:code>/account", people_deeds.account, name="person-account"),
    path("people/<slug:code>/lost-second-step", people_deeds.lost, name="lost-factor"),
    path("people/<slug:code>/<slug:role>/approve", people_deeds.approve, name="approve"),
    path("people/<slug:code>/<slug:role>/end", end, name="end"),
    path("people/<slug:code>/<slug:role>/invitation", send_again, name="send-again"),
]
