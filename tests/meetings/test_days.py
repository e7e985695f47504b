"""Which days a meeting may be set for, and where a page says that one is wrong."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.code_of_practice.school_year import last_day_to_plan
from fourfold.meetings.days import must_be_to_come
from fourfold.meetings.models import Meeting
from fourfold.pupils.refusals import WrongDay
from tests.cast import TODAY, Cast, at
from tests.signed_in import client_of

FIELD = 'id="id_{name}-error"'


@pytest.mark.parametrize(("today", "last"), [(date(2026, 8, 31), date(2027, 8, 31)), (date(2026, 9, 1), date(2028, 8, 31))])
def test_no_day_is_set_after_the_next_school_year(today: date, last: date) -> None:
    assert last_day_to_plan(today) == last
    with clock.set_to(at(today)):
        must_be_to_come(last)
        with pytest.raises(WrongDay, match="Check the year"):
            must_be_to_come(last + timedelta(days=1))
        with pytest.raises(WrongDay, match="still to come"):
            must_be_to_come(today - timedelta(days=1))


@pytest.mark.parametrize("day", ["2026-11-01", "2031-05-05"])
def test_a_wrong_day_is_told_beside_the_day_and_nothing_is_set(cast: Cast, day: str) -> None:
    said = {"planned_for": day, "starts_at": "15:30", "minutes": "30", "how": "in_person"}
    page = client_of(cast.account("amina")).post(f"/pupils/{cast.leo.code}/meetings/plan", said).content.decode()
    assert FIELD.format(name="planned_for") in page
    assert Meeting.objects.count() == 0


def test_a_meeting_that_is_noted_for_a_day_to_come_is_told_so_beside_the_day(cast: Cast) -> None:
    day = (TODAY + timedelta(days=9)).isoformat()
    said = {"kind": "other", "held_on": day, "how": "in_person", "pupils_part": "before", "takes_on-TOTAL_FORMS": "0"}
    page = client_of(cast.account("amina")).post(f"/pupils/{cast.leo.code}/meetings/new", said).content.decode()
    assert FIELD.format(name="held_on") in page
    assert Meeting.objects.count() == 0


def test_a_meeting_on_a_day_when_school_is_closed_is_set_with_a_word_about_it(cast: Cast) -> None:
    said = {"planned_for": "2026-12-25", "starts_at": "15:30", "minutes": "30", "how": "in_person"}
    amina = client_of(cast.account("amina"))
    answer = amina.post(f"/pupils/{cast.leo.code}/meetings/plan", said)
    assert "School is closed on Friday 25 December 2026." in amina.get(answer["Location"]).content.decode()
