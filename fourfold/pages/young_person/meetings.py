"""What a young person is asked to come to, and what was said when they met with the school (6.71): answered as parents answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.meetings.invited import my_invitations
from fourfold.meetings.queries import family_meetings
from fourfold.pupils.queries import open_record, visible_to

GIVEN = frozenset({Condition.PUBLISHED_TO_FAMILY})


def meetings(request: Request) -> HttpResponse:
    """Their own invitations, then the records that they were given. Before they are a young person in law their parents are asked, and
    have a page of their own."""
    own = visible_to(request.actor, Permission.MEETING_VIEW, side=Side.FAMILY, under=GIVEN).filter(account=request.actor.account).first()
    if own is None or request.actor.account is None:
        raise Http404
    opened = open_record(request.actor, own.code, page="my meetings", needs=Permission.MEETING_VIEW, side=Side.FAMILY, under=GIVEN)
    if opened is None:
        raise Http404
    context = {
        "is_me": True,
        "forename": opened.pupil.forename,
        "asked": my_invitations(request.actor, own.code, today=clock.today()),
        "found": family_meetings(request.actor, opened.pupil),
        "today": clock.today(),
    }
    return render(request, "family/meetings.html", context)
