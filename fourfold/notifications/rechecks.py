"""The right to a letter, asked for again at the moment its mail leaves (F19)."""

from fourfold import clock
from fourfold.notifications.models import Delivery
from fourfold.notifications.recipients import key_of, readers, sorted_out
from fourfold.outbox.models import Mail


def may_still_have_letter(mail: Mail) -> bool:
    """Whether the reader of this mail's letter may have it now, and still reads mail at this address."""
    delivery = Delivery.objects.filter(pk=delivery_of(mail.key)[0]).select_related("pupil").first()
    if delivery is None:
        return False
    today = clock.today()
    known = readers(delivery.pupil, kind=delivery.notice.kind, today=today)
    telling = sorted_out(known, delivery.pupil, today=today)
    mine = key_of(delivery.parent_id)
    allowed = {one.key for one in (*telling.tell, *telling.copy)}
    addresses = {address.lower() for one in known if one.fact.key == mine for address in (one.email, one.link_email) if address}
    return mine in allowed and mail.to.lower() in addresses


def delivery_of(key: str) -> tuple[int, int]:
    """The letter and the attempt that a mail's key names. Raises ValueError for a key that is no letter's."""
    purpose, delivery, attempt = key.split("/")
    if purpose != "letter":
        raise ValueError("this mail is about no letter")
    return int(delivery), int(attempt)
