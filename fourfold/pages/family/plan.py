"""A child's help as their family reads it, and what the family says of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.local_offer.queries import signposts_about
from fourfold.meetings.invited import my_invitations
from fourfold.pages.at_review import AtReviewForm
from fourfold.pages.plan_answer import AnswerForm, answered
from fourfold.specialists.queries import advice_for_family, asked_of_family, open_to
from fourfold.support import actions, queries
from fourfold.ui.notices import tell


def plan(request: Request, code: str) -> HttpResponse:
    """The page of one child."""
    return _page(request, code)


@require_POST
def answer(request: Request, code: str) -> HttpResponse:
    """What the family thinks of the plan that they were given."""
    form = AnswerForm(request.POST)
    row = queries.plan_to_answer(request.actor, code)
    if row is None:
        raise Http404
    if answered(form, request.actor, row):
        tell(request, str(_("Thank you. We have your answer.")))
        return redirect("family:plan", code)
    return _page(request, code, form)


@require_POST
def say(request: Request, code: str) -> HttpResponse:
    """What the family says at the review."""
    row = queries.review_to_answer(request.actor, code)
    if row is None:
        raise Http404
    found = _found(request, code)
    form = AtReviewForm(request.POST, found=found)
    if form.is_valid():
        actions.say_at_review(request.actor, row, words=form.cleaned_data["words"], of_each=form.of_each, today=clock.today())
        tell(request, str(_("Thank you. We will read this when we look at the plan.")))
        return redirect("family:plan", code)
    return _page(request, code, words_form=form, found=found)


def _found(request: Request, code: str) -> queries.FamilyPlan:
    found = queries.plan_for(request.actor, code, today=clock.today(), page="family plan")
    if found is None:
        raise Http404
    return found


def _page(
    request: Request,
    code: str,
    form: AnswerForm | None = None,
    *,
    words_form: AtReviewForm | None = None,
    found: queries.FamilyPlan | None = None,
) -> HttpResponse:
    found = found or _found(request, code)
    context = {
        "found": found,
        "form": form or AnswerForm(),
        "words_form": words_form or AtReviewForm(found=found),
        "signposts": signposts_about(request.actor, code),
        "experts": asked_of_family(request.actor, code, today=clock.today()),
        "advice": advice_for_family(request.actor, code),
        "asked": my_invitations(request.actor, code, today=clock.today()),
        "outside": open_to(request.actor, code, today=clock.today()),
        # Read by a child at this address, who has their own page from 16: nothing here is for them to decide or to ask.
        "speaks_for_themselves": False,
        "asks_council": False,
        "today": clock.today(),
    }
    return render(request, "family/plan.html", context)
