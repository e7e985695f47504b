"""A family's own short list: services that one of them keeps in mind for a child. Nobody else is told of it.

The ledger's lines name no child and no school (`KeptService.ledger_pupil`), so no page of the school's can show them.
"""

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.local_offer.models import KeptService
from fourfold.pupils.refusals import Refused

MOST = 30
"""For one child: more is no short list."""


@action("service.kept", needs=Permission.MESSAGE_CREATE, by=Side.FAMILY)
def keep(actor: Actor, kept: KeptService) -> KeptService:
    """Keep a service in mind for a child; the same again changes nothing. Raises Refused beyond the most, and for a service that the list
    of the child's school does not have."""
    mine = KeptService.objects.filter(account=actor.account, pupil=kept.pupil, let_go_on__isnull=True)
    already: KeptService | None = mine.filter(service=kept.service).first()
    if already is not None:
        return already
    if kept.service.school_id != kept.pupil.ledger_school or kept.service.gone_on is not None:
        raise Refused(_("The list does not have this any more."))
    if mine.count() >= MOST:
        raise Refused(_("Your list is full. Take one away first."))
    kept.account_id, kept.kept_on = actor.account or 0, clock.today()
    kept.save()
    return kept


@action("service.let_go", needs=Permission.MESSAGE_CREATE, by=Side.FAMILY)
def let_go(actor: Actor, kept: KeptService) -> None:
    """Keep it no more. A second time changes nothing."""
    if kept.account_id != actor.account:
        raise OutOfReach("There is nothing here for you.")
    if kept.let_go_on is None:
        kept.let_go_on = clock.today()
        kept.save(update_fields=["let_go_on"])
