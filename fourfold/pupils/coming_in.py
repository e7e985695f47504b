"""A family's invitation is accepted, and in the same step the account is theirs. For the pages where people come in."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from fourfold import clock
from fourfold.access.actor import owner
from fourfold.access.permissions import Permission
from fourfold.accounts import invitations
from fourfold.accounts.models import Invitation
from fourfold.pupils.actions.inviting import CannotComeIn, let_parent_in, let_pupil_in
from fourfold.pupils.models import Parent
from fourfold.pupils.who_may_come_in import against_coming_in, invited


def invitation_with(token: str, *, now: datetime) -> Invitation | None:
    """The invitation that a mailed link may accept now. None also for who is kept out of every record meanwhile: nobody is told why."""
    held = invitations.invitation_with(token, now=now)
    whom = invited(held.for_what) if held is not None else None
    if held is None or (whom is not None and against_coming_in(whom, held.account, today=clock.today())):
        return None
    return held


def come_in(token: str, *, password: str = "") -> Invitation | None:
    """Accept an invitation, once, and let its person in to what it was for. None where it holds no more; then nothing has changed."""
    try:
        with transaction.atomic():
            held = invitations.accept(token, password=password)
            if held is not None:
                _let_in(held)
    except CannotComeIn:
        return None
    return held


def _let_in(held: Invitation) -> None:
    """By the right of the accepted invitation alone, in its person's name."""
    account, whom = held.account, invited(held.for_what)
    actor = replace(owner("Accepted with the mailed link", Permission.PEOPLE_CREATE), account=account.pk, name=account.name)
    if isinstance(whom, Parent):
        let_parent_in(actor, whom, account=account)
    elif whom is not None:
        let_pupil_in(actor, whom, account=account)
