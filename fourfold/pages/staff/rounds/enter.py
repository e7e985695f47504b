"""The sheet on which a teacher enters results: a class, a round, one measure; each box is saved as one leaves it (P8)."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.fields import Day, Words
from fourfold.pages.saving import posted
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.rounds.cells import CLASH, REFUSED, Told, as_sent, save_cells, told_of
from fourfold.progress import actions, queries
from fourfold.progress.actions.rounds import Incomplete
from fourfold.progress.scales import Scale
from fourfold.progress.sheets import MeasureAsked, Sheet, rounds_open, sheet_of
from fourfold.pupils.queries import class_called
from fourfold.ui.notices import tell
from fourfold.ui.words import listing

NAMED = 12
"""How many of those without a result are named in one sentence."""
HOW = {
    Scale.AGE: gettext_lazy("Years and months as 7:10, or months alone."),
    Scale.ATTENDANCE: gettext_lazy("Per cent of sessions, as 96.5."),
}


class TestForm(forms.Form):
    """When and with what, for what is entered from now on."""

    taken_on = Day(label=gettext_lazy("Taken on"), widget=forms.DateInput, required=False)
    source = Words(label=gettext_lazy("Which test"), max_length=80, required=False)

    def clean_taken_on(self) -> date | None:
        """Nobody was assessed on a day still to come."""
        day: date | None = self.cleaned_data["taken_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This day is still to come. Give the day of the test."))
        return day


def begin(request: Request, code: str) -> HttpResponse:
    """A class's sheet, at the first measure of the round that waits for something."""
    school = school_here(request)
    if class_called(request.actor, school, code) is None:
        raise Http404
    waiting = rounds_open(request.actor, school.pk) or queries.rounds_of(request.actor, school)
    if not waiting:
        tell(request, _("No round is open, so nothing is entered today."), tone="plain")
        return redirect("staff:progress")
    sheet = _sheet(request, code, waiting[0].code)
    return redirect(_next(sheet) or _first(sheet) or reverse("staff:progress"))


def enter(request: Request, code: str, round_code: str, measure: str) -> HttpResponse:
    """One measure of a class: shown, saved box by box by the script, or whole without one."""
    sheet = _sheet(request, code, round_code)
    if measure not in sheet.measures:
        raise Http404
    one = sheet.measures[measure][0]
    ledger.looked(request.actor, "enter-results", school=sheet.group.school_id)
    form = TestForm(posted(request), initial={"taken_on": sheet.round.day if sheet.round.day <= clock.today() else None})
    told: dict[str, Told] = {}
    if request.method == "POST":
        if form.is_valid():
            told = _save(request, sheet, one, form)
        elif _is_script(request):
            return JsonResponse(
                {"cells": {}, "says": " ".join(str(error) for errors in form.errors.values() for error in errors)}, status=422
            )
        else:
            told = as_sent(sheet, one, request.POST)
        sheet = _sheet(request, code, round_code)
        if _is_script(request):
            return JsonResponse({"cells": {key: one.as_dict() for key, one in told.items()}, "says": _so_far(sheet.measures[measure][1])})
        if form.is_valid() and not any(cell.state in (REFUSED, CLASH) for cell in told.values()):
            return _go_on(request, sheet, measure)
    return _page(request, sheet, measure, form, told)


def _save(request: Request, sheet: Sheet, measure: Any, form: TestForm) -> dict[str, Told]:
    said = form.cleaned_data
    return save_cells(sheet, measure, request.POST, taken_on=said["taken_on"], source=said["source"])


def _go_on(request: Request, sheet: Sheet, measure: str) -> HttpResponse:
    """Who is still without a result; or the next measure; or, with everything in, the class is handed in."""
    one, asked = sheet.measures[measure]
    here = _address(sheet, measure)
    if asked.missing:
        left = [pupil.name for pupil in sheet.pupils if one.pk in sheet.stands.missing.get(pupil.pk, ())]
        tell(request, _without(left), tone="plain")
        return redirect(here)
    if (following := _next(sheet)) is not None:
        tell(request, _("%(measure)s is all in.") % {"measure": one.name})
        return redirect(following)
    if not sheet.round.is_open:
        tell(request, _("Saved."))
        return redirect(here)
    try:
        actions.hand_in(request.actor, sheet.handing_in, today=clock.today())
    except Incomplete as why:
        tell(request, str(why), tone="plain")
        return redirect(here)
    tell(request, _("%(class)s is handed in: nobody is without a result.") % {"class": sheet.group.name})
    return redirect("staff:progress")


def _without(names: list[str]) -> str:
    says = ngettext("Saved. %(n)s pupil is still without a result", "Saved. %(n)s pupils are still without a result", len(names))
    shown = names[:NAMED] + ([_("%(n)s more") % {"n": len(names) - NAMED}] if len(names) > NAMED else [])
    return f"{says % {'n': len(names)}}: {listing(shown)}. " + _("“Absent” and “not tested” are results too.")


def _next(sheet: Sheet) -> str | None:
    """The first measure of which something is missing."""
    return next((_address(sheet, asked.code) for _measure, asked in sheet.measures.values() if asked.missing), None)


def _first(sheet: Sheet) -> str | None:
    return next((_address(sheet, code) for code in sheet.measures), None)


def _address(sheet: Sheet, measure: str) -> str:
    return reverse("staff:enter-measure", args=[sheet.group.code, sheet.round.code, measure])


def _sheet(request: Request, code: str, round_code: str) -> Sheet:
    school_here(request)
    sheet = sheet_of(request.actor, code, round_code, today=clock.today())
    if sheet is None:
        raise Http404
    return sheet


def _is_script(request: Request) -> bool:
    return request.headers.get("accept") == "application/json"


def _so_far(asked: MeasureAsked) -> str:
    """As "24 of 28 entered"."""
    return _("%(done)s of %(all)s entered") % {"done": asked.wanted - asked.missing, "all": asked.wanted} if asked.is_asked else ""


def _page(request: Request, sheet: Sheet, measure: str, form: TestForm, told: dict[str, Told]) -> HttpResponse:
    one, asked = sheet.measures[measure]
    cells = sheet.cells(one)
    lines = [(cell, told.get(cell.pupil.code) or told_of(cell)) for cell in cells]
    wrong = [(cell, said) for cell, said in lines if said.state in (REFUSED, CLASH)]
    context = {
        "sheet": sheet,
        "measure": one,
        "asked": asked,
        "lines": lines,
        "wrong": wrong,
        "form": form,
        "so_far": _so_far(asked),
        "how": str(HOW.get(Scale(one.scale), "")),
        "last_round": next((cell.last_when for cell in cells if cell.last_when), ""),
        "chips": [(words, _address(sheet, words.code)) for _m, words in sheet.measures.values()],
        "keypad": "" if one.scale in (Scale.AGE, Scale.GRADES) else "decimal" if one.scale == Scale.ATTENDANCE else "numeric",
        "today": clock.today(),
    }
    return render(request, "staff/rounds/enter.html", context)
