"""What becomes of a letter: it is handed over, posted, sent again, or comes back."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.notifications.arrival import last_of
from fourfold.notifications.kinds import Channel
from fourfold.notifications.models import Delivery, Notice, Sending
from fourfold.notifications.recipients import Reader, key_of, readers, sorted_out
from fourfold.notifications.telling import addressed, deliver, happened, set_on_its_way
from fourfold.pupils.actions.families import note_bounce


class MayNotHaveIt(Exception):
    """This reader may not have the letter any more."""


class NotYet(Exception):
    """That day has not come."""


@action("letter.handed_over", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def record_handed_over(actor: Actor, delivery: Delivery, *, on: date, note: str = "") -> Sending:
    """The letter was put into the reader's hand, or its words were said to them in person. Raises MayNotHaveIt and NotYet."""
    return _on_paper(actor, delivery, Channel.HAND, DeliveryState.HANDED_OVER, on=on, note=note)


@action("letter.posted", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def record_posted(actor: Actor, delivery: Delivery, *, on: date, note: str = "") -> Sending:
    """The letter went by post on that day. Raises MayNotHaveIt and NotYet."""
    return _on_paper(actor, delivery, Channel.POST, DeliveryState.POSTED, on=on, note=note)


@action("letter.returned", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def record_returned(actor: Actor, delivery: Delivery, *, on: date, note: str = "") -> Sending:
    """A letter on paper came back: this reader was not told by it."""
    last = last_of(delivery)
    return happened(
        delivery, attempt=last.attempt, channel=Channel(last.channel), state=DeliveryState.RETURNED, on=on, by=actor.account, note=note
    )


@action("letter.sent_again", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def send_again(actor: Actor, delivery: Delivery) -> Sending:
    """Begin a new attempt, by e-mail where the reader has an address that works. Raises MayNotHaveIt."""
    return set_on_its_way(delivery, _reader(delivery), today=clock.today())


@action("notice.addressed", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def tell_those_left(actor: Actor, notice: Notice) -> list[Delivery]:
    """Write to those who may have the letter by now and have none: a parent whose link was confirmed since."""
    today = clock.today()
    known = [reader for reader in readers(notice.pupil, kind=notice.kind, today=today) if not notice.only or reader.fact.key in notice.only]
    telling = sorted_out(known, notice.pupil, today=today)
    have = {key_of(parent) for parent in notice.deliveries.values_list("parent", flat=True)}
    made = []
    for chosen, is_copy in ((telling.tell, False), (telling.copy, True)):
        keys = {one.key for one in chosen} - have
        to = [reader for reader in known if reader.fact.key in keys]
        made += deliver(notice, to, letter_for=addressed(notice), today=today, is_copy=is_copy)
    notice.missing = telling.missing
    notice.save(update_fields=["missing"])
    return made


@action("letter.sent", needs=Permission.MACHINE_WRITE, by=Side.MACHINE)
def record_sent(actor: Actor, delivery: Delivery, *, attempt: int, on: date) -> Sending:
    """The mail server took the mail about this letter."""
    return happened(delivery, attempt=attempt, channel=Channel.EMAIL, state=DeliveryState.SENT, on=on)


@action("letter.bounced", needs=Permission.MACHINE_WRITE, by=Side.MACHINE)
def record_bounce(actor: Actor, delivery: Delivery, *, attempt: int, on: date, note: str = "") -> Sending:
    """The mail came back: the reader is not told by it, the school sees that the address fails, and paper is due."""
    if delivery.parent is not None:
        note_bounce(delivery.parent, at=clock.now())
    return happened(delivery, attempt=attempt, channel=Channel.EMAIL, state=DeliveryState.BOUNCED, on=on, note=note)


@action("letter.failed", needs=Permission.MACHINE_WRITE, by=Side.MACHINE)
def record_not_sent(actor: Actor, delivery: Delivery, *, attempt: int, on: date, note: str = "") -> Sending:
    """The mail never left: it was given up, or the right to it had ended. The address is not blamed."""
    return happened(delivery, attempt=attempt, channel=Channel.EMAIL, state=DeliveryState.FAILED, on=on, note=note)


def _on_paper(actor: Actor, delivery: Delivery, channel: Channel, state: DeliveryState, *, on: date, note: str) -> Sending:
    if on > clock.today():
        raise NotYet("That day has not come yet. Choose today or a day before.")
    _reader(delivery)
    attempt = last_of(delivery).attempt + 1
    return happened(delivery, attempt=attempt, channel=channel, state=state, on=on, by=actor.account, note=note)


def _reader(delivery: Delivery) -> Reader:
    """The reader as they stand today. Raises MayNotHaveIt where the letter may not go to them now."""
    today = clock.today()
    known = readers(delivery.pupil, kind=delivery.notice.kind, today=today)
    telling = sorted_out(known, delivery.pupil, today=today)
    allowed = {one.key for one in (*telling.tell, *telling.copy)}
    for reader in known:
        if reader.fact.key == key_of(delivery.parent_id) and reader.fact.key in allowed:
            return reader
    raise MayNotHaveIt("This person may not have the letter now. Look at who is a parent of this child.")
