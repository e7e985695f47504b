"""A meeting is planned or noted once, says who was there, and counts for the year only if a parent came."""

from datetime import date

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.code_of_practice.meeting import MeetingKind, PupilsPart
from fourfold.meetings import actions
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Attendance, Meeting, Responsibility
from fourfold.meetings.people import There
from fourfold.meetings.queries import family_meetings, meetings_of
from fourfold.meetings.year import year_of_meetings
from fourfold.pupils.refusals import Incomplete, Refused
from tests.cast import TODAY, Cast
from tests.meetings.held import MET, meeting


def test_a_meeting_names_who_came_who_could_not_who_led_and_who_does_what(cast: Cast) -> None:
    meeting(cast)
    (found,) = meetings_of(cast.amina, cast.leo)
    assert (found.there, found.apologies, found.led) == (("Grace Obi",), ("Kim Lane",), "Mr Hardy, class teacher")
    assert [(one.whose_name, one.what, one.who) for one in found.takes_on] == [
        ("The parents", "Read one page together", "Grace"),
        ("School", "Mark the page", "Mr Hardy"),
    ]


def test_the_same_form_sent_twice_notes_one_meeting(cast: Cast) -> None:
    assert meeting(cast) == meeting(cast)
    assert (Meeting.objects.count(), Attendance.objects.count(), Responsibility.objects.count()) == (1, 2, 2)


def test_nobody_of_the_family_there_is_no_meeting_with_them(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say who was there"):
        meeting(cast, there=[There(Part.PARENT, cast.parents["grace"].code, came=False)], pupils_part=None)


def test_a_child_who_was_not_heard_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Incomplete, match=r"6\.70"):
        meeting(cast, pupils_part=PupilsPart.NONE)


@pytest.mark.parametrize("name", ["rob", "yan"])
def test_a_parent_kept_out_or_of_another_child_cannot_be_written_down_as_there(cast: Cast, name: str) -> None:
    with pytest.raises(Refused, match="Choose one of the child’s parents"):
        meeting(cast, there=[There(Part.PARENT, cast.parents[name].code)])


def test_a_meeting_of_tomorrow_was_not_held(cast: Cast) -> None:
    with pytest.raises(Refused):
        meeting(cast, held_on=date(2027, 1, 1))


@pytest.mark.parametrize(("name", "refused"), [("tess", Denied), ("grace", Denied), ("rob", OutOfReach), ("odile", OutOfReach)])
def test_only_those_who_teach_or_lead_note_a_meeting(cast: Cast, name: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        actions.plan_meeting(cast.actor(name), cast.leo, key="k", kind=MeetingKind.OTHER, planned_for=date(2027, 3, 1))


def test_the_year_counts_meetings_at_which_a_parent_was_there(cast: Cast) -> None:
    """6.65; A34: what was only planned, and what a parent could not come to, is none of the three."""
    meeting(cast)
    meeting(cast, key="alone", there=[], pupils_part=PupilsPart.ALL)
    meeting(cast, key="before", held_on=date(2026, 7, 1))
    actions.plan_meeting(cast.amina, cast.leo, key="k", kind=MeetingKind.OTHER, planned_for=date(2027, 2, 1))
    found = year_of_meetings(cast.amina, cast.leo, today=TODAY)
    assert found is not None
    assert (found.held, found.wanted, found.still_due, found.next_on) == (1, 3, 2, date(2027, 2, 1))


@pytest.mark.parametrize(
    ("name", "knows"), [("grace", True), ("kim", True), ("tess", True), ("rob", False), ("odile", False), ("gus", False)]
)
def test_the_count_is_known_to_the_family_and_those_who_see_the_plan(cast: Cast, name: str, knows: bool) -> None:
    meeting(cast)
    assert (year_of_meetings(cast.actor(name), cast.leo, today=TODAY) is not None) is knows


def test_the_next_meeting_is_planned_at_this_one_and_comes_after_it(cast: Cast) -> None:
    meeting(cast, next_on=date(2027, 3, 4))
    assert Meeting.objects.get(held_on=None).follows == Meeting.objects.get(held_on=MET)
    with pytest.raises(Refused):
        meeting(cast, key="again", next_on=date(2026, 9, 1))


def test_a_family_reads_nothing_before_it_is_given_the_record(cast: Cast) -> None:
    meeting(cast)
    assert family_meetings(cast.grace, cast.leo) == []
