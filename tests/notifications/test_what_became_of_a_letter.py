"""Told is what the deliveries say: a bounce takes it back, paper gives it (B4, F19)."""

from datetime import date

import pytest

from fourfold.access.actor import machine
from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.models import Event
from fourfold.jobs.kinds import KINDS
from fourfold.jobs.rechecks import may_still_send
from fourfold.notifications import queries
from fourfold.notifications.actions import (
    MayNotHaveIt,
    NotYet,
    record_bounce,
    record_handed_over,
    record_not_sent,
    record_posted,
    record_returned,
    record_sent,
    send_again,
    tell_those_left,
)
from fourfold.notifications.arrival import is_told, needs_paper, notice_told_on, told_on_day
from fourfold.notifications.following import follow_letter
from fourfold.notifications.models import Delivery
from fourfold.notifications.queries import waiting_to_be_told
from fourfold.notifications.telling import FOLLOW
from fourfold.outbox.models import Job, Mail
from fourfold.pupils import actions
from tests.cast import AUTUMN, MAKER, TODAY, Cast, at
from tests.notifications.told import Teller, letter_to
from tests.signed_in import client_of

NOT_THE_SENCO = ["tom", "tess", "sal", "gus", "dan", "grace", "rob", "kim", "leo_himself", "megan", "stranger", "odile"]


@pytest.fixture
def to_grace(cast: Cast, tell_of: Teller) -> Delivery:
    return letter_to(tell_of(cast.leo), "Grace")


def test_a_letter_that_only_waits_has_told_nobody(to_grace: Delivery) -> None:
    assert told_on_day(to_grace) is None


def test_a_letter_is_told_once_its_mail_has_left(to_grace: Delivery) -> None:
    record_sent(machine(), to_grace, attempt=1, on=TODAY)
    assert told_on_day(to_grace) == TODAY


def test_a_notice_is_told_when_its_last_reader_is(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.leo)
    record_handed_over(cast.amina, letter_to(notice, "Grace"), on=TODAY)
    assert not is_told(notice)
    record_handed_over(cast.amina, letter_to(notice, "Kim"), on=date(2026, 11, 23))
    assert is_told(notice)
    assert notice_told_on(notice) == TODAY


def test_a_bounce_takes_the_telling_back_and_asks_for_paper(to_grace: Delivery) -> None:
    record_sent(machine(), to_grace, attempt=1, on=TODAY)
    record_bounce(machine(), to_grace, attempt=1, on=TODAY, note="no such mailbox")
    assert told_on_day(to_grace) is None
    assert needs_paper(to_grace)


def test_a_bounce_marks_the_address_so_that_the_next_letter_goes_on_paper(cast: Cast, tell_of: Teller, to_grace: Delivery) -> None:
    record_bounce(machine(), to_grace, attempt=1, on=TODAY)
    assert letter_to(tell_of(cast.leo, about="support.decision:2"), "Grace").sendings.get().channel == "hand"


def test_a_corrected_address_is_tried_again(cast: Cast, to_grace: Delivery) -> None:
    record_bounce(machine(), to_grace, attempt=1, on=TODAY)
    link = cast.leo.parent_links.get(parent=cast.parents["grace"])
    actions.correct_parent(cast.amina, link, email="grace.obi@example.org")
    assert send_again(cast.amina, to_grace).channel == "email"
    assert Mail.objects.filter(to="grace.obi@example.org").exists()


def test_paper_tells_after_a_bounce(cast: Cast, to_grace: Delivery) -> None:
    record_bounce(machine(), to_grace, attempt=1, on=TODAY)
    record_posted(cast.amina, to_grace, on=TODAY, note="second class")
    assert told_on_day(to_grace) == TODAY


def test_a_letter_that_the_post_brings_back_has_told_nobody(cast: Cast, to_grace: Delivery) -> None:
    record_posted(cast.amina, to_grace, on=date(2026, 11, 20))
    record_returned(cast.amina, to_grace, on=TODAY, note="gone away")
    assert told_on_day(to_grace) is None


def test_a_letter_cannot_be_handed_over_tomorrow(cast: Cast, to_grace: Delivery) -> None:
    with pytest.raises(NotYet):
        record_handed_over(cast.amina, to_grace, on=date(2026, 11, 25))


def test_a_restriction_between_making_and_handing_over_stops_the_letter(cast: Cast, to_grace: Delivery) -> None:
    actions.restrict(cast.amina, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    for act in (record_handed_over, record_posted):
        with pytest.raises(MayNotHaveIt):
            act(cast.amina, to_grace, on=TODAY)
    with pytest.raises(MayNotHaveIt):
        send_again(cast.amina, to_grace)


def test_a_restriction_after_the_mail_was_queued_keeps_it_back(cast: Cast, to_grace: Delivery) -> None:
    mail = Mail.objects.get(to="grace@example.org")
    assert may_still_send(mail)
    actions.restrict(cast.amina, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert not may_still_send(mail)


def test_a_mail_to_an_address_that_was_changed_meanwhile_does_not_leave(cast: Cast, to_grace: Delivery) -> None:
    actions.correct_parent(cast.amina, cast.leo.parent_links.get(parent=cast.parents["grace"]), email="new@example.org")
    assert not may_still_send(Mail.objects.get(to="grace@example.org", purpose="letter"))


@pytest.mark.parametrize(("state", "told"), [("sent", True), ("failed", False), ("cancelled", False)])
def test_what_became_of_the_mail_is_written_down_once(cast: Cast, to_grace: Delivery, state: str, told: bool) -> None:
    Mail.objects.filter(to="grace@example.org").update(state=state, settled=at(TODAY))
    for _ in range(2):
        follow_letter({"delivery": to_grace.pk, "attempt": 1, "look": 1}, at(TODAY))
    assert to_grace.sendings.count() == 2
    assert (told_on_day(to_grace) is not None) == told


def test_while_the_mail_waits_we_ask_again_later(to_grace: Delivery) -> None:
    follow_letter({"delivery": to_grace.pk, "attempt": 1, "look": 1}, at(TODAY))
    again = Job.objects.get(key=f"{FOLLOW}/{to_grace.pk}/1/2")
    assert again.due > at(TODAY)
    assert told_on_day(to_grace) is None


def test_the_job_that_follows_a_mail_is_known_to_the_runner() -> None:
    assert KINDS[FOLLOW] is follow_letter


def test_an_address_is_not_blamed_for_a_mail_that_we_kept_back(cast: Cast, to_grace: Delivery) -> None:
    record_not_sent(machine(), to_grace, attempt=1, on=TODAY)
    cast.parents["grace"].refresh_from_db()
    assert cast.parents["grace"].email_bounced_at is None


def test_a_parent_confirmed_later_is_told_too(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.max)
    link = actions.add_parent(MAKER, cast.max, relation="mum", starts=AUTUMN, title="Mrs", forename="Mo", surname="Stone")
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Known in person", on=AUTUMN)
    tell_those_left(cast.amina, notice)
    assert notice.deliveries.get().letter["salutation"] == "Dear Mrs Stone,"
    notice.refresh_from_db()
    assert notice.missing == ""


@pytest.mark.parametrize("name", NOT_THE_SENCO)
def test_only_the_senco_and_the_head_say_that_a_letter_was_given(cast: Cast, to_grace: Delivery, name: str) -> None:
    for act in (record_handed_over, record_posted, record_returned):
        with pytest.raises(Denied):
            act(cast.actor(name), to_grace, on=TODAY)
    with pytest.raises(Denied):
        send_again(cast.actor(name), to_grace)
    with pytest.raises(Denied):
        tell_those_left(cast.actor(name), to_grace.notice)


@pytest.mark.parametrize("name", [*NOT_THE_SENCO, "amina", "helen"])
def test_only_the_machine_says_what_became_of_a_mail(cast: Cast, to_grace: Delivery, name: str) -> None:
    for act in (record_sent, record_bounce, record_not_sent):
        with pytest.raises(Denied):
            act(cast.actor(name), to_grace, attempt=1, on=TODAY)


def test_to_another_schools_senco_the_letter_does_not_exist(cast: Cast, to_grace: Delivery) -> None:
    with pytest.raises(OutOfReach):
        record_posted(cast.odile, to_grace, on=TODAY)


def test_the_ledger_has_one_line_for_a_letter_handed_over(cast: Cast, to_grace: Delivery) -> None:
    record_handed_over(cast.amina, to_grace, on=TODAY, note="to her at the gate")
    event = Event.objects.latest("number")
    assert (event.verb, event.pupil) == ("letter.handed_over", cast.leo.pk)
    assert "gate" not in str(event.__dict__)


def test_a_notice_waits_until_everybody_has_been_told(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.leo)
    assert [len(one.letters) for one in waiting_to_be_told(cast.amina, cast.larkfield, TODAY)] == [2]
    for delivery in notice.deliveries.all():
        record_handed_over(cast.amina, delivery, on=TODAY)
    assert waiting_to_be_told(cast.amina, cast.larkfield, TODAY) == ()


def test_a_notice_untold_for_five_school_days_is_late(cast: Cast, tell_of: Teller) -> None:
    tell_of(cast.leo, today=date(2026, 11, 16))
    assert waiting_to_be_told(cast.amina, cast.larkfield, TODAY)[0].is_late


def test_of_very_many_the_longest_waiting_are_shown_and_all_are_counted(
    cast: Cast, tell_of: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 1)
    tell_of(cast.zoe, about="support.decision:2")
    tell_of(cast.leo, today=date(2026, 11, 16))
    assert [one.pupil_code for one in waiting_to_be_told(cast.amina, cast.larkfield, TODAY)] == [cast.leo.code]
    page = client_of(cast.account("amina")).get("/letters").content.decode()
    assert "1 family should have been told by now" in page
    assert "Here are the 1 who wait longest" in page


@pytest.mark.parametrize("name", NOT_THE_SENCO)
def test_nobody_else_sees_who_waits_to_be_told(cast: Cast, to_grace: Delivery, name: str) -> None:
    assert waiting_to_be_told(cast.actor(name), cast.larkfield, TODAY) == ()
