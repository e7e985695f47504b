"""The check of a file that waits: what it leaves open, and then row by row what would be done."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.exchange import actions, importing, queries
from fourfold.exchange.answers import Answers
from fourfold.exchange.checking import answered
from fourfold.exchange.drafting.draft import Outcome
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.places import places_named
from fourfold.exchange.reading.refusal import Refused
from fourfold.pages.settings.imports_forms import ColumnsForm, QuestionsForm
from fourfold.pages.settings.imports_shown import LEFT_OUT_SHOWN, as_csv, shown
from fourfold.ui.notices import tell
from fourfold.ui.words import count_of

OTHERS = {"pupils": "pupil", "staff": "member of staff", "classes": "class"}
OTHERS_MANY = {"staff": "members of staff"}
TONES = {Outcome.NEW: "good", Outcome.CHANGED: "line", Outcome.MATCHED: "", Outcome.PROBLEM: "late"}


def import_check(request: Request, code: str) -> HttpResponse:
    """What would be done, in words. A question about the file comes first."""
    upload = upload_here(request, code)
    try:
        found = importing.check_upload(request.actor, upload, today=clock.today(), now=clock.now())
    except Refused as why:
        tell(request, str(why), tone="late")
        return redirect("settings:import-columns", code=code) if importing.columns_of(upload) else redirect("settings:import")
    form = QuestionsForm(found.questions, request.POST or None)
    if found.questions and request.method == "POST" and form.is_valid():
        dates = form.cleaned_data.get("dates")
        more = {"school": form.cleaned_data.get("school"), "dates": DateOrder(dates) if dates else None}
        return say(request, upload, **{name: value for name, value in more.items() if value})
    ledger.looked(request.actor, "settings:import-check", school=upload.school_id)
    context = {
        "upload": upload,
        "check": found,
        "form": form if found.questions else None,
        "shown": shown(request, found, code),
        "left_out": found.left_out[:LEFT_OUT_SHOWN],
        "tones": TONES,
        "others_in_words": [count_of(number, OTHERS[kind], OTHERS_MANY.get(kind)) for kind, number in found.others.items()],
        "columns_url": reverse("settings:import-columns", args=[code]) if found.guess is not None else "",
        "files": [file.name for file in importing.documents_of(upload)],
    }
    return render(request, "settings/import_check.html", context)


@require_POST
def import_leave_out(request: Request, code: str) -> HttpResponse:
    """Leave rows out, by name or every one with a problem; or take one in again, or all."""
    upload = upload_here(request, code)
    already = set(Answers.from_dict(upload.answers).leave_out)
    try:
        ticked, back = ({place for row in request.POST.getlist(name) for place in places_named(row)} for name in ("row", "back"))
        if "every" in request.POST:
            ticked |= set(importing.check_upload(request.actor, upload, today=clock.today(), now=clock.now()).problem_places)
    except Refused:
        raise Http404 from None
    if "none" in request.POST:
        back = already
    kept = tuple(sorted((already | ticked) - back, key=lambda place: (place.table, place.row)))
    return say(request, upload, leave_out=kept)


def import_rows(request: Request, code: str) -> HttpResponseBase:
    """Every row as a file: its number, what would be done and why not. Nothing that is known here and not in the file."""
    upload = upload_here(request, code)
    try:
        found = importing.check_upload(request.actor, upload, today=clock.today(), now=clock.now())
    except Refused:
        raise Http404 from None
    ledger.looked(request.actor, "settings:import-check", school=upload.school_id)
    return as_csv(request, found)


def import_columns(request: Request, code: str) -> HttpResponse:
    """Which column holds what: the guess, to be put right."""
    upload = upload_here(request, code)
    if (known := importing.columns_of(upload)) is None:
        raise Http404
    table, guess = known
    answers = Answers.from_dict(upload.answers)
    headers = [header for header in table.headers if header not in guess.dropped]
    form = ColumnsForm(
        ImportKind(upload.kind), headers, answers.columns or guess.mapping.columns, importing.own_fields_of(upload), request.POST or None
    )
    if request.method == "POST" and form.is_valid():
        twice = [header for header, name in form.columns.items() if list(form.columns.values()).count(name) > 1]
        if not twice:
            return say(request, upload, columns=form.columns)
        form.add_error(None, _("%(one)s and %(two)s are both said to hold the same thing. Choose one of them.") % pair(twice))
    examples = {header: example_of(table, header) for header in headers}
    context = {"upload": upload, "form": form, "examples": examples, "dropped": guess.dropped, "guessed": bool(guess.mapping.columns)}
    return render(request, "settings/import_columns.html", context | {"back_url": reverse("settings:import")})


@require_POST
def import_apply(request: Request, code: str) -> HttpResponse:
    """The last button."""
    upload = upload_here(request, code)
    try:
        seal = request.POST.get("seal", "")
        batch = importing.apply_upload(request.actor, upload, seal=seal, today=clock.today(), now=clock.now())
    except (actions.Stale, actions.NotReady, Refused) as why:
        tell(request, str(why), tone="late")
        return redirect("settings:import-check", code=code)
    return redirect("settings:import-done", code=batch.code)


@require_POST
def import_discard(request: Request, code: str) -> HttpResponse:
    """Throw the waiting file away."""
    actions.discard(request.actor, upload_here(request, code))
    tell(request, _("The file is thrown away. Nothing was changed."))
    return redirect("settings:import")


def say(request: Request, upload: queries.Upload, **more: Any) -> HttpResponse:
    """Keep an answer and check again."""
    actions.answer(request.actor, upload, answers=answered(Answers.from_dict(upload.answers), **more))
    return redirect("settings:import-check", code=upload.code)


def upload_here(request: Request, code: str) -> queries.Upload:
    """A file that waits at one of this person's schools. Raises Http404."""
    if (upload := queries.upload_called(request.actor, code)) is None:
        raise Http404
    return upload


def example_of(table: Any, header: str) -> str:
    """The first thing that stands in a column."""
    place = table.headers.index(header)
    return next((str(row.cells[place])[:40] for row in table.rows if str(row.cells[place]).strip()), "")


def pair(headers: list[str]) -> dict[str, str]:
    """The first two, for a sentence."""
    return {"one": headers[0], "two": headers[1]}
