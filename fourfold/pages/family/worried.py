"""Worried about your child: which child, what, what helps, how to answer. Two minutes on a phone (6.45)."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.concerns import actions, queries
from fourfold.concerns.kinds import AnswerWish
from fourfold.pages.worry_fields import how_to_answer, what_helps, what_worries
from fourfold.schools.offers import offers_at
from fourfold.ui.once import OnceField


class Worry(forms.Form):
    """Three questions."""

    words = what_worries(_("A few words is enough. Any language is fine."))
    helps = what_helps()
    answer_wish = how_to_answer()
    once = OnceField()


def worried(request: Request) -> HttpResponse:
    """Which child; and what was told before, with the answers."""
    children = list(queries.children_of(request.actor))
    told = queries.worries_of(request.actor, clock.today())
    if not children and not told:
        raise Http404
    return render(request, "family/worried.html", {"children": children, "told": told, "me": request.actor.account})


def about(request: Request, code: str) -> HttpResponse:
    """What worries them about this child."""
    child = queries.children_of(request.actor).filter(code=code).first()
    if child is None:
        raise Http404
    form = Worry(request.POST or None, auto_id="id_%s")
    if form.is_valid():
        concern = actions.share_worry(
            request.actor,
            child,
            words=form.cleaned_data["words"],
            helps=form.cleaned_data["helps"],
            answer_wish=AnswerWish(form.cleaned_data["answer_wish"]),
            once=form.cleaned_data["once"],
        )
        return redirect("family:worry-said", concern.reference)
    context = {
        "form": form,
        "forename": child.forename,
        "is_me": child.account_id == request.actor.account,
        "people": queries.readers_of_worries(request.actor, code, today=clock.today()),
    }
    return render(request, "family/worried_about.html", context)


def said(request: Request, reference: str) -> HttpResponse:
    """We have your message: its number, who answers, by when; and their own words back, with the answer once there is one."""
    mine = {one.reference for one in queries.worries_of(request.actor, clock.today())}
    concern = queries.open_concern(request.actor, reference, page="worry", today=clock.today()) if reference.upper() in mine else None
    if concern is None:
        raise Http404
    context = {"concern": concern, "first_name": request.actor.name.split()[0], "authority": offers_at(concern.school)}
    return render(request, "family/worried_said.html", context)
