"""Roles at a school: asked for by one person, approved by another, ended on a day."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, Role, Side
from fourfold.accounts import mail, school_accounts, sessions
from fourfold.accounts.actions.inviting import account_for, post_invitation
from fourfold.accounts.holding import held_on
from fourfold.accounts.membership_rules import (
    CannotStand,
    must_be_second_person,
    must_be_staff_here,
    must_not_be_vacant,
    must_not_hold,
    must_not_mix,
    open_memberships,
)
from fourfold.accounts.models import Account, Membership
from fourfold.accounts.second_person import another_than
from fourfold.audit import doors
from fourfold.audit.action import action, consequence
from fourfold.schools.models import School


@action("people.invited", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def invite_staff(
    actor: Actor,
    school: School,
    *,
    name: str,
    email: str,
    role: Role,
    starts: date,
    ends: date | None = None,
    title: str = "",
    specialist: bool = False,
    deputy: bool = False,
) -> Membership:
    """Ask for a role for somebody. It gives nothing, and no mail goes out, until a second person approves it. Raises CannotStand."""
    account = account_for(email, name=name, title=title)
    return ask_for(actor, school, account, role, starts=starts, ends=ends, specialist=specialist, deputy=deputy and role is Role.SLT)


@action("people.senco_handover_asked", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def hand_over_senco(actor: Actor, school: School, *, name: str, email: str, on: date, title: str = "") -> Membership:
    """Ask for the next SENCO. The one before goes on until it is approved and the day has come, so the role is never vacant.

    Raises CannotStand, also where the school has no SENCO to take over from.
    """
    before = Membership.objects.filter(held_on(clock.today()), school=school, role=Role.SENCO, ends__isnull=True).order_by("starts").first()
    if before is None:
        raise CannotStand("There is no SENCO to take over from. Invite one.")
    account = account_for(email, name=name, title=title)
    return ask_for(actor, school, account, Role.SENCO, starts=on, takes_over=before)


@consequence
def ask_for(actor: Actor, school: School, account: Account, role: Role, **details: object) -> Membership:
    """A membership that waits for its second person; where there is none, the governors are told. Raises CannotStand."""
    must_not_mix(account, role)
    must_not_hold(account, school.pk, role)
    asked = Membership(account=account, school=school, role=role, asked_by_id=actor.account, asked_at=clock.now(), **details)
    if asked.ends is not None and asked.ends < asked.starts:
        raise CannotStand("The last day must not be before the first day.")
    asked.save()
    if not another_than({actor.account, account.pk}, school.pk, today=clock.today()):
        told = Account.objects.filter(
            memberships__in=Membership.objects.filter(held_on(clock.today()), school=school, role__in=[Role.GOVERNOR, Role.HEAD])
        )
        for one in told.exclude(pk=actor.account or 0).distinct():
            mail.waits_for_second_person(one, school=school.name, role=NAMES[role])
    return asked


@action("people.approved", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def approve_membership(actor: Actor, membership: Membership) -> None:
    """Approve a role that another person asked for (veto 6): it holds from its first day, and the invitation goes out.

    A SENCO or named deputy does this standing in for the head, which the ledger says. Raises NeedsSecondPerson, CannotStand.
    """
    now, today = clock.now(), clock.today()
    if membership.approved_at is not None or membership.ended_at is not None:
        raise CannotStand("This has been decided already.")
    must_be_second_person(actor, membership, now=now, today=today)
    must_not_mix_with_others(membership)
    note_stand_in(actor, membership.ledger_school)
    membership.approved_at, membership.approved_by_id = now, actor.account
    if membership.takes_over is not None:
        membership.starts = max(membership.starts, today)
        finish(membership.takes_over, membership.starts - timedelta(days=1))
    membership.save(update_fields=["approved_at", "approved_by", "starts"])
    welcome(actor, membership)


@consequence
def must_not_mix_with_others(membership: Membership) -> None:
    """Asked again at the moment of approval: another role may have been given meanwhile."""
    others = open_memberships(membership.account).exclude(pk=membership.pk)
    if others.exists():
        must_not_mix(membership.account, Role(membership.role))


@consequence
def note_stand_in(actor: Actor, school: int) -> None:
    """Say in the ledger that somebody stood in for the head for this one act."""
    if not actor.lent and not actor.holds(Role.HEAD, school=school):
        doors.current().note("stood in for the head for this act", school=school, pupil=None)


@consequence
def finish(before: Membership, last_day: date) -> None:
    """End the membership that is taken over; one that had not begun is cut short instead."""
    if last_day < before.starts:
        before.ended_at = clock.now()
    before.ends = max(last_day, before.starts)
    before.save(update_fields=["ends", "ended_at"])


@consequence
def welcome(actor: Actor, membership: Membership) -> None:
    """An invitation for somebody who cannot sign in as staff yet; a note for who can."""
    account = membership.account
    if membership.school is None or account.has_usable_password() or school_accounts.is_linked(account):
        mail.something_changed(account, _("You were given a new role in Fourfold."))
    else:
        post_invitation(actor, account, membership.school, now=clock.now())


@action("people.ended", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def end_membership(actor: Actor, membership: Membership, *, last_day: date | None = None) -> None:
    """End a role on a day, or at once where none is given: felt in the next request. Raises CannotStand for the only SENCO or head."""
    today = clock.today()
    must_not_be_vacant(membership, today=today)
    if last_day is None:
        membership.ended_at = clock.now()
        membership.ends = max(today, membership.starts)
    elif last_day < membership.starts:
        raise CannotStand("The last day must not be before the first day.")
    else:
        membership.ends = last_day
    membership.save(update_fields=["ends", "ended_at"])


@action("people.account_closed", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def close_account(actor: Actor, membership: Membership) -> None:
    """Shut an account: its sessions end.

    Raises CannotStand for one that is not this school's, where another school needs it, or a role would be vacant.
    """
    must_be_staff_here(membership)
    account = membership.account
    if open_memberships(account).exclude(school=membership.school_id).exists():
        raise CannotStand("Another school needs this account. End the role here instead.")
    for held in Membership.objects.filter(held_on(clock.today()), account=account, school=membership.school_id):
        must_not_be_vacant(held, today=clock.today())
    account.is_active = False
    account.save(update_fields=["is_active"])
    sessions.end_all(account)


@action("people.account_reopened", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def reopen_account(actor: Actor, membership: Membership) -> None:
    """Open an account again. Raises CannotStand for one that is not this school's."""
    must_be_staff_here(membership)
    note_stand_in(actor, membership.ledger_school)
    membership.account.is_active = True
    membership.account.save(update_fields=["is_active"])
