"""A child's help as their family reads it, and what the family says of it."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.local_offer.queries import signposts_about
from fourfold.meetings.invited import my_invitations
from fourfold.pages.at_review import AtReviewForm
from fourfold.specialists.queries import advice_for_family, asked_of_family, open_to
from fourfold.support import actions, queries
from fourfold.support.keys import new_key
from fourfold.support.kinds import Answer, family_answer_choices
from fourfold.support.refusals import Incomplete, Refused
from fourfold.ui.notices import tell


class AnswerForm(forms.Form):
    """Agree, agree with a comment, or do not agree."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    answer = forms.ChoiceField(
        choices=family_answer_choices(),
        widget=forms.RadioSelect,
        label=_("What do you think of this plan?"),
        error_messages={"required": _("Choose what you think")},
    )
    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000, label=_("What do you want to say?"))


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
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_agreement(
                request.actor,
                row,
                key=said["key"] or new_key(),
                answer=Answer(said["answer"]),
                today=clock.today(),
                words=said["words"],
            )
        except Incomplete as reason:
            form.add_error("words", str(reason))
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
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
        "form": form or AnswerForm(initial={"key": new_key()}),
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
