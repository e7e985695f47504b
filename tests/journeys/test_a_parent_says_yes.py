"""A parent says yes to a meeting from a message: two presses, no box to fill, no account, and the calendar has it."""

from collections.abc import Callable
from typing import Any

import pytest

from fourfold.meetings.links import path_of
from tests.cast import Cast
from tests.journeys.test_taps import Hand
from tests.meetings.asked import SECOND, booked, invitation

pytestmark = pytest.mark.browser


def test_a_parent_says_yes_in_two_presses(cast_committed: Cast, live_server: Any, page: Any, signed_in: Callable[..., None]) -> None:
    meeting = booked(cast_committed, asked=True)
    hand = Hand(page, live_server.url, signed_in, cast_committed)
    page.goto(live_server.url + path_of(invitation(meeting, cast_committed)))
    hand.reads("When can we talk about Leo?")
    page.get_by_label("8:15am").check()
    hand.taps += 1
    hand.presses("button", "Yes, I will come")
    hand.reads("We will see you on Thursday 10 December at 8:15am")
    hand.took("A parent says yes to a meeting from a message", taps=2, fields=0)
    meeting.refresh_from_db()
    assert (meeting.planned_for, meeting.starts_at) == (SECOND.day, SECOND.at)
    with page.expect_download() as got:
        page.get_by_role("link", name="Put it in my calendar").click()
    assert got.value.suggested_filename == "meeting.ics"
