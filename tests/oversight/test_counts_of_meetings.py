"""The year's report on meetings: held and declined apart, small numbers hidden, and whose number is aimed at."""

from datetime import date

import pytest

from fourfold.access.decide import Denied
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import answer_invitation, hold_meeting
from fourfold.meetings.kinds import Part, Reply
from fourfold.meetings.links import visitor_of
from fourfold.meetings.people import There
from fourfold.meetings.year import year_of_meetings
from fourfold.oversight.counts_of_meetings import meetings_counted
from fourfold.pupils import actions
from fourfold.schools.actions import edit_school
from tests.cast import AUTUMN, MAKER, Cast
from tests.meetings.asked import booked, invitation
from tests.signed_in import client_of

JULY = date(2027, 7, 20)


def on_support(cast: Cast, since: date = AUTUMN) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=since)


def met(cast: Cast, number: int) -> None:
    there = [There(Part.PARENT, cast.parents["grace"].code)]
    for place in range(number):
        hold_meeting(cast.tom, cast.leo, key=f"m{place}", kind=MeetingKind.OTHER, held_on=date(2026, 11, 2 + place), there=there)


def declined(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    for name in ("grace", "kim"):
        answer_invitation(visitor_of(row := invitation(meeting, cast, name)), row, reply=Reply.CANNOT)


def test_the_childs_line_says_held_offered_and_declined_apart(cast: Cast) -> None:
    """A34: two held, three offered, one declined; one is still due."""
    on_support(cast)
    met(cast, 2)
    declined(cast)
    found = year_of_meetings(cast.amina, cast.leo, today=JULY)
    assert found is not None
    assert (found.held, found.offered, found.declined, found.still_due) == (2, 3, 1, 1)
    text = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/meetings").content.decode()
    assert "Held 2. Offered 3. Declined 1." in text


def test_the_schools_report_hides_small_numbers_and_keeps_what_was_declined_apart(cast: Cast) -> None:
    """A34: eight held and six declined are eight held."""
    on_support(cast)
    met(cast, 8)
    found = meetings_counted(cast.gus, cast.larkfield.pk, today=JULY)
    assert (found.held.number, found.declined.number, found.open.number) == (8, 0, 0)
    declined(cast)
    found = meetings_counted(cast.gus, cast.larkfield.pk, today=JULY)
    assert found.declined.number is None
    assert "What was declined is never counted as held" in client_of(cast.account("gus")).get("/reports").content.decode()


def test_a_pupil_who_joined_in_march_is_measured_by_the_schools_own_number_and_the_report_says_so(cast: Cast) -> None:
    """A35."""
    on_support(cast, date(2026, 11, 23))
    edit_school(cast.helen, cast.larkfield, meetings_pro_rata=True)
    found = year_of_meetings(cast.amina, cast.leo, today=JULY)
    assert found is not None
    assert found.basis.startswith("This school's setting")
    assert meetings_counted(cast.gus, cast.larkfield.pk, today=JULY).own_number
    assert "the school’s own setting" in client_of(cast.account("gus")).get("/reports").content.decode()


@pytest.mark.parametrize("who", ["tom", "tess", "dan", "grace", "stranger", "odile", "megan"])
def test_nobody_else_gets_these_counts(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        meetings_counted(cast.actor(who), cast.larkfield.pk, today=JULY)
