"""A meeting and its parts, the invitation to one, and a request to talk."""

from fourfold.meetings.models.invitation import Invitation, OfferedTime, addressed_to
from fourfold.meetings.models.meeting import Attendance, Meeting, Responsibility, of_meetings
from fourfold.meetings.models.talk import TalkRequest

__all__ = ["Attendance", "Invitation", "Meeting", "OfferedTime", "Responsibility", "TalkRequest", "addressed_to", "of_meetings"]
