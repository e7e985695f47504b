"""Bringing in a file: choose it, check it, bring it in. Nothing is changed until the last button, and it can be undone for 30 days."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.exchange import actions, importing, queries
from fourfold.exchange.blank_lists import HEADINGS, blank_csv, blank_workbook
from fourfold.exchange.kinds import HINTS, NAMES, ImportKind
from fourfold.exchange.reading.refusal import Refused
from fourfold.pages.settings.imports_forms import BringForm
from fourfold.schools.current import current_school
from fourfold.schools.queries import School
from fourfold.ui.notices import tell

SHOWN = 20
SEEN_AT = {
    ImportKind.PUPILS: ("staff:pupils", gettext_lazy("See the pupils")),
    ImportKind.CTF: ("staff:pupils", gettext_lazy("See the pupils")),
    ImportKind.CLASSES: ("staff:pupils", gettext_lazy("See the pupils")),
    ImportKind.STAFF: ("settings:people", gettext_lazy("See the people")),
    ImportKind.RESULTS: ("staff:progress", gettext_lazy("See the results")),
}
"""Where one sees what came in, by what it was."""


def import_home(request: Request) -> HttpResponse:
    """Choose a file; and what was brought in before."""
    school = school_for_imports(request)
    kinds = queries.kinds_for(request.actor, school)
    form = BringForm(kinds, request.POST or None, request.FILES or None)
    if kinds and request.method == "POST" and form.is_valid():
        try:
            kind = ImportKind(form.cleaned_data["kind"])
            upload, asks_columns = importing.bring(
                request.actor, school, kind, form.cleaned_data["file"], today=clock.today(), now=clock.now()
            )
        except Refused as why:
            form.add_error("file", str(why))
        else:
            return redirect("settings:import-columns" if asks_columns else "settings:import-check", code=upload.code)
    context = {
        "school": school,
        "form": form if kinds else None,
        "hints": {kind.value: HINTS[kind] for kind in kinds},
        "waiting": [(upload, NAMES[ImportKind(upload.kind)]) for upload in queries.waiting_uploads(request.actor, school)[:SHOWN]],
        "batches": [(batch, NAMES[ImportKind(batch.kind)]) for batch in queries.imports_of(request.actor, school)[:SHOWN]],
        "lists": [(kind, NAMES[kind]) for kind in kinds if kind in HEADINGS],
        "today": clock.today(),
    }
    return render(request, "settings/import.html", context)


def import_done(request: Request, code: str) -> HttpResponse:
    """What one import did, and what can be done about it now."""
    batch = batch_here(request, code)
    context = {
        "batch": batch,
        "kind": NAMES[ImportKind(batch.kind)],
        "headline": headline(batch),
        "seen_at": None if batch.undone_at else SEEN_AT.get(ImportKind(batch.kind)),
        "about": queries.about_import(request.actor, batch, now=clock.now()),
        "kept": queries.rows_kept(request.actor, batch),
        "counts": counts_in_words(batch.counts),
    }
    return render(request, "settings/import_done.html", context)


@require_POST
def import_undo(request: Request, code: str) -> HttpResponse:
    """Take it back; whoever was changed since stays, and is named on the page that follows."""
    batch = batch_here(request, code)
    try:
        importing.take_back(request.actor, batch, now=clock.now())
    except actions.TooLate as why:
        tell(request, str(why), tone="late")
    return redirect("settings:import-done", code=batch.code)


@require_POST
def import_approve(request: Request, code: str) -> HttpResponse:
    """Agree to the staff of one import."""
    batch = batch_here(request, code)
    if batch.kind != ImportKind.STAFF:
        raise Http404
    done = actions.approve_staff(request.actor, batch)
    if done.agreed:
        says = ngettext("%(num)s person has their role now.", "%(num)s people have their roles now.", done.agreed)
        tell(request, says % {"num": done.agreed})
    for name, why in done.waiting:
        tell(request, f"{name}: {why}", tone="late")
    return redirect("settings:import-done", code=batch.code)


def import_template(request: Request, file: str) -> HttpResponse:
    """An empty list to fill in: "pupils.csv", "staff.xlsx"."""
    kinds = queries.kinds_for(request.actor, school_for_imports(request))
    kind, _dot, ending = file.partition(".")
    made = {"csv": (blank_csv, "text/csv; charset=utf-8"), "xlsx": (blank_workbook, SPREADSHEET)}.get(ending)
    if made is None or kind not in kinds or kind not in HEADINGS:
        raise Http404
    make, content_type = made
    headers = {"Content-Disposition": f'attachment; filename="fourfold-{file}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(make(ImportKind(kind)), content_type=content_type, headers=headers)


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def school_for_imports(request: Request) -> School:
    """The school in hand. Raises Http404 for who works at none, PermissionDenied for who may bring in nothing there."""
    if (school := current_school(request)) is None:
        raise Http404
    if not queries.kinds_for(request.actor, school) and not queries.may_approve(request.actor, school):
        raise PermissionDenied
    return school


def batch_here(request: Request, code: str) -> queries.Batch:
    """One import of this person's school. Raises Http404."""
    if (batch := queries.import_called(request.actor, code)) is None:
        raise Http404
    return batch


def headline(batch: queries.Batch) -> str:
    """What became of it, in a sentence."""
    if batch.undone_at is not None:
        return _("This import was taken back")
    rows = batch.counts.get("new", 0) + batch.counts.get("changed", 0)
    return ngettext("%(num)s row is in", "%(num)s rows are in", rows) % {"num": f"{rows:,}"}


def counts_in_words(counts: dict[str, Any]) -> list[tuple[str, str]]:
    """How many were new, changed, and here already."""
    words = (("new", _("New")), ("changed", _("Changed")), ("matched", _("Already here")))
    return [(said, f"{counts.get(name, 0):,}") for name, said in words]
