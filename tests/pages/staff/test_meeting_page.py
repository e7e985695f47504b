"""One meeting's page, before it and after it: what the family said stands first, and a review's words are read in the review."""

import re
from datetime import date

import pytest

from fourfold.audit import doors
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import note_answer, plan_meeting
from fourfold.meetings.invited import Asked
from fourfold.meetings.kinds import Reply
from fourfold.pages.staff.meetings.one import stands
from fourfold.pupils.actions import record_sen_status
from fourfold.support.models import Review
from tests.cast import MAKER, Cast
from tests.meetings.asked import booked, invitation
from tests.meetings.held import meeting as held
from tests.signed_in import client_of
from tests.support.history import reviewed, started


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([], ""),
        (["", ""], "asked"),
        (["cannot", ""], "said"),
        (["cannot", "cannot"], "cannot"),
        (["yes", "cannot"], "yes"),
        (["other", ""], "said"),
    ],
)
def test_what_the_family_says_to_a_meeting_is_one_thing(answers: list[str], says: str) -> None:
    asked = [Asked("c", "Grace Obi", date(2026, 11, 27), one, "", None, "", "", None, False, False) for one in answers]
    assert stands(asked) == says


def test_a_class_teacher_who_is_asked_to_a_meeting_opens_it_and_finds_it_among_the_childs(cast: Cast) -> None:
    """6.67: who leads the talk needs its page, also where no plan names them yet."""
    mine = booked(cast, asked=True)
    other = plan_meeting(cast.amina, cast.leo, key="other", kind=MeetingKind.OTHER, planned_for=date(2026, 12, 9))
    record = f"/pupils/{cast.leo.code}"
    tom = client_of(cast.account("tom"))
    assert f"{record}/meetings" in tom.get(f"{record}/story").content.decode()
    listed = tom.get(f"{record}/meetings").content.decode()
    assert (mine.code in listed, other.code in listed) == (True, False)
    assert "Grace Obi" in tom.get(f"{record}/meetings/{mine.code}").content.decode()
    assert tom.get(f"{record}/meetings/{other.code}").status_code == 403
    tess = client_of(cast.account("tess"))
    assert [tess.get(f"{record}/meetings{more}").status_code for more in ("", f"/{mine.code}")] == [403, 403]


def test_a_meeting_that_nobody_wants_does_not_stand_as_planned(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    for name in ("grace", "kim"):
        note_answer(cast.actor("amina"), invitation(meeting, cast, name), reply=Reply.CANNOT)
    page = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/meetings/{meeting.code}").content.decode()
    assert "The family does not want this meeting." in page
    assert "Planned" not in page


def test_the_page_of_a_reviews_meeting_leads_to_what_was_said_in_it(cast: Cast) -> None:
    reviewed(cast, started(cast))
    review = Review.objects.get()
    amina = client_of(cast.account("amina"))
    page = amina.get(f"/pupils/{cast.leo.code}/meetings/{review.meeting.code}").content.decode()
    found = re.search(r'href="(/pupils/\w+/review\?of=\w+)"', page)
    assert found
    assert "Nothing is written down yet." not in page
    assert amina.get(found.group(1)).status_code == 200


def test_a_meeting_without_a_free_time_is_not_ticked_to_be_asked_to(cast: Cast) -> None:
    record_sen_status(MAKER, cast.leo, status="K", starts=date(2026, 9, 1))
    meeting = booked(cast)
    with doors.opened(doors.Door("test.setup", MAKER)):
        meeting.starts_at = None
        meeting.save()
    page = client_of(cast.account("amina")).get("/reviews/invite").content.decode()
    assert f'value="{meeting.code}"' not in page
    assert "These need a time first" in page
    assert f"/pupils/{cast.leo.code}/meetings/{meeting.code}/invite" in page


def test_how_the_record_is_given_must_be_one_of_the_ways(cast: Cast) -> None:
    row = held(cast)
    amina = client_of(cast.account("amina"))
    answer = amina.post(f"/pupils/{cast.leo.code}/meetings/{row.code}/give", {"how": "by owl"})
    assert 'class="notice is-late"' in amina.get(answer["Location"]).content.decode()
    row.refresh_from_db()
    assert row.given_on is None


def test_three_a_year_is_said_of_nobody_who_has_no_sen_support(cast: Cast) -> None:
    """A34: the number is for those who have SEN support (6.65)."""
    amina, address = client_of(cast.account("amina")), f"/pupils/{cast.max.code}/meetings"
    page = amina.get(address).content.decode()
    assert f"No meeting about {cast.max.forename} is noted yet" in page
    assert "We aim at" not in page
    record_sen_status(MAKER, cast.max, status="K", starts=date(2026, 9, 1))
    assert "We aim at" in amina.get(address).content.decode()


def test_a_second_press_that_calls_a_meeting_off_is_forgiven(cast: Cast) -> None:
    meeting = booked(cast)
    amina, address = client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/meetings/{meeting.code}/off"
    assert amina.post(address)["Location"] == f"/pupils/{cast.leo.code}/meetings"
    assert amina.post(address)["Location"] == f"/pupils/{cast.leo.code}/meetings"
    assert amina.post(address.replace(meeting.code, "nonsense")).status_code == 404
