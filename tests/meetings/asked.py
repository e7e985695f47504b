"""A meeting with Leo's family that is to come, and to which they are asked."""

from datetime import date, time

from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import invite, plan_meeting
from fourfold.meetings.asking import Offer
from fourfold.meetings.kinds import How
from fourfold.meetings.models import Invitation, Meeting
from tests.cast import Cast

FIRST, SECOND, THIRD = (
    Offer(date(2026, 12, 8), time(16, 15)),
    Offer(date(2026, 12, 10), time(8, 15)),
    Offer(date(2026, 12, 11), time(18), How.VIDEO),
)
TIMES = (FIRST, SECOND, THIRD)


def booked(cast: Cast, *, asked: bool = False, key: str = "booked", times: tuple[Offer, ...] = TIMES) -> Meeting:
    staff = [cast.account("tom").code]
    how = {
        "kind": MeetingKind.OTHER,
        "planned_for": times[0].day,
        "starts_at": times[0].at,
        "minutes": 30,
        "staff": staff,
        "where": "Room 4",
    }
    meeting = plan_meeting(cast.amina, cast.leo, key=key, **how)
    if asked:
        invite(cast.amina, meeting, times=times)
        meeting.refresh_from_db()
    return meeting


def invitation(meeting: Meeting, cast: Cast, name: str = "grace") -> Invitation:
    return Invitation.objects.get(meeting=meeting, parent=cast.parents[name])


def code_of(meeting: Meeting, offer: Offer) -> str:
    return str(meeting.times.get(day=offer.day, at=offer.at, taken_back=False).code)
