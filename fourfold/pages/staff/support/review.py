"""Looking together: record, autosave, read back, finish."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.local_offer.queries import signposts_at
from fourfold.meetings.queries import parents_to_ask, who_was_asked
from fourfold.meetings.year import year_of_meetings
from fourfold.pages.staff.meetings.closed import tell_if_closed
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.forms import MoveForm
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.pages.staff.support.review_around import open_review
from fourfold.pages.staff.support.review_forms import NEXT_STEPS, WORDS, EndForm, ReviewForm
from fourfold.pupils.queries import Opened
from fourfold.support import actions, queries
from fourfold.ui.notices import tell
from fourfold.ui.words import time_in_words


def review(request: Request, code: str) -> HttpResponse:
    """The review under way, or when it is."""
    opened = open_record(request, code, "review", Permission.PLAN_VIEW)
    if of := request.GET.get("of"):
        return _when(request, opened, of=of)
    row = queries.review_of(request.actor, opened.pupil)
    if row is None:
        return _when(request, opened)
    may_write = opened.may(Permission.PLAN_CREATE)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    today = clock.today()
    found = queries.read_review(request.actor, row, today=today)
    form = _form(request, opened, row, found)
    go = request.POST.get("go", "")
    if form.is_valid() and attempt(form, lambda: _write(request, row, form)):
        if go == "autosave":
            return _saved(request, row)
        if go == "together":
            return redirect("staff:review-together", code)
        if go != "finish":
            tell(request, _("Saved."))
            return redirect("staff:review", code)
        if attempt(form, lambda: actions.finish_review(request.actor, row, today=today)):
            tell(request, _("Finished. The family gets the record, and the next step is open."))
            return redirect("staff:ehc-request" if reviewing.NextStep.EHC_NEEDS_ASSESSMENT in _chosen(row) else "staff:review", code)
    if go == "autosave":
        return JsonResponse({"says": _("Not saved. Press Save to see why.")}, status=409)
    row.refresh_from_db()
    now = queries.read_review(request.actor, row, today=today)
    context = {
        "pupil": opened.pupil,
        "found": now,
        "ask_specialist": now.facts.ineffective_cycles >= reviewing.INEFFECTIVE_CYCLES,
        "form": keep_mine(form, row.edition),
        "hints": {step.value: hint for step, _words, hint in NEXT_STEPS},
        "year": year_of_meetings(request.actor, opened.pupil, today=today),
        "theirs": getattr(form, "theirs", {}),
        "signposts": signposts_at(request.actor, row),
        "may_write": may_write,
        "may_finish": opened.may(Permission.PLAN_APPROVE),
        "today": today,
    }
    return render(request, "staff/support/review.html", context)


def _chosen(row: Any) -> set[str]:
    """What the finished review goes on with, and what beside."""
    return {row.next_step, *row.besides}


def _when(request: Request, opened: Opened, *, of: str = "") -> HttpResponse:
    """Before a review and after one; or one that was finished earlier, by its code."""
    step, today = queries.review_day(request.actor, opened.pupil) if not of else None, clock.today()
    last = queries.review_of(request.actor, opened.pupil, finished=True, code=of)
    if of and last is None:
        raise Http404
    giving = step is not None and step.step is Step.DO
    context = {
        "pupil": opened.pupil,
        "step": step,
        "today": today,
        "may_begin": opened.may(Permission.PLAN_CREATE) and giving,
        "may_move": opened.may(Permission.PLAN_APPROVE) and giving,
        "may_put_right": opened.may(Permission.PLAN_APPROVE) and not of,
        "asks_council": last is not None and reviewing.NextStep.EHC_NEEDS_ASSESSMENT in _chosen(last),
        "of": of,
        "last": queries.read_review(request.actor, last, today=today) if last else None,
    }
    return render(request, "staff/support/review_when.html", context)


def _form(request: Request, opened: Opened, row: Any, found: queries.ReviewRead) -> ReviewForm:
    asked = who_was_asked(request.actor, row.meeting)
    initial = {name: getattr(row, name) for name in WORDS} | {
        "edition": row.edition,
        "here": asked.here,
        "pupils_part": asked.pupils_part,
        "next_steps": [row.next_step, *row.besides],
        "next_day": row.next_meeting_on.isoformat() if row.next_meeting_on else "",
        "next_meeting_at": row.next_meeting_at,
    }
    days = queries.days_to_meet_again(request.actor, opened.pupil, today=clock.today())
    parents = parents_to_ask(request.actor, opened.pupil)
    return ReviewForm(request.POST or None, initial=initial, found=found, parents=parents, days=days)


def _write(request: Request, row: Any, form: ReviewForm) -> None:
    outcomes = {code: queries.part_of(request.actor, row.plan, code) for code in form.outcomes}
    actions.write_review(request.actor, row, edition=form.cleaned_data["edition"], found=form.found(outcomes), **form.words)
    actions.note_who_is_here(request.actor, row, parents=form.cleaned_data["here"], pupils_part=form.part)


def _saved(request: Request, row: Any) -> HttpResponse:
    """What a page that saves by itself needs to go on: the edition, when, and what is still to do."""
    row.refresh_from_db()
    found = queries.read_review(request.actor, row, today=clock.today())
    at = time_in_words(timezone.localtime(clock.now()).time())
    return JsonResponse({"edition": row.edition, "says": _("Saved at %(time)s.") % {"time": at}, "missing": list(found.missing)})


@require_POST
def begin(request: Request, code: str) -> HttpResponse:
    """Begin the review: from now on everyone is asked."""
    opened = open_record(request, code, "review", Permission.PLAN_CREATE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    if wrong := did(lambda: actions.open_review(request.actor, cycle, today=clock.today())):
        tell(request, wrong, tone="late")
        return redirect("staff:review", code)
    return redirect("staff:review-prepare", code)


def move(request: Request, code: str) -> HttpResponse:
    """Move the review to another day, and say why."""
    opened = open_record(request, code, "review", Permission.PLAN_APPROVE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    form = MoveForm(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: actions.postpone_review(request.actor, cycle, today=clock.today(), **form.cleaned_data), day="until"
    ):
        tell(request, _("Moved. The day in the plan stays on record."))
        tell_if_closed(request, school_here(request), [form.cleaned_data["until"]])
        return redirect("staff:review", code)
    context = {"pupil": opened.pupil, "form": form, "question": _("Move the review"), "button_label": _("Move it")}
    return render(request, "staff/support/ask.html", context)


def together(request: Request, code: str) -> HttpResponse:
    """The screen turned round: what the family will get, in large type, and nothing else."""
    opened, row = open_review(request, code, Permission.PLAN_CREATE)
    form = forms.Form(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.read_back(request.actor, row)):
        return redirect("staff:review", code)
    found = queries.read_review(request.actor, row, today=clock.today())
    return render(
        request,
        "staff/support/review_together.html",
        {"pupil": opened.pupil, "found": found, "signposts": signposts_at(request.actor, row), "today": clock.today()},
    )


def end(request: Request, code: str) -> HttpResponse:
    """End SEN support at this review, asked once more: a good ending."""
    opened, row = open_review(request, code, Permission.PLAN_APPROVE)
    form = EndForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.end_support(request.actor, row, reason=reason, today=clock.today())):
            tell(request, _("The extra help has ended. The family gets a letter that says so, and that they can ask again."))
            return redirect("staff:review", code)
    return render(request, "staff/support/review_end.html", {"pupil": opened.pupil, "form": form})
