"""The meetings of the invented families, noted through the verbs of meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.code_of_practice.meeting import LedAs, MeetingKind, PupilsPart
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Given, Part
from fourfold.meetings.models import Meeting
from fourfold.meetings.people import There
from fourfold.pupils.models import Pupil

A_PARENT = There(Part.PARENT)


def early_discussion(
    by: Actor, pupil: Pupil, teacher: Account, *, key: str, on: date, words: dict[str, Any], family: Sequence[There] = (A_PARENT,)
) -> Meeting:
    """The talk before a decision, led by the teacher, given to the parents on paper (6.39)."""
    return hold_meeting(
        by,
        pupil,
        key=key,
        kind=MeetingKind.EARLY_DISCUSSION,
        held_on=on,
        there=[*family, There(Part.STAFF, teacher.code)],
        pupils_part=PupilsPart.BEFORE,
        led_by=teacher.code,
        led_as=LedAs.CLASS_TEACHER,
        minutes=40,
        given_how=Given.HAND,
        advice_service_named=True,
        **words,
    )
