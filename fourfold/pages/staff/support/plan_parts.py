"""One outcome or one line of help: to add, to change, to drop."""

from collections.abc import Callable
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
from fourfold.pages.staff.support.forms import ChangedLineForm, ChangedOutcomeForm, NewLineForm, NewOutcomeForm, OutcomeForm
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.pupils.queries import Opened
from fourfold.support import actions, queries
from fourfold.support.reach import adults
from fourfold.ui.notices import tell

LINE_WORDS = ("what", "times_a_week", "minutes", "group_size", "starts", "until")


def add_outcome(request: Request, code: str) -> HttpResponse:
    """Add something hoped for."""
    opened, draft = _draft(request, code)
    form = NewOutcomeForm(request.POST or None)
    return _page(request, opened, form, _("What do we hope for?"), lambda: actions.add_outcome(request.actor, draft, **form.cleaned_data))


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
    """Add help for an outcome."""
    opened, draft = _draft(request, code)
    row = _part(request, draft, part, "hoped_for")
    form = NewLineForm(request.POST or None, adults=_adults(request, opened))

    def work() -> None:
        actions.add_provision_line(request.actor, row, **form.cleaned_data)

    return _page(request, opened, form, _("What will school do?"), work, hoped_for=row.hoped_for)


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
    request: Request, opened: Opened, form: forms.Form, question: str, work: Callable[[], Any], row: Any = None, *, hoped_for: str = ""
) -> HttpResponse:
    code = opened.pupil.code
    if form.is_valid() and attempt(form, work):
        tell(request, _("Saved. The family cannot see it yet."))
        return redirect("staff:plan-edit", code)
    theirs = getattr(form, "theirs", {})
    shown = keep_mine(form, row.edition) if row is not None else form
    context = {"pupil": opened.pupil, "form": shown, "question": question, "theirs": theirs, "part": row, "hoped_for": hoped_for}
    return render(request, "staff/support/part.html", context)
