"""Putting mail into the outbox, and taking it out again. Called inside the transaction of whatever the mail is about."""

import unicodedata
import uuid
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection
from django.db.models import QuerySet

from fourfold import clock
from fourfold.outbox.models import Mail, MailState

LONGEST_SUBJECT = 200


class Unsendable(ValueError):
    """This can never be an e-mail: the address or the subject is not one."""


class OutsideTransaction(RuntimeError):
    """Mail and jobs are posted in the transaction of what they are about, so that both are kept or neither is."""


def post(
    *,
    to: str,
    subject: str,
    body: str,
    purpose: str,
    key: str,
    about: str = "",
    recheck: str = "",
    language: str = "en-GB",
    reply_to: str = "",
    not_before: datetime | None = None,
    no_later_than: datetime | None = None,
    now: datetime | None = None,
) -> Mail:
    """Put one mail to one address into the outbox; with the same `key` again, the mail that is there already.

    It is sent after the commit, at least once and never promised exactly once: a worker killed between the mail server's "accepted" and our
    own commit sends it again, with the same Message-ID, by which most mail programs show it once.

    Neither subject nor body holds case data: no child's name, need or meeting place. Say that there is something to read, and link to the
    sign-in. `about` names what it concerns ("pupil:123"), for cancel(). `recheck` names the right to be asked for again at the moment of
    sending. Before `not_before` it waits (a large mailing is spread over an hour); after `no_later_than` it is not sent at all (a sign-in
    code).

    Raises OutsideTransaction; Unsendable for a bad address, or a subject that is empty, too long or holds control characters (line breaks
    would add headers).
    """
    require_transaction()
    check_address(to)
    if reply_to:
        check_address(reply_to)
    check_subject(subject)
    moment = now or clock.now()
    mail, _ = Mail.objects.get_or_create(
        key=key,
        defaults={
            "message_id": f"<{uuid.uuid4().hex}@{_our_domain()}>",
            "to": to,
            "reply_to": reply_to,
            "subject": subject,
            "body": body,
            "language": language,
            "purpose": purpose,
            "about": about,
            "recheck": recheck,
            "created": moment,
            "due": not_before or moment,
            "no_later_than": no_later_than,
        },
    )
    return mail


def cancel(*, about: str, to: str = "", purpose: str = "", now: datetime | None = None) -> int:
    """Take back what has not left yet, for everyone or for one address or purpose. How many were taken back."""
    if not about:
        raise ValueError("cancel() needs what the mail is about: an empty name would take back other people's mail")
    waiting = Mail.objects.filter(about=about, state=MailState.QUEUED)
    if to:
        waiting = waiting.filter(to__iexact=to)
    if purpose:
        waiting = waiting.filter(purpose=purpose)
    return waiting.update(state=MailState.CANCELLED, settled=now or clock.now(), problem="taken back before it was sent")


def failed_mail() -> QuerySet[Mail]:
    """Mail that was given up, longest ago first: someone must phone or write a letter."""
    return Mail.objects.filter(state=MailState.FAILED).order_by("settled", "pk")


def check_address(address: str) -> None:
    """Raises Unsendable where this is not one bare e-mail address."""
    try:
        validate_email(address)
    except ValidationError:
        raise Unsendable("that is not one e-mail address") from None


def check_subject(subject: str) -> None:
    """Raises Unsendable for a subject that is empty, too long or holds control characters, line breaks above all."""
    if not subject.strip():
        raise Unsendable("the subject is empty")
    if len(subject) > LONGEST_SUBJECT:
        raise Unsendable(f"the subject is longer than {LONGEST_SUBJECT} characters")
    if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in subject):
        raise Unsendable("the subject holds a line break or another control character")


def require_transaction() -> None:
    """Raises OutsideTransaction where nothing would be rolled back."""
    if not connection.in_atomic_block:
        raise OutsideTransaction("post mail and jobs inside transaction.atomic(), with what they are about")


def _our_domain() -> str:
    """The domain of our own sender address: a Message-ID must not give away the machine's name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
