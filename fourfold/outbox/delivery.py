"""Sending what is due. The caller says which mail may still be sent: the outbox knows no pupil and asks nobody above."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from fourfold.outbox.leases import held, kept, settle, take
from fourfold.outbox.models import Mail, MailState
from fourfold.outbox.refusals import Refusal, refusal

GIVE_UP_AFTER = timedelta(hours=72)
"""Counted from the first try, so that a machine that was off for a week has lost no mail."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
MOST_ATTEMPTS = 100
"""Above what the pauses allow in 72 hours (76): only a mail whose worker dies at every attempt comes so far."""
WAIT_FOR_SERVER = 10
"""Seconds for each answer of the mail server, where settings name no EMAIL_TIMEOUT."""

log = logging.getLogger(__name__)

_unwritten: set[str] = set()
"""Mail that has left while the database could not say so (a full disk): it is not sent again every time the lease ends."""


def deliver_due(now: datetime, *, limit: int = 20, may_still_send: Callable[[Mail], bool]) -> int:
    """Try up to `limit` due mails once each, and say how many were taken up.

    At least once, never exactly once: killed between the server's "accepted" and our commit, a mail goes again under the same Message-ID.
    A passing problem waits 1, 2, 4 … minutes, an hour at most, until 72 hours after the first try; then, or at once for an answer that is
    final, the state is failed. `may_still_send` is asked just before each mail that names a right to recheck: no cancels it, and an
    exception keeps it back for a later try.
    """
    mails = take(Mail.objects.filter(state=MailState.QUEUED), now=now, limit=limit)
    if not mails:
        return 0
    Mail.objects.filter(leased_by=mails[0].leased_by, first_tried=None).update(first_tried=now)
    for mail in mails:
        mail.first_tried = mail.first_tried or now
    with kept(mails):
        connection = get_connection(timeout=settings.EMAIL_TIMEOUT or WAIT_FOR_SERVER)
        away: Refusal | None = None
        for mail in mails:
            if _is_wanted(mail, now, may_still_send):
                away = _try(mail, connection, now, away)
        _close(connection)
    return len(mails)


def next_try(attempts: int, *, first_tried: datetime, now: datetime) -> datetime | None:
    """When to try again after this many attempts; None when the 72 hours are over."""
    last = first_tried + GIVE_UP_AFTER
    if now >= last or attempts >= MOST_ATTEMPTS:
        return None
    pause = min(FIRST_PAUSE * 2.0 ** min(attempts - 1, 10), LONGEST_PAUSE)
    return min(now + pause, last)


def _is_wanted(mail: Mail, now: datetime, may_still_send: Callable[[Mail], bool]) -> bool:
    """Whether it is still ours, still queued, not too late, and the right to it still stands. Settles it where not."""
    queued = held(mail).filter(state=MailState.QUEUED)
    if not queued.exists():
        return False
    if mail.message_id in _unwritten:
        return True
    if mail.no_later_than and now > mail.no_later_than:
        settle(queued, state=MailState.CANCELLED, settled=now, problem="too late to be of use")
        return False
    if mail.attempts > MOST_ATTEMPTS:
        _put_off(mail, now, Refusal("the work stopped short at every attempt", for_good=True))
        return False
    if not mail.recheck:
        return True
    try:
        allowed = may_still_send(mail)
    except Exception as problem:  # whatever went wrong in the policy, the answer is no for now
        _put_off(mail, now, Refusal(f"the right to it could not be checked ({type(problem).__name__})", for_good=False))
        return False
    if not allowed:
        settle(queued, state=MailState.CANCELLED, settled=now, problem="the right to it had ended")
        log.info("mail %s (%s) cancelled: the right to it had ended", mail.pk, mail.purpose)
    return allowed


def _try(mail: Mail, connection: BaseEmailBackend, now: datetime, away: Refusal | None) -> Refusal | None:
    """Send one mail, or put it off. Returns the refusal of a server that is not there: the rest of the batch need not ask it again."""
    if away:
        _put_off(mail, now, away)
        return away
    try:
        if mail.message_id not in _unwritten:
            connection.open()
            connection.send_messages([_written(mail, connection)])
    except Exception as problem:  # no mail may keep back the next one
        _close(connection)
        why = refusal(problem)
        _put_off(mail, now, why)
        return None if why.server_is_there else why
    _unwritten.add(mail.message_id)
    # Whoever cancelled it meanwhile: what has left, has left.
    settle(Mail.objects.filter(pk=mail.pk), state=MailState.SENT, settled=now, problem="")
    _unwritten.discard(mail.message_id)
    log.info("mail %s (%s) sent", mail.pk, mail.purpose)
    return None


def _written(mail: Mail, connection: BaseEmailBackend) -> EmailMessage:
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated", "Content-Language": mail.language},
        connection=connection,
    )


def _put_off(mail: Mail, now: datetime, why: Refusal) -> None:
    again = None if why.for_good else next_try(mail.attempts, first_tried=mail.first_tried or now, now=now)
    queued = held(mail).filter(state=MailState.QUEUED)
    if again:
        settle(queued, due=again, problem=why.reason)
    else:
        settle(queued, state=MailState.FAILED, settled=now, problem=why.reason)
    log.warning("mail %s (%s) %s: %s", mail.pk, mail.purpose, "waits" if again else "failed", why.reason)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        log.info("the mail server had already closed the connection")
