"""Help near you, for the family of one child: what was looked at together, what one keeps, the search, and asking the school."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.code_of_practice.school_year import age_on
from fourfold.local_offer import actions, queries
from fourfold.messages import queries as messages
from fourfold.messages.actions import LONGEST
from fourfold.pages.fields import Words
from fourfold.pages.local_offer.search import searched
from fourfold.pages.saving import save
from fourfold.pupils.queries import visible_to
from fourfold.pupils.refusals import Refused
from fourfold.schools.queries import School
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField


class AskForm(forms.Form):
    """What the family asks."""

    words = Words(
        lines=True,
        max_length=LONGEST,
        label=gettext_lazy("What do you want to ask or say?"),
        help_text=gettext_lazy("A few words. Any language is fine."),
        missing=gettext_lazy("Write a few words"),
    )
    key = OnceField()


def near_you(request: Request, code: str) -> HttpResponse:
    """The search, begun at the child's age; above it what was looked at together."""
    child, school = _child(request, code)
    ledger.looked(request.actor, "help near you", school=school.pk, pupil=child.pk)
    context = searched(request, school, age=age_on(child.born, clock.today()))
    kept = queries.kept_by(request.actor, child)
    context |= {
        "kept": kept,
        "kept_codes": {one.code for one in kept},
        "may_keep": queries.may_keep(request.actor, child),
        "asked_for": f"?{request.GET.urlencode()}" if request.GET else "",
        "child": child,
        "is_me": child.account_id == request.actor.account,
        "pointed": queries.signposts_of(request.actor, child),
        "may_ask": messages.children_to_write_about(request.actor).filter(code=code).exists(),
    }
    return render(request, "family/near_you.html", context)


@require_POST
def keep(request: Request, code: str, service: str) -> HttpResponse:
    """Onto this person's own short list."""
    child, school = _child(request, code)
    chosen = queries.service_of(request.actor, school, service)
    if chosen is None or not queries.may_keep(request.actor, child):
        raise Http404
    try:
        actions.keep(request.actor, queries.to_keep(request.actor, child, chosen))
    except Refused as why:
        tell(request, str(why), tone="late")
    else:
        tell(request, _("Kept. It is on your list at the top. Only you see your list."))
    return _back(request, code)


@require_POST
def let_go(request: Request, code: str, service: str) -> HttpResponse:
    """Off the list."""
    child, _list = _child(request, code)
    row = queries.kept_row(request.actor, child, service)
    if row is not None:
        actions.let_go(request.actor, row)
        tell(request, _("Taken off your list."))
    return _back(request, code)


def ask(request: Request, code: str, service: str) -> HttpResponse:
    """A message to the teacher, with one service attached."""
    child = messages.children_to_write_about(request.actor).filter(code=code).first()
    if child is None:
        raise Http404
    chosen = queries.service_of(request.actor, _school(request, child), service)
    if chosen is None:
        raise Http404
    form = AskForm(request.POST or None, auto_id="id_%s")
    if form.is_valid() and save(
        form, actions.send_to_school, request.actor, child, service=chosen, refusals=(Refused,), at={Refused: "words"}, **form.cleaned_data
    ):
        tell(request, _("Sent. You will get a mail when school writes back."))
        return redirect("family:messages-about", code)
    reader = messages.reader_of_messages(request.actor, child)
    return render(request, "family/near_you_ask.html", {"form": form, "child": child, "service": chosen, "reader": reader})


def _back(request: Request, code: str) -> HttpResponse:
    """The list as it was looked at."""
    return redirect(f"{reverse('family:near-you', args=[code])}{f'?{request.GET.urlencode()}' if request.GET else ''}")


def _child(request: Request, code: str) -> tuple[Any, School]:
    child = visible_to(request.actor, side=Side.FAMILY).filter(code=code).first()
    if child is None:
        raise Http404
    return child, _school(request, child)


def _school(request: Request, child: Any) -> School:
    found = queries.school_with_list_for(request.actor, child)
    if found is None:
        raise Http404
    return found
