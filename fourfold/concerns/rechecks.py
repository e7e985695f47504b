"""The right to hear of a concern, asked for again at the moment its mail leaves (F19)."""

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.concerns.models import Concern
from fourfold.outbox.models import Mail
from fourfold.pupils.standing import within_reach


def may_still_hear_of_concern(mail: Mail) -> bool:
    """Whether the person this mail goes to may see the concern now, and still has this address."""
    _, concern, account = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    actor = actor_of(who, today=clock.today(), second_factor=True)
    reach = within_reach(actor, Permission.CONCERN_VIEW, to="pupil", own=Concern.conditions(actor))
    return Concern.objects.filter(reach, pk=concern).exists()
