"""What this reader is asked to come to, and what was said when the family and the school met (6.71)."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.meetings.invited import my_invitations
from fourfold.meetings.queries import family_meetings
from fourfold.pupils.queries import open_record

GIVEN = frozenset({Condition.PUBLISHED_TO_FAMILY})


def meetings(request: Request, code: str) -> HttpResponse:
    """What this reader is asked to, with the way to answer; then the records that this family was given, the newest first."""
    opened = open_record(request.actor, code, page="family meetings", needs=Permission.MEETING_VIEW, side=Side.FAMILY, under=GIVEN)
    if opened is None:
        raise Http404
    context = {
        "is_me": False,
        "code": code,
        "forename": opened.pupil.forename,
        "asked": my_invitations(request.actor, code, today=clock.today()),
        "found": family_meetings(request.actor, opened.pupil),
        "today": clock.today(),
    }
    return render(request, "family/meetings.html", context)
