"""A young person's own plan, and what they say of it: the same facts as their family's page, with "you"."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import involve_directly, is_young_person
from fourfold.code_of_practice.school_year import age_on
from fourfold.local_offer.queries import signposts_about
from fourfold.meetings.invited import my_invitations
from fourfold.pages.at_review import AtReviewForm
from fourfold.pages.plan_answer import AnswerForm, answered
from fourfold.pupils.queries import visible_to
from fourfold.specialists.queries import advice_for_family, asked_of_family, open_to
from fourfold.support import actions, queries
from fourfold.ui.notices import tell

OWN_PLAN_FROM_AGE = 11
"""Younger pupils see My say and no more: their plan is looked at with an adult."""


def plan(request: Request) -> HttpResponse:
    """One's own page. The youngest come to My say alone."""
    if age_on(_own(request).born, clock.today()) < OWN_PLAN_FROM_AGE:
        return redirect("young-person:my-say")
    return _page(request)


@require_POST
def answer(request: Request) -> HttpResponse:
    """What one thinks of the plan."""
    form = AnswerForm(request.POST)
    row = queries.plan_to_answer(request.actor, _own(request).code)
    if row is None:
        raise Http404
    if answered(form, request.actor, row):
        tell(request, str(_("Thank you. We have your answer.")))
        return redirect("young-person:home")
    return _page(request, form)


@require_POST
def say(request: Request) -> HttpResponse:
    """What one says at the review."""
    row = queries.review_to_answer(request.actor, _own(request).code)
    if row is None:
        raise Http404
    found = _found(request)
    form = AtReviewForm(request.POST, found=found)
    if form.is_valid():
        actions.say_at_review(request.actor, row, words=form.cleaned_data["words"], of_each=form.of_each, today=clock.today())
        tell(request, str(_("Thank you. We will read this when we look at the plan.")))
        return redirect("young-person:home")
    return _page(request, words_form=form, found=found)


def _own(request: Request) -> Any:
    """The record of the person who asks; a page that is not there for everyone else."""
    own = visible_to(request.actor, side=Side.FAMILY).filter(account=request.actor.account).first()
    if own is None or request.actor.account is None:
        raise Http404
    return own


def _found(request: Request) -> queries.FamilyPlan:
    found = queries.plan_for(request.actor, _own(request).code, today=clock.today(), page="my plan")
    if found is None:
        raise Http404
    return found


def _page(
    request: Request, form: AnswerForm | None = None, *, words_form: AtReviewForm | None = None, found: queries.FamilyPlan | None = None
) -> HttpResponse:
    found, own = found or _found(request), _own(request)
    context = {
        "found": found,
        "form": form or AnswerForm(),
        "words_form": words_form or AtReviewForm(found=found),
        "signposts": signposts_about(request.actor, found.pupil_code),
        "today": clock.today(),
        "experts": asked_of_family(request.actor, own.code, today=clock.today()),
        "advice": advice_for_family(request.actor, own.code),
        "asked": my_invitations(request.actor, own.code, today=clock.today()),
        "outside": open_to(request.actor, own.code, today=clock.today()),
        "asks_council": is_young_person(own.born, clock.today()),
        "speaks_for_themselves": involve_directly(own.born, clock.today()),
    }
    return render(request, "young_person/plan.html", context)
