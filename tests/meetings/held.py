"""A meeting with Leo's family, as it is mostly held."""

from datetime import date
from typing import Any

from fourfold.code_of_practice.meeting import LedAs, MeetingKind, PupilsPart, Whose
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Meeting
from fourfold.meetings.people import TakesOn, There
from tests.cast import Cast

MET = date(2026, 11, 19)


def meeting(cast: Cast, *, key: str = "meeting", **changed: Any) -> Meeting:
    how: dict[str, Any] = {
        "kind": MeetingKind.OTHER,
        "held_on": MET,
        "there": [There(Part.PARENT, cast.parents["grace"].code), There(Part.PARENT, cast.parents["kim"].code, came=False)],
        "pupils_part": PupilsPart.PART,
        "led_by": cast.account("tom").code,
        "led_as": LedAs.CLASS_TEACHER,
        "parents_concerns": "He cries at homework.",
        "next_steps": "Shorter homework.",
        "takes_on": [TakesOn(Whose.PARENT, "Read one page together", "Grace"), TakesOn(Whose.SCHOOL, "Mark the page", "Mr Hardy", MET)],
    }
    return hold_meeting(cast.tom, cast.leo, key=key, **(how | changed))
