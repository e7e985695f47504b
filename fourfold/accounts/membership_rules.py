"""What can never be true of memberships, in words to show."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.roles import CONTENT, NAMES, Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, FactorReset, Membership
from fourfold.accounts.second_person import another_than

ALONE_FOR = timedelta(hours=24)
NEVER_VACANT = frozenset({Role.SENCO, Role.HEAD})


class CannotStand(Exception):
    """These memberships cannot stand together, or not yet; the message is for the person who asked."""


class NeedsSecondPerson(CannotStand):
    """Another person must approve this (veto 6)."""


def open_memberships(account: Account) -> "QuerySet[Membership]":
    """Those asked for or held, not ended."""
    return Membership.objects.filter(account=account, ends__isnull=True, ended_at__isnull=True)


def must_not_mix(account: Account, role: Role) -> None:
    """System administrators hold no role that reads about children, and nobody with such a role administers (veto 10)."""
    held = {Role(one) for one in open_memberships(account).values_list("role", flat=True)}
    if (role is Role.SYSADMIN and held & CONTENT) or (role in CONTENT and Role.SYSADMIN in held):
        raise CannotStand("A system administrator sees nothing about children. Use another account for the other role.")


def must_not_hold(account: Account, school: int, role: Role) -> None:
    """Nobody holds the same role twice at a school."""
    held = open_memberships(account).filter(school=school, role=role).select_related("account").first()
    if held is not None:
        raise CannotStand(f"{held.known_as} has this role already, or it waits to be approved.")


def must_not_be_vacant(membership: Membership, *, today: date) -> None:
    """A school always has a SENCO and a head: their role is handed over, not ended."""
    role = Role(membership.role)
    if role not in NEVER_VACANT or membership.approved_at is None:
        return
    others = Membership.objects.filter(
        held_on(today), school=membership.school_id, role=role, ends__isnull=True, account__is_active=True
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise CannotStand(f"This is the school's only {NAMES[role]}. Hand the role over, and it ends when the next one begins.")


def must_be_second_person(actor: Actor, asked: "Membership | FactorReset", *, now: datetime, today: date) -> None:
    """The one who approves is neither the one who asked nor the one whom it is for.

    Where nobody else could approve, the one who asked may, a day later. Raises NeedsSecondPerson.
    """
    if actor.lent:
        return
    if actor.account == asked.account_id:
        raise NeedsSecondPerson("Somebody else must approve this: it is about you.")
    if actor.account != asked.asked_by_id:
        return
    if another_than({asked.asked_by_id, asked.account_id}, asked.school_id or 0, today=today):
        raise NeedsSecondPerson("You asked for this, so another head, SENCO or deputy must approve it.")
    if asked.asked_at is None or now < asked.asked_at + ALONE_FOR:
        raise NeedsSecondPerson("Nobody else can approve yet, so this waits 24 hours. The governors have been told.")


def must_be_agreed_here(membership: Membership) -> None:
    """Raises CannotStand unless a second person agreed to a role of theirs at this school: else anybody's account could be named."""
    agreed = Membership.objects.filter(account=membership.account_id, school=membership.school_id, approved_at__isnull=False)
    if not agreed.exists():
        raise CannotStand("Nobody has agreed to a role for this person here yet, so there is nothing to shut.")


def is_known_at(school: int | None, account: Account) -> bool:
    """Whether the person has a role at this school already that they said yes to, or had: then the school knows whose account it is."""
    here = Membership.objects.filter(account=account, school=school, approved_at__isnull=False, asked_as="")
    return not account._state.adding and here.exists()


def works_elsewhere(account: Account, school: int) -> bool:
    """Whether another school gave this account a role that has not ended, so that its second factor guards that school's records."""
    return open_memberships(account).filter(approved_at__isnull=False, asked_as="").exclude(school=school).exists()


def tied_to(school: int, account: Account) -> bool:
    """Whether an account came in through this school, as staff or by its invitation. A role that was only asked for ties nobody."""
    return is_known_at(school, account) or account.invitations.filter(Q(accepted_at__isnull=False), school=school).exists()
