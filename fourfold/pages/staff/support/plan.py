"""The plan to read, and what may be done with it: begin, share, start, answer, revise."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.local_offer.queries import signposts_of
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.forms import AnswerForm, ReasonForm
from fourfold.pupils.queries import Opened, family_of
from fourfold.support import actions, queries
from fourfold.support.kinds import Answer
from fourfold.ui.notices import tell
from fourfold.ui.words import ordinal, possessive


def plan(request: Request, code: str) -> HttpResponse:
    """The newest version, with what was given beside what was promised."""
    opened = open_record(request, code, "plan", Permission.PLAN_VIEW)
    pupil, today = opened.pupil, clock.today()
    step = queries.review_day(request.actor, pupil)
    newest = queries.newest_plan(request.actor, pupil)
    asked = queries.plan_coded(request.actor, pupil, request.GET["of"]) if "of" in request.GET else newest
    if asked is None and "of" in request.GET:
        raise Http404
    found = queries.read_plan(request.actor, asked, today=today) if asked is not None else None
    context = {
        "pupil": pupil,
        "step": step,
        "share": step.share(today) if step else 0,
        "found": found,
        "is_earlier": asked != newest,
        "sentence": _sentence(pupil.forename, found),
        "signposts": signposts_of(request.actor, pupil) if asked == newest else (),
        "may": {name: opened.may(Permission(f"plan.{name}")) for name in ("create", "edit", "approve")},
        "today": today,
    }
    return render(request, "staff/support/plan.html", context)


def _sentence(forename: str, found: queries.PlanRead | None) -> str:
    if found is None:
        return _("%(name)s has no plan yet") % {"name": forename}
    return _("%(whose)s %(number)s plan") % {"whose": possessive(forename), "number": ordinal(found.cycle_number)}


@require_POST
def begin(request: Request, code: str) -> HttpResponse:
    """Begin the plan of this cycle."""
    opened = open_record(request, code, "plan", Permission.PLAN_CREATE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    return _deed(
        request, code, lambda: actions.draft_plan(request.actor, cycle), _("The plan is begun."), "staff:plan-edit", "staff:assess"
    )


@require_POST
def share(request: Request, code: str) -> HttpResponse:
    """Give the family this version."""
    opened = open_record(request, code, "plan", Permission.PLAN_APPROVE)
    draft = queries.draft_of(request.actor, opened.pupil)
    if draft is None:
        return redirect("staff:plan", code)
    said = _("Shared. The family can read it and answer.")
    return _deed(
        request, code, lambda: actions.share_plan(request.actor, draft, today=clock.today()), said, "staff:plan", "staff:plan-edit"
    )


@require_POST
def start(request: Request, code: str) -> HttpResponse:
    """Start the support."""
    opened = open_record(request, code, "plan", Permission.PLAN_APPROVE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    said = _("The help has started. We tell the family who is responsible.")
    return _deed(request, code, lambda: actions.start_support(request.actor, cycle, today=clock.today()), said, "staff:plan", "staff:plan")


def revise(request: Request, code: str) -> HttpResponse:
    """Begin a new version, and say why."""
    opened = open_record(request, code, "plan", Permission.PLAN_CREATE)
    newest = queries.newest_plan(request.actor, opened.pupil)
    if newest is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.revise_plan(request.actor, newest, **form.cleaned_data)):
        return redirect("staff:plan-edit", code)
    context = {"pupil": opened.pupil, "form": form, "question": _("Why does the plan change?"), "button_label": _("Make a new version")}
    return render(request, "staff/support/ask.html", context)


def answer(request: Request, code: str) -> HttpResponse:
    """Write down what a parent or the child said of the plan."""
    opened = open_record(request, code, "plan-answer", Permission.PLAN_CREATE)
    newest = queries.newest_plan(request.actor, opened.pupil)
    if newest is None:
        raise Http404
    form = AnswerForm(request.POST or None, people=_people(request, opened))
    if form.is_valid() and attempt(form, lambda: _note(request, newest, form)):
        tell(request, _("Written down, in their own words."))
        return redirect("staff:plan", code)
    question = _("What does the family say about the plan?")
    context = {"pupil": opened.pupil, "form": form, "question": question, "button_label": _("Save what they said")}
    return render(request, "staff/support/ask.html", context)


def _note(request: Request, newest: Any, form: AnswerForm) -> None:
    said = form.cleaned_data
    parent = "" if said["who"] == "child" else said["who"]
    actions.note_agreement(
        request.actor,
        newest,
        key=said["key"],
        answer=Answer(said["answer"]),
        today=clock.today(),
        how=said["how"],
        parent=parent,
        words=said["words"],
    )


def _people(request: Request, opened: Opened) -> list[tuple[str, str]]:
    """Who may have said it: the child, and each parent who is not kept out."""
    parents = [(one.code, one.name) for one in family_of(request.actor, opened.pupil) if not one.is_kept_out and one.confirmed_on]
    return [*parents, ("child", opened.pupil.forename)]


def _deed(request: Request, code: str, work: Callable[[], object], said: str, after: str, else_to: str) -> HttpResponse:
    """Do it, say so, and go on; or say why not, where it can be mended."""
    if wrong := did(work):
        tell(request, wrong, tone="late")
        return redirect(else_to, code)
    tell(request, said)
    return redirect(after, code)
