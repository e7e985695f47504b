"""Looking together: prepare, record, read back, finish."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pages.staff.fields import OneOf, Words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.forms import MoveForm, NextForm
from fourfold.support import actions, queries
from fourfold.ui.notices import tell

WORDS = (
    "no_parent_views_because",
    "no_pupil_views_because",
    "quality",
    "next_step",
    "reason",
    "what_is_different",
    "no_specialist_because",
)


class ReviewForm(NextForm):
    """The review, with a verdict and what was seen for each outcome."""

    def __init__(self, *args: Any, found: queries.ReviewRead, **options: Any) -> None:
        super().__init__(*args, **options)
        self.outcomes = [one.outcome.code for one in found.outcomes]
        for one in found.outcomes:
            label = _("Did it happen?")
            self.fields[f"verdict_{one.outcome.code}"] = OneOf(
                reviewing.verdict_choices(), label=label, radios=True, required=False, initial=one.verdict or ""
            )
            self.fields[f"seen_{one.outcome.code}"] = Words(
                label=_("What did you see?"), required=False, max_length=600, initial=one.evidence
            )

    def verdict_of(self, code: str) -> forms.BoundField:
        return self[f"verdict_{code}"]

    def seen_of(self, code: str) -> forms.BoundField:
        return self[f"seen_{code}"]


def review(request: Request, code: str) -> HttpResponse:
    """The review under way, or when it is."""
    opened = open_record(request, code, "review", Permission.PLAN_VIEW)
    step, today = queries.review_day(request.actor, opened.pupil), clock.today()
    row = queries.review_of(request.actor, opened.pupil)
    if row is None:
        last = queries.review_of(request.actor, opened.pupil, finished=True)
        context = {
            "pupil": opened.pupil,
            "step": step,
            "today": today,
            "may_begin": opened.may(Permission.PLAN_CREATE) and step is not None and step.step is Step.DO,
            "may_move": opened.may(Permission.PLAN_APPROVE) and step is not None and step.step is Step.DO,
            "last": queries.read_review(request.actor, last, today=today) if last else None,
        }
        return render(request, "staff/support/review_when.html", context)
    may_write = opened.may(Permission.PLAN_CREATE)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    found = queries.read_review(request.actor, row, today=today)
    initial = {name: getattr(row, name) for name in WORDS} | {"edition": row.edition}
    form = ReviewForm(request.POST or None, initial=initial, found=found)
    if form.is_valid() and attempt(form, lambda: _write(request, row, form)):
        if request.POST.get("go") != "finish":
            tell(request, _("Saved."))
            return redirect("staff:review", code)
        if attempt(form, lambda: actions.finish_review(request.actor, row, today=today)):
            tell(request, _("Finished. The family gets the record, and the next step is open."))
            return redirect("staff:review", code)
    return render(
        request,
        "staff/support/review.html",
        {
            "pupil": opened.pupil,
            "found": (now := queries.read_review(request.actor, row, today=today)),
            "ask_specialist": now.facts.ineffective_cycles >= reviewing.INEFFECTIVE_CYCLES,
            "form": form,
            "theirs": getattr(form, "theirs", {}),
            "may_finish": opened.may(Permission.PLAN_APPROVE),
            "step": step,
        },
    )


def _write(request: Request, row: Any, form: ReviewForm) -> None:
    said, today = form.cleaned_data, clock.today()
    for voice, field in (("parent", "parent_words"), ("child", "pupil_words")):
        if said[field]:
            actions.record_views(request.actor, row, voice=voice, words=said[field], today=today, how=_("At the review"))
    for code in form.outcomes:
        outcome: Any = queries.part_of(request.actor, row.plan, code)
        verdict = said[f"verdict_{code}"]
        if outcome is not None and verdict:
            actions.give_verdict(request.actor, row, outcome=outcome, verdict=reviewing.Verdict(verdict), evidence=said[f"seen_{code}"])
    actions.write_review(request.actor, row, edition=said["edition"], **{name: said[name] for name in WORDS})


@require_POST
def begin(request: Request, code: str) -> HttpResponse:
    """Begin the review."""
    opened = open_record(request, code, "review", Permission.PLAN_CREATE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    if wrong := did(lambda: actions.open_review(request.actor, cycle, today=clock.today())):
        tell(request, wrong, tone="late")
    return redirect("staff:review", code)


def move(request: Request, code: str) -> HttpResponse:
    """Move the review to another day, and say why."""
    opened = open_record(request, code, "review", Permission.PLAN_APPROVE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    form = MoveForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.postpone_review(request.actor, cycle, today=clock.today(), **form.cleaned_data)):
        tell(request, _("Moved. The day in the plan stays on record."))
        return redirect("staff:review", code)
    context = {"pupil": opened.pupil, "form": form, "question": _("Move the review"), "button_label": _("Move it")}
    return render(request, "staff/support/ask.html", context)
