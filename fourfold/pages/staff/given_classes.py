"""Planned and given for every pupil with help in one's classes; for the SENCO and leaders, of the school."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.code_of_practice.giving import NOTHING
from fourfold.oversight.given_in_class import given_in_classes
from fourfold.pages.staff.reach import school_here


def given_classes(request: Request) -> HttpResponse:
    """One row a pupil: last week, this week, and all of the plan."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "given", school=school.pk)
    found = given_in_classes(request.actor, school, today=today)
    whole = sum((one.last_week for one in found), NOTHING)
    words = _("%(given)s of %(due)s minutes of help were given last week")
    context = {
        "rows": found,
        "sentence": words % {"given": whole.given_minutes, "due": whole.due_minutes} if whole.recorded else _("Help planned and given"),
    }
    return render(request, "staff/given_classes.html", context)
