"""What staff send from the pages of one meeting: the times that are offered, the record, and what becomes of it."""

import re
from datetime import time

import pytest
from django.test import Client

from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import give_record, plan_meeting
from fourfold.meetings.kinds import Given, How, Reply
from fourfold.meetings.models import Invitation, Meeting
from fourfold.notifications.models import Delivery
from tests.cast import TODAY, Cast
from tests.meetings.asked import FIRST, SECOND, booked, code_of, invitation
from tests.meetings.held import meeting as held
from tests.pages.said import said, value_in
from tests.signed_in import client_of

RECORD = {
    "strengths_and_difficulties": "He loves stories.",
    "parents_concerns": "He cries at homework.",
    "outcomes": "A page alone.",
    "next_steps": "Homework of ten minutes.",
}
TWO_TIMES = {
    "day_1": "2026-12-08",
    "at_1": "16:15",
    "how_1": "in_person",
    "day_2": "10/12/2026",
    "at_2": "8.15",
    "how_2": "video",
    "how_3": "in_person",
}


def address(cast: Cast, row: Meeting, way: str = "") -> str:
    return f"/pupils/{cast.leo.code}/meetings/{row.code}{way and '/'}{way}"


def fresh(row: Meeting) -> Meeting:
    return Meeting.objects.get(pk=row.pk)


def times(row: Meeting) -> list[tuple[object, object, str]]:
    return [(one.day, one.at, one.how) for one in row.times.filter(taken_back=False).order_by("day")]


def test_a_family_is_asked_to_the_times_that_were_written_and_to_no_others(cast: Cast, amina: Client) -> None:
    row = booked(cast)
    page = said(amina, address(cast, row, "invite"))
    assert "Ask Leo’s family to a meeting" in page
    assert re.search(r'name="day_1"[^>]*value="2026-12-08"', page)
    where = {"where": "The library", "purpose": "To see how reading goes", "to_think_about": "What helps?", "pupils_own_part": ""}
    assert "The family is asked. Their answer will stand here." in said(amina, address(cast, row, "invite"), TWO_TIMES | where)
    assert times(row) == [(FIRST.day, time(16, 15), "in_person"), (SECOND.day, time(8, 15), "video")]
    assert (fresh(row).where, fresh(row).to_think_about) == ("The library", "What helps?")
    assert {one.parent.forename for one in Invitation.objects.filter(meeting=row)} == {"Grace", "Kim"}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"day_1": ""}, "Choose a day for the first time"),
        ({"at_1": ""}, "Add the time"),
        ({"at_1": "quarter past"}, "Write the time as hours and minutes, like 15:30"),
        ({"at_2": ""}, "A time needs its day and its hour."),
        ({"day_1": "2026-11-03"}, "Choose a day that is still to come."),
        ({"day_1": "2062-12-08"}, "Check the year: that is after the next school year."),
    ],
)
def test_a_hurried_invitation_asks_nobody(cast: Cast, amina: Client, changed: dict[str, str], says: str) -> None:
    row = booked(cast)
    assert says in said(amina, address(cast, row, "invite"), TWO_TIMES | changed)
    assert (times(row), Delivery.objects.count()) == ([], 0)


def test_a_time_on_a_closed_day_is_offered_and_said(cast: Cast, amina: Client) -> None:
    page = said(amina, address(cast, booked(cast), "invite"), TWO_TIMES | {"day_2": "2026-12-12"})
    assert "School is closed on" in page
    assert "The family is asked." in page


def test_the_same_times_in_another_room_are_told_to_the_family_and_the_same_in_all_are_not(cast: Cast, amina: Client) -> None:
    row = booked(cast, asked=True, times=(FIRST, SECOND))
    to, again = address(cast, row, "invite"), TWO_TIMES | {"how_2": "in_person", "where": "The hall"}
    assert "They were asked before." in said(amina, to)
    for _press in range(2):
        amina.post(to, again)
    assert fresh(row).where == "The hall"
    assert Delivery.objects.filter(name="Grace Obi").count() == 2


def test_a_meeting_by_video_is_offered_by_video(cast: Cast, amina: Client) -> None:
    """Else one press would ask a family to the school that was promised a call."""
    when = {"planned_for": FIRST.day, "starts_at": FIRST.at, "minutes": 30}
    row = plan_meeting(cast.amina, cast.leo, key="call", kind=MeetingKind.OTHER, how=How.VIDEO, **when)
    page = said(amina, address(cast, row, "invite"))
    assert page.count('value="video" selected') == 3


def test_what_the_family_told_somebody_at_school_stands_as_their_answer(cast: Cast, amina: Client) -> None:
    row = booked(cast, asked=True)
    to = address(cast, row, f"said/{invitation(row, cast).code}")
    assert "Written down." in said(amina, to, {"reply": "yes", "time": code_of(row, SECOND), "words": "At the gate"})
    assert (invitation(row, cast).answer, fresh(row).planned_for) == (Reply.YES, SECOND.day)


def test_a_yes_without_a_time_is_not_written_down(cast: Cast, amina: Client) -> None:
    row = booked(cast, asked=True)
    to = address(cast, row, f"said/{invitation(row, cast).code}")
    assert "Choose a time" in said(amina, to, {"reply": "yes", "time": ""})
    assert invitation(row, cast).answer == ""


def test_a_record_is_written_again_while_it_is_a_draft(cast: Cast, amina: Client) -> None:
    row = held(cast)
    page = said(amina, address(cast, row, "write"))
    assert "Shorter homework." in page
    assert "Saved." in said(amina, address(cast, row, "write"), RECORD | {"edition": "1"})
    assert fresh(row).next_steps == "Homework of ten minutes."


def test_two_who_write_one_record_do_not_overwrite_each_other(cast: Cast, amina: Client) -> None:
    row = held(cast)
    to, mine = address(cast, row, "write"), RECORD | {"edition": "1", "next_steps": "None at all."}
    said(client_of(cast.account("tom")), to, RECORD | {"edition": "1"})
    page = said(amina, to, mine)
    assert "Homework of ten minutes." in page
    assert "None at all." in page
    assert fresh(row).next_steps == "Homework of ten minutes."
    assert "Saved." in said(amina, to, mine | {"edition": value_in(page, "edition")})
    assert fresh(row).next_steps == "None at all."


def test_a_record_that_the_family_has_changes_with_a_reason_alone(cast: Cast, amina: Client) -> None:
    """6.71: the old words stay, and the parents get the new ones."""
    row = held(cast)
    give_record(cast.amina, row, how=Given.LETTER, today=TODAY)
    to = address(cast, row, "write")
    assert "Put the record right" in said(amina, to)
    assert "Say why the record changes." in said(amina, to, RECORD | {"edition": "1", "because": " "})
    assert fresh(row).next_steps == "Shorter homework."
    page = said(amina, to, RECORD | {"edition": "1", "because": "Ten minutes was agreed."})
    assert "Put right. The family gets the new record." in page
    assert "Before it was put right" in page
    assert Delivery.objects.filter(name="Grace Obi").count() == 2


def test_a_record_that_is_sent_without_a_change_is_not_said_to_be_put_right(cast: Cast, amina: Client) -> None:
    row = held(cast)
    give_record(cast.amina, row, how=Given.LETTER, today=TODAY)
    same = {name: getattr(row, name) for name in RECORD}
    page = said(amina, address(cast, row, "write"), same | {"edition": "1", "because": "To be sure."})
    assert "The family gets the new record." not in page
    assert Delivery.objects.filter(name="Grace Obi").count() == 1


def test_a_record_is_given_to_the_parents_and_shared_with_staff(cast: Cast, amina: Client) -> None:
    row = held(cast)
    assert "The parents have the record." in said(amina, address(cast, row, "give"), {"how": "letter"})
    assert "Everyone who works with the child can read it now." in said(amina, address(cast, row, "share"), {})
    assert fresh(row).given_how == Given.LETTER
    assert fresh(row).shared_with_staff_on is not None


def test_what_somebody_took_on_is_done_by_one_press(cast: Cast, amina: Client) -> None:
    row = held(cast)
    first, _second = row.responsibilities.all()
    page = said(amina, address(cast, row, f"done/{first.code}"), {})
    assert page.count("It is done") == 1
    assert "Done." in page
    assert amina.post(address(cast, row, "done/nonsense")).status_code == 404
