import logging
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header

import pytest
from django.db import OperationalError
from hypothesis import given
from hypothesis import strategies as st

from fourfold.outbox.delivery import GIVE_UP_AFTER, LONGEST_PAUSE, MOST_ATTEMPTS, deliver_due, next_try
from fourfold.outbox.models import Mail, MailState
from fourfold.outbox.post import cancel, failed_mail, post
from tests.outbox.mail_server import serving

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
pytestmark = pytest.mark.django_db


def letter(number: int = 1, **changes) -> Mail:
    return post(
        **{
            "to": f"parent{number}@example.org",
            "subject": f"You have a new message ({number})",
            "body": "Please sign in to read it.",
            "purpose": "message",
            "key": f"message:{number}",
            "about": f"pupil:{number}",
            "now": NOON,
        }
        | changes
    )


def yes(_: Mail) -> bool:
    return True


def deliver(now: datetime, *, may_still_send=yes) -> Mail:
    """Deliver what is due, and look at the first mail again."""
    deliver_due(now, may_still_send=may_still_send)
    return Mail.objects.order_by("pk")[0]


def test_a_mail_arrives_once_with_its_message_id_and_no_one_elses_address(mail_server):
    mail = letter(subject="Żółw: you have a new message", reply_to="office@oakfield.example", body="Zażółć gęślą jaźń\n" + "x" * 2000)
    assert deliver(NOON).state == MailState.SENT
    deliver(NOON + HOUR)
    [(recipients, message)] = mail_server.kept
    assert recipients == ["parent1@example.org"]
    assert message["Message-ID"] == mail.message_id
    assert message["Reply-To"] == "office@oakfield.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(make_header(decode_header(message["Subject"]))) == "Żółw: you have a new message"
    assert "Zażółć gęślą jaźń" in message.get_payload(decode=True).decode()


def test_a_server_away_for_48_hours_delays_the_mail_and_loses_nothing(post_office):
    server, port = post_office
    letter()
    now = NOON
    while now < NOON + 48 * HOUR:
        assert deliver(now).state == MailState.QUEUED
        now += 10 * MINUTE
    with serving(server, port):
        deliver(now)
        mail = deliver(now + HOUR)
    assert (mail.state, mail.problem) == (MailState.SENT, "")
    assert server.message_ids == [mail.message_id]


def test_after_72_hours_the_mail_has_failed_and_waits_for_a_person(post_office):
    letter()
    now = NOON
    while now <= NOON + GIVE_UP_AFTER:
        mail = deliver(now)
        now += 30 * MINUTE
    assert mail.state == MailState.FAILED
    assert mail.settled - mail.created == GIVE_UP_AFTER
    assert list(failed_mail()) == [mail]
    assert mail.problem == "the mail server is away or stopped answering (ConnectionRefusedError)"


def test_a_machine_off_for_a_week_still_gives_each_mail_its_72_hours(post_office):
    letter()
    week_later = NOON + timedelta(days=7)
    assert deliver(week_later).state == MailState.QUEUED


def test_a_server_that_is_away_is_asked_once_a_batch(post_office):
    for number in range(1, 6):
        letter(number)
    deliver(NOON)
    assert set(Mail.objects.values_list("due", "problem")) == {
        (NOON + MINUTE, "the mail server is away or stopped answering (ConnectionRefusedError)"),
    }


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_passing_refusal_is_tried_again_after_a_minute(mail_server, command):
    letter()
    mail_server.say[command] = "451 try later"
    assert deliver(NOON).state == MailState.QUEUED
    mail_server.say.clear()
    assert deliver(NOON + 30 * timedelta(seconds=1)).state == MailState.QUEUED
    assert deliver(NOON + MINUTE).state == MailState.SENT
    assert len(mail_server.kept) == 1


@pytest.mark.parametrize(
    ("command", "reason"),
    [("RCPT", "the mail server refused the address (550)"), ("DATA", "the mail server refused the message (550)")],
)
def test_a_final_refusal_fails_at_once(mail_server, command, reason):
    letter()
    mail_server.say[command] = "550 no"
    mail = deliver(NOON)
    assert (mail.state, mail.problem) == (MailState.FAILED, reason)


def test_a_server_that_refuses_us_as_a_sender_is_no_fault_of_the_mail(mail_server):
    letter()
    mail_server.say["MAIL"] = "550 who are you"
    assert deliver(NOON).state == MailState.QUEUED


def test_a_refused_address_keeps_back_nobody_elses_mail(mail_server):
    letter(1), letter(2)
    mail_server.say["RCPT"] = "550 no"
    deliver_due(NOON, limit=1, may_still_send=yes)
    mail_server.say.clear()
    deliver_due(NOON, may_still_send=yes)
    assert [mail.state for mail in Mail.objects.order_by("pk")] == [MailState.FAILED, MailState.SENT]


def test_a_server_that_hangs_is_left_after_the_time_allowed(mail_server, settings):
    settings.EMAIL_TIMEOUT = 0.5
    letter(1), letter(2)
    mail_server.silent.set()
    began = datetime.now(UTC)
    mail = deliver(NOON)
    assert datetime.now(UTC) - began < timedelta(seconds=5)
    assert (mail.state, mail.problem) == (MailState.QUEUED, "the mail server is away or stopped answering (SMTPServerDisconnected)")


def test_a_mail_taken_back_while_the_batch_is_sent_does_not_leave(mail_server):
    letter(1), letter(2)

    def taking_back_the_second(mail: Mail) -> bool:
        cancel(about="pupil:2", now=NOON)
        return True

    Mail.objects.filter(key="message:1").update(recheck="right")
    deliver(NOON, may_still_send=taking_back_the_second)
    assert mail_server.subjects == ["You have a new message (1)"]
    assert Mail.objects.get(key="message:2").state == MailState.CANCELLED


def test_a_right_that_ended_cancels_the_mail_at_the_moment_of_sending(mail_server):
    letter(recheck="right")
    mail = deliver(NOON, may_still_send=lambda mail: False)
    assert (mail.state, mail.problem) == (MailState.CANCELLED, "the right to it had ended")
    assert mail_server.kept == []


def test_a_right_that_cannot_be_checked_keeps_the_mail_back(mail_server):
    letter(recheck="right")

    def broken(mail: Mail) -> bool:
        raise LookupError("Leo Example")

    mail = deliver(NOON, may_still_send=broken)
    assert (mail.state, mail.problem) == (MailState.QUEUED, "the right to it could not be checked (LookupError)")
    assert mail_server.kept == []


def test_a_code_that_has_run_out_is_not_sent(mail_server):
    letter(no_later_than=NOON + 10 * MINUTE)
    assert deliver(NOON + 11 * MINUTE).state == MailState.CANCELLED
    assert mail_server.kept == []


def test_a_mail_waits_for_its_hour(mail_server):
    letter(not_before=NOON + HOUR)
    assert deliver(NOON).state == MailState.QUEUED
    assert deliver(NOON + HOUR).state == MailState.SENT


def test_a_mail_that_left_while_the_disk_was_full_is_not_sent_again(mail_server, monkeypatch):
    mail = letter()

    def full(*_, **__):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as disk:
        disk.setattr("fourfold.outbox.delivery.settle", full)
        with pytest.raises(OperationalError):
            deliver(NOON)
    assert deliver(NOON + HOUR).state == MailState.SENT
    assert mail_server.message_ids == [mail.message_id]


def test_mail_that_another_worker_holds_is_left_to_it(mail_server):
    mail = letter()
    Mail.objects.filter(pk=mail.pk).update(leased_by="another", leased_until=NOON + MINUTE)
    assert deliver(NOON).state == MailState.QUEUED
    assert deliver(NOON + MINUTE).state == MailState.SENT


def test_a_mail_whose_worker_dies_every_time_is_given_up(mail_server):
    mail = letter()
    Mail.objects.filter(pk=mail.pk).update(attempts=MOST_ATTEMPTS, first_tried=NOON)
    assert deliver(NOON).state == MailState.FAILED
    assert mail_server.kept == []


@pytest.mark.parametrize("answer", [{}, {"RCPT": "550 parent1@example.org is unknown"}, {"DATA": "451 parent1@example.org has a full box"}])
def test_no_log_and_no_problem_holds_an_address_a_subject_or_a_body(mail_server, caplog, answer):
    caplog.set_level(logging.DEBUG)
    letter(subject="ZZCANARY subject", body="ZZCANARY body")
    mail_server.say |= answer
    mail = deliver(NOON)
    ours = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("fourfold"))
    assert f"mail {mail.pk} (message)" in ours
    for said in (ours, mail.problem):
        assert "ZZCANARY" not in said
        assert "example.org" not in said


@given(st.integers(1, MOST_ATTEMPTS + 5), st.timedeltas(min_value=timedelta(), max_value=timedelta(days=9)))
def test_the_next_try_is_later_within_an_hour_and_within_the_72_hours(attempts, since):
    now = NOON + since
    again = next_try(attempts, first_tried=NOON, now=now)
    if again is None:
        assert since >= GIVE_UP_AFTER or attempts >= MOST_ATTEMPTS
    else:
        assert now < again <= min(now + LONGEST_PAUSE, NOON + GIVE_UP_AFTER)


def test_the_pauses_alone_never_use_up_the_attempts():
    now, attempts = NOON, 1
    while again := next_try(attempts, first_tried=NOON, now=now):
        now, attempts = again, attempts + 1
    assert now - NOON == GIVE_UP_AFTER
    assert attempts < MOST_ATTEMPTS
