"""Who of a child's family could be asked in, and who was."""

from dataclasses import dataclass, replace
from datetime import datetime

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.factors import who_has_one
from fourfold.accounts.invitations import Asked, last_asked
from fourfold.code_of_practice.families import account_offered_from
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.queries.records import visible_to
from fourfold.pupils.standing import open_on, within_reach
from fourfold.pupils.who_may_come_in import against_inviting_parent, purpose


@dataclass(frozen=True)
class WayIn:
    """Whether one person of a family can sign in, could be asked in, or was. All of it empty where there is nothing to ask."""

    has_account: bool = False
    may_be_invited: bool = False
    asked_on: datetime | None = None
    asked_at: str = ""
    """The address of the last invitation, until it is accepted."""
    is_open: bool = False
    withdrawn: bool = False
    second_factor: bool = False
    """Whether they sign in with a second step, which they could lose."""
    new_address_since: datetime | None = None
    """Since when an address waits for the SENCO, who asks them in to it or has it put right."""


def ways_in(actor: Actor, pupil: Pupil) -> dict[str, WayIn]:
    """The ways in of a child's parents by their codes; empty for who may not write down contacts."""
    today = clock.today()
    mine = within_reach(actor, Permission.CONTACTS_EDIT, to="pupil", side=Side.SCHOOL)
    links = ParentLink.objects.filter(mine, open_on(today), pupil=pupil).select_related("parent__school", "parent__account")
    rows: list[ParentLink] = list(links)
    asked = _asked(pupil, [purpose(link.parent) for link in rows]) if rows else {}
    with_factor = who_has_one(link.parent.account for link in rows if link.parent.account is not None)
    return {
        link.parent.code: replace(
            _way_in(
                link.parent.account_id is not None, not against_inviting_parent(actor, link, today=today), asked.get(purpose(link.parent))
            ),
            new_address_since=link.parent.email_unsure_since,
            second_factor=link.parent.account_id in with_factor,
        )
        for link in rows
    }


def own_way_in(actor: Actor, pupil: Pupil) -> WayIn | None:
    """A young person's own; None before the age at which an account is offered, and for who may not write down contacts."""
    offered = account_offered_from(pupil.born) <= clock.today()
    if not offered or not visible_to(actor, Permission.CONTACTS_EDIT, side=Side.SCHOOL).filter(pk=pupil.pk).exists():
        return None
    has_account = pupil.account_id is not None
    way = _way_in(has_account, not has_account, _asked(pupil, [purpose(pupil)]).get(purpose(pupil)))
    return replace(way, second_factor=bool(pupil.account and who_has_one([pupil.account])))


def _asked(pupil: Pupil, purposes: list[str]) -> dict[str, Asked]:
    return last_asked(pupil.last_school(), purposes, now=clock.now())


def _way_in(has_account: bool, may_be_invited: bool, asked: Asked | None) -> WayIn:
    if asked is None or has_account:
        return WayIn(has_account, may_be_invited)
    return WayIn(has_account, may_be_invited, asked.on, asked.to, asked.is_open, asked.withdrawn)
