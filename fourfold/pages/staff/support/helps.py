"""Needs, outcomes, support and strategies on one screen: what everyone who works with the pupil should know (6.49)."""

from django.http import HttpResponse
from django.shortcuts import render

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import open_record
from fourfold.pupils.queries import needs_of
from fourfold.support import queries


def helps(request: Request, code: str) -> HttpResponse:
    """The four things of 6.49, from the plan in force."""
    opened = open_record(request, code, "helps", Permission.PLAN_VIEW)
    row = queries.plan_in_force(request.actor, opened.pupil)
    context = {
        "pupil": opened.pupil,
        "needs": [need for need in needs_of(request.actor, opened.pupil) if need.ends is None],
        "found": queries.read_plan(request.actor, row, today=clock.today()) if row is not None else None,
    }
    return render(request, "staff/support/helps.html", context)
