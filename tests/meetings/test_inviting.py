"""A family is asked to a meeting, and answers by a link that opens nothing else; a refusal counts as what it is (6.65)."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.permissions import Permission
from fourfold.audit import doors
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.meeting_year import Counts, Seen, counts
from fourfold.meetings.actions import answer_invitation, call_off, hold_meeting, invite, note_answer, plan_meeting
from fourfold.meetings.asking import Offer
from fourfold.meetings.busy import SomebodyElseHasIt
from fourfold.meetings.invited import answers_waiting, my_invitations, who_was_invited
from fourfold.meetings.kinds import How, Part, Reply
from fourfold.meetings.links import path_of, sign, visitor_of
from fourfold.meetings.models import Invitation
from fourfold.meetings.offers import seen_of
from fourfold.meetings.people import There
from fourfold.notifications.models import Delivery
from fourfold.outbox.models import Mail
from fourfold.pupils.actions import record_sen_status
from fourfold.pupils.models import Pupil, Restriction
from fourfold.pupils.refusals import Refused
from fourfold.pupils.standing import within_reach
from fourfold.schools.actions import add_term
from tests.cast import MAKER, TODAY, Cast, at
from tests.meetings.asked import FIRST, SECOND, TIMES, booked, code_of, invitation
from tests.signed_in import client_of


def year(cast: Cast) -> Counts:
    seen: list[Seen] = seen_of([cast.leo.pk], date(2026, 9, 1), date(2027, 8, 31))[cast.leo.pk]
    return counts(seen, year=2026, wanted=3, today=date(2027, 7, 20))


def test_each_parent_who_may_be_asked_has_their_own_link_and_nobody_else_has_one(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    assert {one.name for one in who_was_invited(cast.amina, meeting)} == {"Grace Obi", "Kim Lane"}
    links = {path_of(row) for row in Invitation.objects.all()}
    assert len(links) == 2


def test_the_mail_names_no_child_and_no_place_and_carries_the_link(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    mail = Mail.objects.get(purpose="letter", to="grace@example.org")
    assert path_of(invitation(meeting, cast)) in mail.body
    assert not {"Leo", "Obi", "Room 4"} & set(re.findall(r"[\w ]+", mail.subject + mail.body))
    assert "Leo" not in mail.subject


def test_the_letter_says_all_that_an_invitation_says(cast: Cast) -> None:
    booked(cast, asked=True)
    letter = str(Delivery.objects.get(notice__kind="meeting_invitation", parent=cast.parents["grace"]).letter)
    for words in (
        "Tuesday 8 December",
        "4:15pm",
        "Thursday 10 December",
        "30 minutes",
        "Room 4",
        "Mr Hardy",
        "What has changed",
        "interpreter",
    ):
        assert words in letter
    for words in (
        "You can change your answer",
        "Northshire SENDIASS",
        "Leo can come for all or some of it",
        "Make a complaint",
        "by phone",
    ):
        assert words in letter


def test_two_presses_answer_and_opening_changes_nothing(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    row, nobody = invitation(meeting, cast), Client()
    page = nobody.get(path_of(row)).content.decode()
    assert "When can we talk about Leo?" in page
    assert "Hello Grace" in page
    assert invitation(meeting, cast).answer == ""
    answer = nobody.post(path_of(row), {"reply": "yes", "time": code_of(meeting, SECOND)})
    assert "Thank you. We will see you on Thursday 10 December at 8:15am" in nobody.get(answer["Location"]).content.decode()
    meeting.refresh_from_db()
    assert (meeting.planned_for, meeting.starts_at) == (SECOND.day, SECOND.at)


@pytest.mark.parametrize("reply", Reply)
def test_each_answer_is_two_presses_at_most_without_an_account(cast: Cast, reply: Reply) -> None:
    """A choice and a press for "yes"; a press for a call; for every other the press that leads on and its own. Nothing has to be typed."""
    meeting, nobody = booked(cast, asked=True), Client()
    row = invitation(meeting, cast)
    first = nobody.get(path_of(row)).content.decode()
    (leads_on,) = re.findall(r'href="([^"]+\?answer=other)"', first)
    presses = [re.findall(r'type="submit" name="reply" value="(\w+)"', page) for page in (first, nobody.get(leads_on).content.decode())]
    assert reply in presses[0] + presses[1]
    said = {"reply": reply.value} | ({"time": code_of(meeting, FIRST)} if reply is Reply.YES else {})
    assert nobody.post(path_of(row), said).status_code == 302
    row.refresh_from_db()
    assert row.answer == reply


def test_page_and_letter_say_what_it_is_for_who_comes_what_to_think_about_and_the_childs_part(cast: Cast) -> None:
    """6.65-6.70, in the school's own words where it has any, and in ours where it has none."""
    meeting = booked(cast, asked=True)
    row = invitation(meeting, cast)
    for says in (
        ("how things are going for Leo", "Mr Hardy", "What would you like to happen?", "Leo can come for all or some of it"),
        ("To plan Year 6.", "Mr Hardy", "What helps at home?", "Leo shows his book first."),
    ):
        page = Client().get(path_of(row)).content.decode()
        letter = str(Delivery.objects.filter(parent=cast.parents["grace"]).latest("pk").letter)
        for words in (*says, "You can bring"):
            assert words in page, words
            assert words in letter, words
        own = {"purpose": "To plan Year 6.", "to_think_about": "What helps at home?", "pupils_own_part": "Leo shows his book first."}
        invite(cast.amina, meeting, times=[SECOND], **own)
        row.refresh_from_db()


def test_school_reads_who_needs_an_interpreter_and_who_brings_somebody_whatever_they_answer(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    Client().post(path_of(invitation(meeting, cast)), {"reply": "video", "needs_interpreter": "on", "brings_somebody": "on"})
    page = client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/meetings/{meeting.code}").content.decode()
    assert page.count("Needs an interpreter") == page.count("Brings someone") == 1
    again = Client().get(f"{path_of(invitation(meeting, cast))}?answer=other").content.decode()
    assert 'name="needs_interpreter" id="i" checked' in again


@pytest.mark.parametrize(
    ("reply", "how"), [("phone", How.PHONE), ("video", How.VIDEO), ("other", How.IN_PERSON), ("cannot", How.IN_PERSON)]
)
def test_what_asks_for_something_waits_for_somebody_until_it_is_dealt_with(cast: Cast, reply: str, how: How) -> None:
    meeting = booked(cast, asked=True)
    Client().post(path_of(invitation(meeting, cast)), {"reply": reply, "words": "Mornings are bad."})
    meeting.refresh_from_db()
    assert meeting.how == how
    assert [one.parent.name for one in answers_waiting(cast.amina)] == ["Grace Obi"]
    assert not answers_waiting(cast.odile)
    invite(cast.amina, meeting, times=[Offer(date(2026, 12, 15), time(16))])
    assert not answers_waiting(cast.amina)


def test_the_link_goes_to_no_other_site_and_the_form_says_where_it_comes_from(cast: Cast) -> None:
    """With "no-referrer" a browser sends the answer from the origin "null", which is refused as somebody else's form."""
    answer = Client().get(path_of(invitation(booked(cast, asked=True), cast)))
    assert answer["Referrer-Policy"] == "same-origin"


def test_without_a_time_it_says_what_is_missing_and_keeps_the_page(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    page = Client().post(path_of(invitation(meeting, cast)), {"reply": "yes"}).content.decode()
    assert "Choose a time" in page
    assert "There is a problem" in page


def test_what_a_family_wrote_and_ticked_is_kept_when_something_is_wrong(cast: Cast) -> None:
    here = path_of(invitation(booked(cast, asked=True), cast))
    long = "He is worried. " * 70
    page = Client().post(here, {"reply": "video", "words": long}).content.decode()
    assert "Use 1000 letters at most." in page
    assert long.strip() in page
    assert re.findall(r'class="btn btn--big" type="submit" name="reply" value="(\w+)"', page) == ["video"]
    page = Client().post(here, {"reply": "yes", "needs_interpreter": "on", "brings_somebody": "on"}).content.decode()
    assert page.count('type="checkbox"') == page.count('type="checkbox" name="needs_interpreter" id="i" checked') * 2 == 2
    assert 'id="b" checked' in page


def test_a_meeting_is_not_called_off_without_the_reason_that_was_typed(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    here = f"/pupils/{cast.leo.code}/meetings/{meeting.code}"
    amina = client_of(cast.account("amina"))
    assert "Use 600 letters at most." in amina.post(f"{here}/off", {"because": "x" * 601}, follow=True).content.decode()
    meeting.refresh_from_db()
    assert meeting.called_off_on is None
    said = {"reply": "cannot", "words": "x" * 601}
    answer = amina.post(f"{here}/said/{invitation(meeting, cast).code}", said, follow=True)
    assert "Use 600 letters at most." in answer.content.decode()


def test_nobody_is_asked_without_a_time_or_with_four_or_where_no_parent_is_confirmed(cast: Cast) -> None:
    meeting, fourth = booked(cast), Offer(date(2026, 12, 14), time(9))
    for times in ((), (*TIMES, fourth)):
        with pytest.raises(Refused, match="one, two or three times"):
            invite(cast.amina, meeting, times=times)
    of_max = plan_meeting(cast.amina, cast.max, key="max", kind=MeetingKind.OTHER, planned_for=fourth.day)
    with pytest.raises(Refused, match="No parent is confirmed"):
        invite(cast.amina, of_max, times=[fourth])


def test_somebody_took_that_time_meanwhile(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    other = booked(cast, key="other", times=(Offer(date(2026, 12, 9), time(12)),))
    with doors.opened(doors.Door("test.setup", MAKER)):
        other.pupil, other.planned_for, other.starts_at = cast.max, SECOND.day, SECOND.at
        other.save()
    page = Client().post(path_of(invitation(meeting, cast)), {"reply": "yes", "time": code_of(meeting, SECOND)}).content.decode()
    assert "Someone took that time. Choose again." in page
    assert invitation(meeting, cast).answer == ""
    with pytest.raises(SomebodyElseHasIt):
        invite(cast.amina, meeting, times=[SECOND])


def test_the_second_parent_comes_at_the_time_that_the_first_has_chosen(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    answer_invitation(cast.grace, invitation(meeting, cast), reply=Reply.YES, time=code_of(meeting, SECOND))
    kim = invitation(meeting, cast, "kim")
    page = Client().get(path_of(kim)).content.decode()
    assert page.count('name="time"') == 1
    with pytest.raises(Refused):
        answer_invitation(visitor_of(kim), kim, reply=Reply.YES, time=code_of(meeting, FIRST))
    answer_invitation(visitor_of(kim), kim, reply=Reply.YES, time=code_of(meeting, SECOND))
    assert {one.answer for one in Invitation.objects.all()} == {"yes"}


def test_the_link_opens_that_one_thing_and_nothing_else(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    mine, kims = invitation(meeting, cast), invitation(meeting, cast, "kim")
    visitor = visitor_of(mine)
    with pytest.raises(OutOfReach):
        answer_invitation(visitor, kims, reply=Reply.CANNOT)
    for permission in Permission:
        assert not Pupil.objects.filter(within_reach(visitor, permission)).exists()
    with pytest.raises((Denied, OutOfReach)):
        invite(visitor, meeting, times=[FIRST])
    assert Client().get(f"/family/{cast.leo.code}").status_code in (302, 404)


@pytest.mark.parametrize("what", ["sign", "code", "turn", "past", "barred"])
def test_a_link_that_is_made_up_or_has_ended_is_no_page(cast: Cast, what: str) -> None:
    meeting = booked(cast, asked=True)
    row = invitation(meeting, cast)
    path, day = path_of(row), TODAY
    if what == "sign":
        path = f"/come/{row.code}/{'x' * len(sign(row))}"
    elif what == "code":
        path = f"/come/{invitation(meeting, cast, 'kim').code}/{sign(row)}"
    elif what == "turn":
        invite(cast.amina, meeting, times=[SECOND])
    elif what == "past":
        day = FIRST.day + timedelta(days=1)
    else:
        with doors.opened(doors.Door("test.setup", MAKER)):
            Restriction(pupil=cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY).save()
    with clock.set_to(at(day)):
        assert Client().get(path).status_code == 404
        assert Client().post(path, {"reply": "cannot"}).status_code == 404
        assert Client().get(f"{path}/calendar.ics").status_code == 404


def test_two_held_and_one_declined_are_counted_apart(cast: Cast) -> None:
    """A34: two held, one declined with other times to choose from: two held of three offered, and the third is not held."""
    for key, day in (("one", date(2026, 10, 1)), ("two", date(2026, 11, 5))):
        there = [There(Part.PARENT, cast.parents["grace"].code)]
        hold_meeting(cast.tom, cast.leo, key=key, kind=MeetingKind.OTHER, held_on=day, there=there)
    meeting = booked(cast, asked=True)
    for name in ("grace", "kim"):
        answer_invitation(visitor_of(row := invitation(meeting, cast, name)), row, reply=Reply.CANNOT)
    found = year(cast)
    assert (found.held, found.offered, found.declined, found.wanted) == (2, 3, 1, 3)
    call_off(cast.amina, meeting)
    assert year(cast) == found
    assert not Mail.objects.filter(body__contains="off").exists()


def test_one_parent_who_cannot_come_declines_nothing_where_the_other_does(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    answer_invitation(cast.grace, invitation(meeting, cast), reply=Reply.CANNOT)
    assert year(cast).declined == 0


def test_what_was_told_at_the_gate_is_written_down_with_who_heard_it(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    note_answer(cast.tom, invitation(meeting, cast), reply=Reply.YES, time=code_of(meeting, FIRST), words="See you there.")
    (grace, _kim) = who_was_invited(cast.amina, meeting)
    assert (grace.answer, grace.how) == ("yes", "written down by Mr Hardy")


def test_a_meeting_that_is_off_is_told_to_whoever_was_asked_once(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    call_off(cast.amina, meeting, because="Mr Hardy is ill.")
    call_off(cast.amina, meeting)
    letters = Delivery.objects.filter(notice__kind="meeting_off")
    assert letters.count() == 2
    assert "Mr Hardy is ill." in str(letters.first().letter)
    assert "This meeting is off" in Client().get(path_of(invitation(meeting, cast))).content.decode()
    with pytest.raises(Refused):
        answer_invitation(visitor_of(row := invitation(meeting, cast)), row, reply=Reply.PHONE)


def test_what_is_held_is_the_meeting_that_was_planned(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    there = [There(Part.PARENT, cast.parents["grace"].code)]
    with clock.set_to(at(FIRST.day)):
        held = hold_meeting(cast.tom, cast.leo, key="h", kind=meeting.kind, held_on=FIRST.day, there=there, planned=meeting.code)
    assert held.pk == meeting.pk
    assert {row.name for row in held.attendances.filter(came=True)} == {"Mr Hardy", "Grace Obi"}


def test_the_same_invitation_sent_twice_writes_to_nobody_twice(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    before = Mail.objects.count()
    invite(cast.amina, meeting, times=TIMES)
    assert Mail.objects.count() == before


@pytest.mark.parametrize("name", ["tess", "sal", "dan", "odile", "megan", "grace", "stranger", "gus"])
def test_who_may_not_plan_meetings_asks_nobody_and_calls_nothing_off(cast: Cast, name: str) -> None:
    meeting = booked(cast, asked=True)
    actor: Actor = cast.actor(name)
    for deed in (
        lambda: invite(actor, meeting, times=[SECOND]),
        lambda: call_off(actor, meeting),
        lambda: note_answer(actor, invitation(meeting, cast), reply=Reply.YES),
    ):
        with pytest.raises((Denied, OutOfReach)):
            deed()


@pytest.mark.parametrize("name", ["rob", "kim", "yan", "tom", "stranger"])
def test_nobody_signed_in_answers_for_another(cast: Cast, name: str) -> None:
    meeting = booked(cast, asked=True)
    with pytest.raises((Denied, OutOfReach)):
        answer_invitation(cast.actor(name), invitation(meeting, cast), reply=Reply.CANNOT)


def test_a_parents_own_page_leads_to_their_answer_and_not_to_the_others(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    (mine,) = my_invitations(cast.grace, cast.leo.code, today=TODAY)
    assert mine.href == path_of(invitation(meeting, cast))
    page = client_of(cast.account("grace")).get(f"/family/{cast.leo.code}/meetings").content.decode()
    assert mine.href in page
    assert path_of(invitation(meeting, cast, "kim")) not in page


def test_a_young_persons_own_pages_lead_to_their_answer_and_no_parent_has_one(cast: Cast) -> None:
    """From the young-person date she is asked herself, and answers as parents do; her father reads nothing."""
    how = {"kind": MeetingKind.OTHER, "planned_for": date(2026, 12, 8), "starts_at": time(15), "staff": [cast.account("tom").code]}
    meeting = plan_meeting(cast.amina, cast.zoe, key="of zoe", **how)
    invite(cast.amina, meeting, times=[Offer(date(2026, 12, 8), time(15))])
    (mine,) = my_invitations(cast.zoe_herself, cast.zoe.code, today=TODAY)
    zoe = client_of(cast.account("zoe_herself"))
    for page in ("/my/meetings", "/my/plan"):
        assert mine.href in zoe.get(page).content.decode()
    assert zoe.post(mine.href, {"reply": "yes", "time": meeting.times.get().code}).status_code == 302
    assert "We meet on" in zoe.get("/my/meetings").content.decode()
    assert my_invitations(cast.yan, cast.zoe.code, today=TODAY) == []
    assert client_of(cast.account("leo_himself")).get("/my/meetings").status_code == 404


def test_a_whole_terms_families_are_asked_in_one_press_each_with_times_of_their_own(cast: Cast) -> None:
    for name, starts, ends in (("Autumn", date(2026, 9, 3), date(2026, 12, 18)), ("Spring", date(2027, 1, 5), date(2027, 3, 25))):
        add_term(MAKER, cast.larkfield, name=name, starts=starts, ends=ends)
    for pupil in (cast.leo, cast.max):
        record_sen_status(MAKER, pupil, status="K", starts=date(2026, 9, 1))
    first, other = booked(cast), booked(cast, key="other", times=(Offer(date(2026, 12, 9), time(16)),))
    with doors.opened(doors.Door("test.setup", MAKER)):
        other.pupil = cast.max
        other.save()
    amina = client_of(cast.account("amina"))
    page = amina.get("/reviews/invite").content.decode()
    codes = re.findall(r'name="m" value="([^"]+)"', page)
    assert set(codes) == {first.code, other.code}
    amina.post("/reviews/invite", {"m": codes})
    assert first.times.count() == 3
    assert {one.meeting_id for one in Invitation.objects.all()} == {first.pk}  # nobody of Max's family is confirmed
    assert not {(one.day, one.at) for one in first.times.all()} & {(other.planned_for, other.starts_at)}


def test_who_comes_from_school_is_named_where_nobody_has_said(cast: Cast) -> None:
    meeting = booked(cast)
    with doors.opened(doors.Door("test.setup", MAKER, may_erase=True)):
        meeting.attendances.all().delete()
    invite(cast.amina, meeting, times=TIMES)
    assert {row.name for row in meeting.attendances.all()} == {"Mr Hardy", "Mrs Begum"}
