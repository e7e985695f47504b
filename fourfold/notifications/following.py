"""Following the mail: what the outbox says of a letter's mail becomes a fact about the letter."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from fourfold.access.actor import machine
from fourfold.clock import LONDON
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.notifications.actions import record_bounce, record_not_sent, record_sent
from fourfold.notifications.models import Delivery
from fourfold.notifications.telling import ask_after_mail, mail_key
from fourfold.outbox.models import Mail, MailState

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)


def follow_letter(arguments: Mapping[str, Any], now: datetime) -> None:
    """Write down what became of one attempt's mail, or ask again later while it is queued. Safe to run twice."""
    number, attempt, look = arguments["delivery"], arguments["attempt"], arguments["look"]
    mail = Mail.objects.filter(key=mail_key(number, attempt)).first()
    if mail is not None and mail.state == MailState.QUEUED:
        with transaction.atomic():
            ask_after_mail(number, attempt, look=look + 1, due=now + pause(look))
        return
    delivery = Delivery.objects.get(pk=number)
    if delivery.sendings.filter(attempt=attempt).exclude(state=DeliveryState.WAITING).exists():
        return
    on = ((mail and mail.settled) or now).astimezone(LONDON).date()
    state, note = (mail.state, mail.problem) if mail else (MailState.CANCELLED, "the mail is gone")
    if state == MailState.SENT:
        record_sent(machine(), delivery, attempt=attempt, on=on)
    elif state == MailState.FAILED:
        record_bounce(machine(), delivery, attempt=attempt, on=on, note=note)
    else:
        record_not_sent(machine(), delivery, attempt=attempt, on=on, note=note)


def pause(look: int) -> timedelta:
    """How long to wait after this many looks: 5 seconds, 10, 20 ... an hour at most. The mail itself gives up after 72 hours."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(look - 1, 12))
