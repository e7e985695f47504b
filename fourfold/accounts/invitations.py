"""Accepting an invitation. Whoever holds the link shows that the address is theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from fourfold import clock
from fourfold.access.actor import Actor, owner
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import school_accounts
from fourfold.accounts.actions.members import take_up
from fourfold.accounts.membership_rules import CannotStand
from fourfold.accounts.models import Account, Invitation
from fourfold.accounts.tokens import mark_of
from fourfold.audit.action import action
from fourfold.schools.models import School


def invitation_with(token: str, *, now: datetime) -> Invitation | None:
    """The invitation that a mailed link may accept: not used, not withdrawn, not old. Looking changes nothing."""
    return (
        Invitation.objects.select_related("account", "school")
        .filter(mark=mark_of(token), accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now, account__is_active=True)
        .first()
    )


def has_no_way_in(account: Account) -> bool:
    """Whether nothing opens this account yet, so that an invitation may choose what does. For all others they sign in as before."""
    return not account.has_usable_password() and not school_accounts.is_linked(account)


@transaction.atomic
def accept(token: str, *, password: str = "") -> Invitation | None:
    """Accept, once; staff choose a password with it or link their school's account. None where the link no longer holds.

    A password is only ever chosen for an account that nothing opens yet: whoever reads the mail cannot take over an account in use.
    """
    now = clock.now()
    found = invitation_with(token, now=now)
    if found is None or (password and not has_no_way_in(found.account)):
        return None
    try:
        taken(owner("Accepted with the mailed link", Permission.PEOPLE_CREATE), found, now=now)
    except CannotStand:
        return None
    if password:
        found.account.set_password(password)
        found.account.save(update_fields=["password"])
    return found


@action("people.accepted", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def taken(actor: Actor, invitation: Invitation, *, now: datetime) -> None:
    """The invitation is used up; to staff, that is their yes to the school's roles. Raises CannotStand."""
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    if invitation.is_to_staff:
        take_up(invitation.account, invitation.school, today=clock.today())


@dataclass(frozen=True, slots=True)
class Asked:
    """The last invitation for one purpose that nobody has accepted yet."""

    on: datetime
    to: str
    is_open: bool
    """Whether its link still opens anything: it is neither withdrawn nor older than three days."""
    withdrawn: bool


def last_asked(school: School, purposes: Iterable[str], *, now: datetime) -> dict[str, Asked]:
    """For each of these purposes, the last invitation, unless it was accepted. One query."""
    rows = Invitation.objects.filter(school=school, for_what__in=list(purposes)).select_related("account").order_by("made_at", "pk")
    last = {row.for_what: row for row in rows}
    return {
        for_what: Asked(row.made_at, row.account.email, row.withdrawn_at is None and row.expires_at > now, row.withdrawn_at is not None)
        for for_what, row in last.items()
        if row.accepted_at is None
    }


def accepted_for(account: Account) -> list[str]:
    """What this person's accepted invitations were for ("parent:CODE"), for the room that knows."""
    found = Invitation.objects.filter(account=account, accepted_at__isnull=False).exclude(for_what="")
    return list(found.order_by("accepted_at").values_list("for_what", flat=True))
