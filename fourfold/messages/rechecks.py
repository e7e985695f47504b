"""The right to read a message, asked for again at the moment its mail leaves (F19)."""

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.messages.models import Message
from fourfold.outbox.models import Mail
from fourfold.pupils.standing import within_reach


def may_still_read_message(mail: Mail) -> bool:
    """Whether the person this mail goes to may read the message now, and still has this address."""
    _, message, account = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    actor = actor_of(who, today=clock.today(), second_factor=True)
    reach = within_reach(actor, Permission.MESSAGE_VIEW, to="pupil", own=Message.conditions(actor))
    return Message.objects.filter(reach, pk=message).exists()
