"""Asking many families at once: those whose meeting has its day and who have not been asked."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.code_of_practice.meeting_year import Third
from fourfold.meetings import actions
from fourfold.oversight.meetings_dates import to_invite
from fourfold.pages.staff.meetings.planner import THIRDS, may_plan_all
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.support.attempt import did
from fourfold.ui.frame import Link
from fourfold.ui.notices import tell


def inviting(request: Request) -> HttpResponse:
    """One term's meetings, ticked; one press asks all of their families, each with three times to choose from. A meeting for which no
    time is free stands below, and is asked to by hand."""
    school, today = school_here(request), clock.today()
    if not may_plan_all(request, school):
        return redirect("staff:reviews")
    asked = request.GET.get("third", "")
    waiting = to_invite(request.actor, school, today=today)
    thirds = [one for one in Third if waiting[one]]
    third = Third(asked) if asked in thirds else (thirds[0] if thirds else Third.AUTUMN)
    rows = [one for one in waiting[third] if one.times]
    if request.method == "POST":
        chosen = set(request.POST.getlist("m"))
        pairs = [(one.meeting, one.times) for one in rows if one.meeting.code in chosen]
        made: list[int] = []
        wrong = did(lambda: made.append(actions.invite_many(request.actor, school, asked=pairs)))
        words = ngettext("%(n)s family is asked.", "%(n)s families are asked.", sum(made)) % {"n": sum(made)}
        tell(request, wrong or words, tone="late" if wrong else "good")
        return redirect("staff:reviews")
    links = [
        Link(str(THIRDS[one]), f"?third={one}", count=sum(bool(row.times) for row in waiting[one]), current=one is third) for one in thirds
    ]
    without = [one for one in waiting[third] if not one.times]
    context = {"rows": rows, "without": without, "links": links, "third": third, "today": today}
    return render(request, "staff/meetings/inviting.html", context)
