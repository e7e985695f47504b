from datetime import UTC, datetime

import pytest
from django.db import transaction

from fourfold.outbox.models import Mail, MailState
from fourfold.outbox.post import OutsideTransaction, Unsendable, cancel, failed_mail, post

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def letter(**changes) -> Mail:
    return post(
        **{
            "to": "grace@example.org",
            "subject": "You have a new message from Oakfield School",
            "body": "Please sign in to read it.",
            "purpose": "message",
            "key": "message:1",
            "about": "pupil:123",
            "now": NOON,
        }
        | changes
    )


def test_mail_is_posted_only_inside_a_transaction():
    with pytest.raises(OutsideTransaction):
        letter()


@pytest.mark.django_db
def test_a_rollback_leaves_no_mail():
    with transaction.atomic():
        letter()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_the_same_key_posts_one_mail():
    assert letter() == letter(subject="Said again")
    assert Mail.objects.count() == 1


@pytest.mark.django_db
def test_each_mail_has_its_own_message_id_under_our_own_domain(settings):
    settings.DEFAULT_FROM_EMAIL = "Oakfield School <office@oakfield.example>"
    first, second = letter(), letter(key="message:2")
    assert first.message_id != second.message_id
    assert first.message_id.endswith("@oakfield.example>")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Hello\r\nBcc: everyone@example.org"},
        {"subject": "Hello\nBcc: everyone@example.org"},
        {"subject": "Hello\u2028there"},
        {"subject": "Hello\x00"},
        {"subject": "  "},
        {"subject": "a" * 201},
        {"to": "grace@example.org\r\nBcc: everyone@example.org"},
        {"to": "grace@example.org, leo@example.org"},
        {"to": "Grace <grace@example.org>"},
        {"to": ""},
        {"to": "grace"},
        {"reply_to": "office@example.org\nX: y"},
    ],
)
def test_what_is_no_address_or_no_subject_is_refused(changes):
    with pytest.raises(Unsendable):
        letter(**changes)


@pytest.mark.django_db
def test_cancelling_takes_back_what_is_queued_about_one_thing():
    mine, other = letter(), letter(key="message:2", about="pupil:9")
    sent = letter(key="message:3")
    Mail.objects.filter(pk=sent.pk).update(state=MailState.SENT, settled=NOON)
    assert cancel(about="pupil:123", now=NOON) == 1
    states = {mail.pk: mail.state for mail in Mail.objects.all()}
    assert states == {mine.pk: MailState.CANCELLED, other.pk: MailState.QUEUED, sent.pk: MailState.SENT}


@pytest.mark.django_db
def test_cancelling_for_one_address_leaves_the_other_parents_mail():
    letter(), letter(key="message:2", to="omar@example.org")
    assert cancel(about="pupil:123", to="GRACE@example.org", now=NOON) == 1
    assert Mail.objects.get(state=MailState.QUEUED).to == "omar@example.org"


@pytest.mark.django_db
def test_cancelling_about_nothing_is_refused():
    with pytest.raises(ValueError):
        cancel(about="", now=NOON)


@pytest.mark.django_db
def test_failed_mail_is_there_for_a_person_to_see():
    letter(key="message:2")
    given_up = letter()
    Mail.objects.filter(pk=given_up.pk).update(state=MailState.FAILED, settled=NOON)
    assert list(failed_mail()) == [given_up]
