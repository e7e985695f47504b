"""One outcome or one line of help: to add, to change, to drop."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.pages.staff.support.plan_forms import ChangedLineForm, ChangedOutcomeForm, NewLineForm, NewOutcomeForm, OutcomeForm
from fourfold.pupils.queries import Opened
from fourfold.support import actions, queries
from fourfold.support.examples import by_area, examples
from fourfold.support.reach import adults
from fourfold.ui.notices import tell

LINE_WORDS = ("what", "times_a_week", "minutes", "group_size", "starts", "until")


def add_outcome(request: Request, code: str) -> HttpResponse:
    """Add something hoped for, from an empty page or from an example. It is for the day of the review, where that is known."""
    opened, draft = _draft(request, code)
    example = examples().get(request.GET.get("example", ""))
    initial: dict[str, Any] = {"by_when": draft.review_date} | (example.for_child(opened.pupil.forename) if example else {})
    form = NewOutcomeForm(request.POST or None, initial=initial)
    shown = [] if example or form.is_bound else by_area(queries.areas_of(request.actor, opened.pupil))
    work = partial(actions.add_outcome, request.actor, draft)
    return _page(request, opened, form, _("What do we hope for?"), lambda: work(**form.cleaned_data), examples=shown)


def outcome(request: Request, code: str, part: str) -> HttpResponse:
    """Change something hoped for."""
    opened, draft = _draft(request, code)
    row = _part(request, draft, part, "hoped_for")
    initial = {name: getattr(row, name) for name in OutcomeForm.base_fields} | {"edition": row.edition}
    form = ChangedOutcomeForm(request.POST or None, initial=initial)

    def work() -> None:
        actions.correct_outcome(request.actor, row, **form.cleaned_data)

    return _page(request, opened, form, _("What do we hope for?"), work, row)


def add_line(request: Request, code: str, part: str) -> HttpResponse:
    """Add help for an outcome: as the school's library has it, or something else."""
    opened, draft = _draft(request, code)
    row = _part(request, draft, part, "hoped_for")
    library = queries.help_to_offer(request.actor, opened.pupil)
    chosen = next((one for one in library if one.code == request.GET.get("help")), None)
    people = _adults(request, opened)
    form = NewLineForm(request.POST or None, adults=people, initial=_as_usual(chosen, people) if chosen else {})

    def work() -> None:
        actions.add_provision_line(request.actor, row, provision=chosen, **form.cleaned_data)

    shown = [] if chosen or form.is_bound else library
    return _page(request, opened, form, _("What will school do?"), work, hoped_for=row.hoped_for, library=shown)


def _as_usual(chosen: Any, people: list[tuple[str, str]]) -> dict[str, Any]:
    """A line as this help usually runs; given by the first adult of the child's own classes, until somebody chooses another."""
    what = f"{chosen.name}. {chosen.what}".strip()
    times = f"{chosen.times_a_week.normalize():f}" if chosen.times_a_week else None
    often = {"times_a_week": times, "minutes": chosen.minutes, "group_size": chosen.group_size}
    return {"what": what, "deliverer": people[0][0] if people else ""} | often


def line(request: Request, code: str, part: str) -> HttpResponse:
    """Change a line of help."""
    opened, draft = _draft(request, code)
    row = _part(request, draft, part, "what")
    initial = {name: getattr(row, name) for name in LINE_WORDS}
    initial |= {"deliverer": row.deliverer.code if row.deliverer else "", "edition": row.edition}
    form = ChangedLineForm(request.POST or None, initial=initial, adults=_adults(request, opened))

    def work() -> None:
        actions.correct_provision_line(request.actor, row, **form.cleaned_data)

    return _page(request, opened, form, _("What will school do?"), work, row)


@require_POST
def drop(request: Request, code: str, part: str) -> HttpResponse:
    """Take an outcome or a line out of the draft."""
    _opened, draft = _draft(request, code)
    row = queries.part_of(request.actor, draft, part)
    if row is None:
        raise Http404
    wrong = did(lambda: actions.drop_part(request.actor, row))
    tell(request, wrong or _("Taken out of the draft."), tone="late" if wrong else "good")
    return redirect("staff:plan-edit", code)


def _draft(request: Request, code: str) -> tuple[Opened, Any]:
    opened = open_record(request, code, "plan-edit", Permission.PLAN_CREATE)
    draft = queries.draft_of(request.actor, opened.pupil)
    if draft is None:
        raise Http404
    return opened, draft


def _part(request: Request, draft: Any, code: str, kind: str) -> Any:
    row = queries.part_of(request.actor, draft, code)
    if row is None or not hasattr(row, kind):
        raise Http404
    return row


def _adults(request: Request, opened: Opened) -> list[tuple[str, str]]:
    return [(adult.code, f"{adult.name}, {adult.role.lower()}") for adult in adults(request.actor, opened.pupil)]


def _page(
    request: Request, opened: Opened, form: forms.Form, question: str, work: Callable[[], Any], row: Any = None, **further: Any
) -> HttpResponse:
    code = opened.pupil.code
    if form.is_valid() and attempt(form, work):
        tell(request, _("Saved. The family cannot see it yet."))
        return redirect("staff:plan-edit", code)
    theirs = getattr(form, "theirs", {})
    shown = keep_mine(form, row.edition) if row is not None else form
    context = {"pupil": opened.pupil, "form": shown, "question": question, "theirs": theirs, "part": row}
    return render(request, "staff/support/part.html", {"hoped_for": "", "examples": [], "library": []} | context | further)
