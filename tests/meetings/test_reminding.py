"""Families are reminded once of what still matters, whenever the machine gets round to it; and staff are told each day what waits."""

from datetime import date, datetime, time, timedelta

import pytest

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.code_of_practice.meeting import Whose
from fourfold.jobs.rechecks import may_still_send
from fourfold.jobs.runner import run_due_once
from fourfold.meetings.actions import agreed_is_done, answer_invitation, call_off, give_record
from fourfold.meetings.kinds import Given, Reply
from fourfold.meetings.links import visitor_of
from fourfold.meetings.models import Responsibility
from fourfold.meetings.people import TakesOn
from fourfold.meetings.reminding import remind_families
from fourfold.outbox.models import Mail
from fourfold.oversight.digest import due_now, lines, send_digests
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils.actions import restrict
from fourfold.schools.actions import edit_authority
from tests.cast import MAKER, TODAY, Cast, at
from tests.meetings.asked import FIRST, SECOND, booked, code_of, invitation
from tests.meetings.held import MET, meeting


def reminders() -> list[tuple[str, str]]:
    return sorted(Mail.objects.filter(purpose="meeting-reminder").values_list("to", "subject"))


def run(day: date, hour: int = 8) -> None:
    now = datetime.combine(day, time(hour), tzinfo=clock.LONDON)
    with clock.set_to(now):
        remind_families(now)


def says_yes(cast: Cast, row) -> None:  # type: ignore[no-untyped-def]
    answer_invitation(visitor_of(row), row, reply=Reply.YES, time=code_of(row.meeting, SECOND))


def test_who_has_not_answered_is_reminded_once_after_some_days_and_who_has_is_not(cast: Cast) -> None:
    says_yes(cast, invitation(booked(cast, asked=True), cast))
    run(TODAY + timedelta(days=3))
    assert reminders() == []
    for days in (4, 5, 6):
        run(TODAY + timedelta(days=days))
    assert reminders() == [("kim@example.org", "Please choose a time: Larkfield School")]


def test_a_week_without_a_runner_loses_no_reminder_that_still_matters(cast: Cast) -> None:
    booked(cast, asked=True)
    run(TODAY + timedelta(days=11))
    assert [to for to, _ in reminders()] == ["grace@example.org", "kim@example.org"]
    run(FIRST.day + timedelta(days=20))
    assert len(reminders()) == 2


@pytest.mark.parametrize(("days_before", "number"), [(3, 0), (2, 1), (1, 1), (0, 1), (-1, 0)])
def test_a_meeting_that_is_near_is_said_so_until_its_day(cast: Cast, days_before: int, number: int) -> None:
    says_yes(cast, invitation(booked(cast, asked=True), cast))
    for _twice in range(2):
        run(SECOND.day - timedelta(days=days_before))
    assert [one for one in reminders() if "is near" in one[1]] == [
        ("grace@example.org", "Your meeting at Larkfield School is near")
    ] * number


def test_a_reminder_names_no_child_and_no_place_and_is_not_sent_once_it_is_no_longer_so(cast: Cast) -> None:
    found = booked(cast, asked=True)
    run(TODAY + timedelta(days=4))
    (mail, other) = Mail.objects.filter(purpose="meeting-reminder").order_by("to")
    assert not any(word in mail.subject + mail.body for word in ("Leo", "Obi", "Room 4"))
    with clock.set_to(at(TODAY + timedelta(days=4))):
        assert may_still_send(mail)
        says_yes(cast, invitation(found, cast))
        assert not may_still_send(mail)
        call_off(cast.amina, found)
        assert not may_still_send(other)


def test_a_parent_kept_out_since_is_not_reminded_and_what_waits_in_the_post_is_not_sent(cast: Cast) -> None:
    booked(cast, asked=True)
    run(TODAY + timedelta(days=4))
    mail = Mail.objects.get(purpose="meeting-reminder", to="kim@example.org")
    restrict(MAKER, cast.leo, parent=cast.parents["kim"], kind="Court order", starts=TODAY)
    with clock.set_to(at(TODAY + timedelta(days=4))):
        assert not may_still_send(mail)
    restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    Mail.objects.filter(purpose="meeting-reminder").delete()
    run(TODAY + timedelta(days=5))
    assert reminders() == []


def kinds(cast: Cast, name: str, day: date = TODAY) -> list[Kind]:
    with clock.set_to(at(day)):
        return [task.kind for task in tasks_of(cast.actor(name), cast.larkfield, today=day)]


def test_each_date_of_a_meeting_lands_with_whom_it_concerns(cast: Cast) -> None:
    found = booked(cast, asked=True)
    assert Kind.MEET not in kinds(cast, "tom")
    assert Kind.MEET in kinds(cast, "tom", FIRST.day - timedelta(days=1))
    assert Kind.MEET in kinds(cast, "tom", FIRST.day)
    assert Kind.WRITE_UP in kinds(cast, "tom", FIRST.day + timedelta(days=1))
    assert Kind.WRITE_UP not in kinds(cast, "amina", FIRST.day + timedelta(days=1))
    assert Kind.WRITE_UP in kinds(cast, "amina", FIRST.day + timedelta(days=4))
    answer_invitation(visitor_of(row := invitation(found, cast)), row, reply=Reply.PHONE)
    assert Kind.REPLIED in kinds(cast, "amina")
    assert Kind.REPLIED in kinds(cast, "tom")
    assert not {Kind.MEET, Kind.REPLIED, Kind.WRITE_UP} & set(kinds(cast, "tess", FIRST.day))
    assert not {Kind.MEET, Kind.REPLIED} & set(kinds(cast, "odile", FIRST.day))


def test_a_record_waits_to_be_given_and_what_school_took_on_waits_to_be_done(cast: Cast) -> None:
    held = meeting(cast, takes_on=[TakesOn(Whose.SCHOOL, "Mark the page", "Mr Hardy", MET + timedelta(days=7))])
    assert Kind.GIVE in kinds(cast, "tom")
    assert Kind.AGREED in kinds(cast, "tom")
    give_record(cast.tom, held, how=Given.HAND, today=TODAY)
    agreed_is_done(cast.tom, Responsibility.objects.get(meeting=held))
    assert not {Kind.GIVE, Kind.AGREED} & set(kinds(cast, "tom"))


def test_the_senco_is_told_when_the_free_advice_was_not_checked_for_a_year(cast: Cast) -> None:
    """A17."""
    assert Kind.ADVICE not in kinds(cast, "amina")
    assert Kind.ADVICE in kinds(cast, "amina", date(2027, 9, 2))
    with clock.set_to(at(date(2027, 9, 2))):
        edit_authority(cast.amina, cast.larkfield, checked_on=date(2027, 9, 2))
    assert Kind.ADVICE not in kinds(cast, "amina", date(2027, 9, 2))


def test_the_days_mail_says_how_much_is_due_and_names_nobody(cast: Cast) -> None:
    booked(cast, asked=True)
    now = datetime.combine(FIRST.day, time(7, 30), tzinfo=clock.LONDON)
    with clock.set_to(now):
        assert send_digests(now) == send_digests(now)
        mail = Mail.objects.get(purpose="digest", to="tom@example.org")
        assert may_still_send(mail)
        Account.objects.filter(pk=cast.account("tom").pk).update(email="new@example.org")
        assert not may_still_send(mail)
    assert mail.subject == "One thing needs you today at Larkfield School"
    assert "1 meeting with parents" in mail.body
    assert "Leo" not in mail.subject + mail.body
    assert not Mail.objects.filter(purpose="digest", to="odile@example.org").exists()


def test_no_mail_of_the_day_comes_at_weekends_or_where_nothing_is_due(cast: Cast) -> None:
    booked(cast, asked=True)
    saturday = datetime.combine(date(2026, 12, 12), time(7, 30), tzinfo=clock.LONDON)
    with clock.set_to(saturday):
        assert send_digests(saturday) == 0
    with clock.set_to(at(TODAY)):
        send_digests(clock.now())
    assert not Mail.objects.filter(purpose="digest", to="tom@example.org").exists()


def test_the_runner_after_a_week_off_reminds_once_and_writes_one_mail_of_the_day(cast: Cast) -> None:
    booked(cast, asked=True)
    after = datetime.combine(FIRST.day, time(8), tzinfo=clock.LONDON)
    with clock.set_to(after):
        run_due_once(after)
        run_due_once(after)
    assert Mail.objects.filter(purpose="digest", to="tom@example.org").count() == 1
    assert len(reminders()) == 2


def test_what_is_due_is_counted_by_kind() -> None:
    from fourfold.oversight.today_tasks import Task

    tasks = [
        Task(Kind.ANSWER, "a", "x", TODAY, TODAY),
        Task(Kind.ANSWER, "b", "y", TODAY, TODAY - timedelta(days=1)),
        Task(Kind.LOG, "c", "z", TODAY, TODAY),
    ]
    assert lines(due_now(tasks)) == ["2 concerns to answer, 1 late"]
