"""Roles at a school: asked for by one person, approved by another, ended on a day."""

from datetime import date, timedelta

from django.db.models import QuerySet
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
    is_known_at,
    must_be_agreed_here,
    must_be_second_person,
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
    details = {"starts": starts, "ends": ends, "specialist": specialist, "deputy": deputy and role is Role.SLT}
    return ask_for(actor, school, role, name=name, email=email, title=title, **details)


@action("people.senco_handover_asked", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def hand_over_senco(actor: Actor, school: School, *, name: str, email: str, on: date, title: str = "") -> Membership:
    """Ask for the next SENCO. The one before goes on until it is approved, and taken up, and the day has come: the role is never vacant.

    Raises CannotStand, also where the school has no SENCO to take over from.
    """
    before = Membership.objects.filter(held_on(clock.today()), school=school, role=Role.SENCO, ends__isnull=True).order_by("starts").first()
    if before is None:
        raise CannotStand("There is no SENCO to take over from. Invite one.")
    return ask_for(actor, school, Role.SENCO, name=name, email=email, title=title, starts=on, takes_over=before)


@consequence
def ask_for(actor: Actor, school: School, role: Role, *, name: str, email: str, title: str, **details: object) -> Membership:
    """A membership that waits for its second person; where there is none, the governors are told. Raises CannotStand.

    Of an address that has an account already the school learns nothing: it goes on calling the person as it does, until they say yes.
    """
    is_new = not Account.objects.filter(email=email.strip().lower()).exists()
    account = account_for(email, name=name, title=title)
    asked_as = "" if is_new or is_known_at(school.pk, account) else f"{title} {name}".strip() or account.email
    if not asked_as:
        must_not_mix(account, role)
    must_not_hold(account, school.pk, role)
    when = clock.now()
    asked = Membership(
        account=account, school=school, role=role, asked_by_id=actor.account, asked_at=when, asked_as=asked_as[:141], **details
    )
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
    if not membership.asked_as:
        must_not_mix_with_others(membership)
    note_stand_in(actor, membership.ledger_school)
    membership.approved_at, membership.approved_by_id = now, actor.account
    if not membership.asked_as:
        take_over(membership, today=today)
    membership.save(update_fields=["approved_at", "approved_by", "starts"])
    welcome(actor, membership)


@consequence
def take_up(account: Account, school: School, *, today: date) -> None:
    """The person says yes to this school: it learns whose account it is, and what it gave them holds. Raises CannotStand (veto 10)."""
    for one in open_memberships(account).filter(school=school).exclude(asked_as=""):
        must_not_mix_with_others(one)
        one.asked_as = ""
        if one.approved_at is not None:
            take_over(one, today=today)
        one.save(update_fields=["asked_as", "starts"])


@consequence
def take_over(membership: Membership, *, today: date) -> None:
    """End the role that this one follows, the day before it begins."""
    if membership.takes_over is not None:
        membership.starts = max(membership.starts, today)
        finish(membership.takes_over, membership.starts - timedelta(days=1))


@consequence
def must_not_mix_with_others(membership: Membership) -> None:
    """Asked again at the moment a role is given: another may have been given meanwhile."""
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
    """An invitation for somebody who cannot sign in as staff yet, or has not said yes to this school; a note for the others."""
    account = membership.account
    can_sign_in = account.has_usable_password() or school_accounts.is_linked(account)
    if membership.school is None or (can_sign_in and not membership.asked_as):
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
    """Shut a person out of this school: every role here gives nothing from the next request on, and their sessions end.

    What they are elsewhere, and as family here, goes on: a school shuts what it gave, never the account. Raises CannotStand where a role
    would be vacant, or none was agreed to.
    """
    must_be_agreed_here(membership)
    today, here = clock.today(), _here(membership)
    for held in here.filter(held_on(today)):
        must_not_be_vacant(held, today=today)
    here.filter(shut_at__isnull=True).update(shut_at=clock.now())
    if is_known_at(membership.school_id, membership.account):
        sessions.end_all(membership.account)


@action("people.account_reopened", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def reopen_account(actor: Actor, membership: Membership) -> None:
    """Let a person whom this school shut out in again, to what they had and has not ended."""
    must_be_agreed_here(membership)
    note_stand_in(actor, membership.ledger_school)
    _here(membership).update(shut_at=None)


def _here(membership: Membership) -> "QuerySet[Membership]":
    found: QuerySet[Membership] = Membership.objects.filter(account=membership.account_id, school=membership.school_id)
    return found
