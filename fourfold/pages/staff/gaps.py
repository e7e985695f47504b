"""Pupils with a known need and no help in force."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.oversight.gaps import barriers_without_action
from fourfold.pages.staff.reach import require_role


def gaps(request: Request) -> HttpResponse:
    """Each with what to do next."""
    school = require_role(request, Role.SENCO, Role.HEAD)
    ledger.looked(request.actor, "gaps", school=school.pk)
    today = clock.today()
    found = barriers_without_action(request.actor, school, today=today)
    number = len(found)
    sentence = ngettext("%(n)s pupil has a known need and no help yet", "%(n)s pupils have a known need and no help yet", number) % {
        "n": number
    }
    context = {
        "sentence": sentence if found else _("Every pupil with a known need has help"),
        "rows": [(one, *what_next(one.step)) for one in found],
        "today": today,
    }
    return render(request, "staff/gaps.html", context)


def what_next(step: Step | None) -> tuple[str, str]:
    """Where the pupil stands, and the page on which it goes on."""
    if step is None:
        return _("No cycle of support is open."), "staff:decision"
    if step is Step.ASSESS:
        return _("We are finding out what helps."), "staff:assess"
    if step is Step.PLAN:
        return _("The plan is being written."), "staff:plan"
    return _("The plan in force says nothing that school does."), "staff:plan"
