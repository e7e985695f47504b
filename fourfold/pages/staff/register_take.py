"""Taking the register away as a CSV file: up to 30 pupils in one press, more once the head has released it."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.exchange.csv_cells import spreadsheet_safe
from fourfold.oversight.register import Filters, RegisterRow, register_rows
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.register import address, filters_from
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.exports import NotReleased, TooManyPupils
from fourfold.pupils.actions.families import SamePerson
from fourfold.schools.queries import School
from fourfold.ui.notices import tell

KIND = "sen_register"
COLUMNS = ("Surname, forename", "Year", "Class", "SEN status", "Since", "Primary need", "Code", "Area of need", "Step", "Next", "Next date")


@require_POST
def export(request: Request) -> HttpResponse:
    """Save the pupils chosen, or all that were asked for. More than 30 wait for a second person (veto 6)."""
    school = school_here(request)
    codes = [] if "all" in request.POST else request.POST.getlist("p")
    if not codes and "all" not in request.POST:
        tell(request, _("Choose pupils first, or save the whole list."), tone="plain")
        return redirect(address(filters_from(request.POST.dict())))
    rows = register_rows(request.actor, school, filters=filters_from(request.POST.dict()), codes=codes or None)
    pupils = [row.pupil for row in rows]
    try:
        actions.take_list(request.actor, school, kind=KIND, pupils=pupils)
    except TooManyPupils:
        asked = actions.ask_for_list(request.actor, school, kind=KIND, pupils=pupils, on=clock.today())
        return redirect("staff:release", asked.code)
    return as_csv(rows)


def exports(request: Request) -> HttpResponse:
    """The lists that wait or were released lately."""
    school = school_here(request)
    lists = queries.lists_asked_for(request.actor, school)
    may_release = may(Permission.EXPORT_APPROVE, school.standing(request.actor, Permission.EXPORT_APPROVE), side=Side.SCHOOL)
    if not lists and not may(Permission.EXPORT_CREATE, school.standing(request.actor, Permission.EXPORT_CREATE), under=queries.CENSUS):
        raise PermissionDenied
    waiting = [one for one in lists if one.is_waiting]
    return render(request, "staff/exports.html", {"lists": lists, "waiting": waiting, "may_release": may_release})


def release(request: Request, wanted: str) -> HttpResponse:
    """One list: what it holds and who asked; to release it, to say no, or to take it once it is released."""
    school = school_here(request)
    asked = queries.list_request(request.actor, school, wanted)
    if asked is None:
        raise Http404
    if request.method == "POST":
        return answer(request, school, asked)
    seen = next(one for one in queries.lists_asked_for(request.actor, school) if one.code == wanted)
    may_release = may(Permission.EXPORT_APPROVE, school.standing(request.actor, Permission.EXPORT_APPROVE), side=Side.SCHOOL)
    context = {
        "asked": seen,
        "may_release": may_release and not seen.is_mine,
        "ask": queries.those_who_release(request.actor, school),
        "open_now": seen.open_until is not None and clock.today() <= seen.open_until,
    }
    return render(request, "staff/export.html", context)


def answer(request: Request, school: School, asked: Any) -> HttpResponse:
    """Do what was pressed."""
    try:
        if "release" in request.POST:
            actions.release_list(request.actor, asked, on=clock.today())
            tell(request, _("Released. It can be taken for a week."))
        elif "decline" in request.POST:
            actions.decline_list(request.actor, asked, on=clock.today())
            tell(request, _("You said no. The list stays here."))
        else:
            rows = [row for row in register_rows(request.actor, school, filters=Filters()) if row.pupil in set(asked.pupils)]
            actions.take_released_list(request.actor, asked, on=clock.today(), pupils=[row.pupil for row in rows])
            return as_csv(rows)
    except (SamePerson, NotReleased) as reason:
        tell(request, str(reason), tone="late")
        return redirect("staff:release", asked.code)
    return redirect("staff:exports")


def as_csv(rows: Iterable[RegisterRow]) -> HttpResponse:
    """The rows as a file that is safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        surname_first = ", ".join(part for part in (row.surname, row.forename) if part)
        values = (surname_first, row.year_name, row.class_name, row.status, row.since, row.need_name, row.need, row.area_name)
        writer.writerow([spreadsheet_safe(value) for value in (*values, row.step, row.next_says, row.next_on)])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="sen-register-{clock.today():%Y-%m-%d}.csv"'
    return response
