"""The planner of the year's meetings: what it counts, what it suggests, and what a press sets and takes back (6.65)."""

import re
from datetime import date, time

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit import doors
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.meeting_dates import monday
from fourfold.code_of_practice.meeting_year import Slot, Third
from fourfold.meetings.actions import plan_meeting, plan_meetings
from fourfold.meetings.busy import Planned, SomebodyElseHasIt
from fourfold.meetings.models import Meeting
from fourfold.oversight.meetings_dates import suggestions, to_invite
from fourfold.oversight.meetings_year import meetings_year
from fourfold.pupils.actions import record_sen_status
from fourfold.pupils.models import ParentLink
from fourfold.schools.actions import add_closure, add_term, edit_school
from tests.cast import MAKER, TODAY, Cast
from tests.meetings.held import meeting
from tests.signed_in import client_of
from tests.support.history import decided

SPRING = date(2027, 2, 9)


def the_one(pattern: str, page: str) -> tuple[str, ...]:
    """What the first such place on a page holds; there must be one."""
    found = re.search(pattern, page)
    assert found, pattern
    return found.groups()


@pytest.fixture
def with_terms(cast: Cast) -> Cast:
    for name, starts, ends in (
        ("Autumn", date(2026, 9, 3), date(2026, 12, 18)),
        ("Spring", date(2027, 1, 5), date(2027, 3, 25)),
        ("Summer", date(2027, 4, 12), date(2027, 7, 21)),
    ):
        add_term(MAKER, cast.larkfield, name=name, starts=starts, ends=ends)
    decided(cast)
    return cast


def row(cast: Cast, name: str = "amina"):  # type: ignore[no-untyped-def]
    (found,) = meetings_year(cast.actor(name), cast.larkfield, today=TODAY).rows
    return found


def test_what_was_held_counts_and_the_rest_needs_a_date(with_terms: Cast) -> None:
    found = row(with_terms)
    assert (found.counted.held, found.counted.needs) == (1, 2)  # the talk before the decision was a meeting with his mother
    assert [found.slots[third].slot for third in Third] == [Slot.HELD, Slot.NEEDS_DATE, Slot.NEEDS_DATE]
    page = client_of(with_terms.account("amina")).get("/reviews").content.decode()
    assert "0 of 1 pupil is on course for three meetings" in page
    assert "Held 20 Nov" in page


def test_a_meeting_without_a_parent_is_none_of_the_three(with_terms: Cast) -> None:
    meeting(with_terms, key="without", there=[], held_on=date(2026, 11, 23))
    assert row(with_terms).counted.held == 1


def test_all_that_is_suggested_is_set_with_one_press_once_and_taken_back_with_another(with_terms: Cast) -> None:
    amina = client_of(with_terms.account("amina"))
    page = amina.get("/reviews/suggest").content.decode()
    keys = re.findall(r'name="s" value="([^"]+)"', page)
    said = {"s": keys, "key": the_one(r'name="key" value="(\w+)"', page)[0], "all": "1"}
    said |= dict(re.findall(r'name="(at-[^"]+)" value="([^"]+)"', page))
    assert len(keys) == 2
    answer = amina.post("/reviews/suggest", said)
    amina.post("/reviews/suggest", said)
    assert Meeting.objects.filter(planned_for__gt=TODAY).count() == 2
    assert row(with_terms).counted.on_course
    assert list(Meeting.objects.filter(planned_for__gt=TODAY).first().attendances.values_list("name", flat=True)) == ["Mr Hardy"]
    undo = re.search(r'action="(/reviews/undo/[^"]+)"', amina.get(answer["Location"]).content.decode())
    assert undo
    amina.post(undo.group(1))
    assert row(with_terms).counted.needs == 2


def test_one_alone_can_be_set_and_a_day_that_was_not_shown_is_not(with_terms: Cast) -> None:
    amina = client_of(with_terms.account("amina"))
    page = amina.get("/reviews/suggest").content.decode()
    (name, at), *_ = re.findall(r'name="at-([^"]+)" value="([^"]+)"', page)
    amina.post("/reviews/suggest", {"only": name, "key": "a" * 32, f"at-{name}": "2027-02-01T15:30"})
    assert not Meeting.objects.filter(planned_for__gt=TODAY).exists()
    amina.post("/reviews/suggest", {"only": name, "key": "a" * 32, f"at-{name}": at})
    assert Meeting.objects.filter(planned_for__gt=TODAY).count() == 1


def test_a_key_that_is_none_sets_the_day_all_the_same_and_it_can_be_taken_back(with_terms: Cast) -> None:
    amina = client_of(with_terms.account("amina"))
    page = amina.get("/reviews/suggest").content.decode()
    name, at = the_one(r'name="at-([^"]+)" value="([^"]+)"', page)
    answer = amina.post("/reviews/suggest", {"only": name, "key": "../<script>", f"at-{name}": at}, follow=True)
    assert Meeting.objects.filter(planned_for__gt=TODAY).count() == 1
    (undo,) = the_one(r'action="(/reviews/undo/[^"]+)"', answer.content.decode())
    amina.post(undo)
    assert not Meeting.objects.filter(planned_for__gt=TODAY, called_off_on=None).exists()


def test_what_is_suggested_keeps_clear_of_closures_of_the_teachers_other_meetings_and_of_full_weeks(with_terms: Cast) -> None:
    cast, tom = with_terms, with_terms.account("tom")

    def spring() -> Planned:
        (found,) = (one.planned for one in suggestions(cast.amina, cast.larkfield, today=TODAY)[0] if one.third is Third.SPRING)
        return found

    first = spring()
    add_closure(MAKER, cast.larkfield, day=first.day, why="Training")
    open_day = spring()
    assert open_day.day != first.day
    how = {"kind": MeetingKind.OTHER, "planned_for": open_day.day, "starts_at": open_day.at, "minutes": 30, "staff": [tom.code]}
    plan_meeting(cast.amina, cast.max, key="other", **how)
    free = spring()
    assert (free.day, free.at) != (open_day.day, open_day.at)
    edit_school(cast.helen, cast.larkfield, meetings_a_week=1)
    cast.larkfield.refresh_from_db()
    assert monday(spring().day) != monday(open_day.day)


def test_brother_and_sister_are_not_offered_the_same_time_by_two_teachers(with_terms: Cast) -> None:
    cast = with_terms
    record_sen_status(MAKER, cast.max, status="K", starts=date(2026, 9, 1))
    with doors.opened(doors.Door("test.setup", MAKER)):
        ParentLink(pupil=cast.max, parent=cast.parents["grace"], relation="mum", starts=date(2026, 9, 1)).save()
    for key, pupil, hour in (("leo", cast.leo, 15), ("max", cast.max, 16)):
        plan_meeting(cast.amina, pupil, key=key, kind=MeetingKind.OTHER, planned_for=SPRING, starts_at=time(hour, 30), minutes=30)
    leo, other = (one.times for one in to_invite(cast.amina, cast.larkfield, today=TODAY)[Third.SPRING])
    assert len(leo) == len(other) == 3
    assert not set(leo) & set(other)


def test_two_who_book_one_teacher_at_once_are_not_both_served(with_terms: Cast) -> None:
    cast, tom = with_terms, with_terms.account("tom")
    how = {"kind": MeetingKind.OTHER, "planned_for": SPRING, "minutes": 30, "staff": [tom.code]}
    plan_meeting(cast.amina, cast.leo, key="one", starts_at=clock.now().time().replace(15, 30), **how)
    with pytest.raises(SomebodyElseHasIt, match="Mr Hardy has another meeting on Tuesday 9 February at 3:30pm"):
        plan_meeting(cast.amina, cast.max, key="two", starts_at=clock.now().time().replace(15, 45), **how)
    made = plan_meetings(
        cast.amina, cast.larkfield, key="many", dates=[Planned(cast.max, SPRING, clock.now().time().replace(15, 30), (tom,))]
    )
    assert made == []


@pytest.mark.parametrize("name", ["tom", "sal", "odile", "grace", "rob", "gus"])
def test_only_who_answers_for_the_school_sets_the_days_of_all(with_terms: Cast, name: str) -> None:
    with pytest.raises((Denied, OutOfReach)):
        plan_meetings(with_terms.actor(name), with_terms.larkfield, key="k", dates=[Planned(with_terms.leo, SPRING)])


def test_no_other_schools_pupil_is_planned_for(with_terms: Cast) -> None:
    with pytest.raises(OutOfReach):
        plan_meetings(with_terms.amina, with_terms.larkfield, key="k", dates=[Planned(with_terms.otto, SPRING)])


def test_a_teacher_sees_their_own_pupils_and_the_weeks_are_measured_by_the_schools_own_number(with_terms: Cast) -> None:
    cast = with_terms
    assert row(cast, "tom").name == "Leo Obi"
    assert not meetings_year(cast.odile, cast.larkfield, today=TODAY).rows
    edit_school(cast.helen, cast.larkfield, meetings_a_week=1)
    cast.larkfield.refresh_from_db()
    for number in range(2):
        plan_meeting(cast.amina, cast.leo, key=f"k{number}", kind=MeetingKind.OTHER, planned_for=SPRING)
    assert meetings_year(cast.amina, cast.larkfield, today=TODAY).full == ((date(2027, 2, 8), 2),)
    assert "One week is too full" in client_of(cast.account("amina")).get("/reviews").content.decode()
    assert "Meetings each week" in client_of(cast.account("amina")).get("/reviews").content.decode()
    assert "Meetings each week" not in client_of(cast.account("tom")).get("/reviews").content.decode()


def test_one_day_is_set_by_hand_with_the_suggestion_in_the_box(with_terms: Cast) -> None:
    amina, page = client_of(with_terms.account("amina")), f"/pupils/{with_terms.leo.code}/meetings/plan?third=spring"
    assert 'value="2027-' in amina.get(page).content.decode()
    said = {"planned_for": "2027-02-09", "starts_at": "15:30", "minutes": "30", "how": "in_person", "leads": with_terms.account("tom").code}
    amina.post(page, said | {"key": "b" * 32})
    assert Meeting.objects.get(planned_for=SPRING).starts_at.hour == 15
    assert "Add the time" in amina.post(page, said | {"starts_at": ""}).content.decode()


def test_fewer_for_who_started_in_march_is_said_to_be_the_schools_own_number(with_terms: Cast) -> None:
    """A35: in July the number aimed at is the school's setting, and the page says so."""
    cast = with_terms
    edit_school(cast.helen, cast.larkfield, meetings_pro_rata=True)
    cast.larkfield.refresh_from_db()
    found = row(cast)
    assert found.counted.wanted == 3  # from 24 November, two hundred and eighty days of three hundred and sixty-five
    assert found.basis.startswith("This school's setting")
