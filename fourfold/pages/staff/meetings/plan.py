"""A day for one child's next meeting with the parents."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.meeting_year import Third
from fourfold.meetings import actions
from fourfold.oversight.meetings_dates import suggested_for
from fourfold.pages.staff.meetings.closed import tell_if_closed
from fourfold.pages.staff.meetings.plan_form import PlanForm
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pupils.adults import TEACHES, adults
from fourfold.ui.notices import tell


def plan(request: Request, code: str) -> HttpResponse:
    """Choose the day. What the planner would suggest stands in the boxes."""
    opened = open_record(request, code, "plan a meeting", Permission.MEETING_CREATE)
    school, today = school_here(request), clock.today()
    asked = request.GET.get("third", "")
    third = Third(asked) if asked in set(Third) else None
    best = suggested_for(request.actor, school, opened.pupil, third, today=today)
    initial: dict[str, Any] = {"minutes": school.meeting_minutes}
    if best is not None:
        initial |= {"planned_for": best.day, "starts_at": best.at, "leads": best.staff[0].code if best.staff else ""}
    people = [(one.code, one.name) for one in adults(request.actor, opened.pupil, roles=TEACHES)]
    form = PlanForm(request.POST or None, adults=people, initial=initial)
    made: list[Any] = []
    if form.is_valid() and attempt(
        form, lambda: made.append(actions.plan_meeting(request.actor, opened.pupil, **form.details)), day="planned_for"
    ):
        tell(request, _("The day is set. The family has not been asked yet."))
        tell_if_closed(request, school, [form.cleaned_data["planned_for"]])
        return redirect("staff:meeting", code, made[0].code)
    context = {"pupil": opened.pupil, "form": form, "suggested": best is not None, "today": today}
    return render(request, "staff/meetings/plan.html", context)
