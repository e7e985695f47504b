"""Asking people in."""

from datetime import datetime, timedelta

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import mail
from fourfold.accounts.membership_rules import CannotStand
from fourfold.accounts.models import Account, Invitation, Membership
from fourfold.accounts.tokens import mark_of, new_token
from fourfold.audit.action import action, consequence
from fourfold.schools.models import School

LASTS = timedelta(hours=72)


@consequence
def account_for(email: str, *, name: str, title: str = "", language: str = "en-gb") -> Account:
    """The account with this address, as it is; a new one, which nothing opens yet, where there is none.

    Whoever asks must not learn which of the two it was, nor whose it is.
    """
    found = Account.objects.filter(email=email.strip().lower()).first()
    return found or Account.objects.create_user(email, None, name=name, title=title, language=language)


@consequence
def post_invitation(actor: Actor, account: Account, school: School, *, for_what: str = "", now: datetime) -> Invitation:
    """A fresh link by mail; those before it for the same purpose are worth nothing."""
    Invitation.objects.filter(
        account=account, school=school, for_what=for_what, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=now)
    token = new_token()
    made = Invitation(
        account=account,
        school=school,
        for_what=for_what,
        mark=mark_of(token),
        asked_by_id=actor.account,
        made_at=now,
        expires_at=now + LASTS,
    )
    made.save()
    mail.invitation(account, token, school=school.name, until=made.expires_at, family=for_what.startswith(("parent:", "pupil:")))
    return made


@consequence
def withdraw_invitations(school: School, for_what: str, *, now: datetime) -> None:
    """No link that was mailed for this purpose opens anything any more."""
    Invitation.objects.filter(school=school, for_what=for_what, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=now
    )


@consequence
def need_second_factor(account: Account) -> None:
    """No page opens to this person without a second factor from now on (veto 7)."""
    account.second_factor_needed = True
    account.save(update_fields=["second_factor_needed"])


@action("people.family_invited", needs=Permission.CONTACTS_CREATE, by=Side.SCHOOL)
def invite_family(
    actor: Actor, school: School, *, name: str, email: str, for_what: str, title: str = "", language: str = "en-gb"
) -> Invitation:
    """Ask a parent, carer or young person in. `for_what` ("parent:CODE") is the caller's own name for the link that accepting makes.

    What was sent for the same person before, to whatever address, is worth nothing from then on.
    """
    if not for_what:
        raise CannotStand("Say whom this invitation is for.")
    now = clock.now()
    withdraw_invitations(school, for_what, now=now)
    return post_invitation(actor, account_for(email, name=name, title=title, language=language), school, for_what=for_what, now=now)


@action("people.professional_invited", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def invite_professional(actor: Actor, school: School, *, name: str, email: str, for_what: str, title: str = "") -> Invitation:
    """Ask an outside professional in. Their account needs a second factor from the first day (veto 7)."""
    account = account_for(email, name=name, title=title)
    need_second_factor(account)
    return post_invitation(actor, account, school, for_what=for_what, now=clock.now())


@action("people.invited_again", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def send_invitation(actor: Actor, membership: Membership) -> Invitation:
    """Send a staff member's invitation again: the one before was lost or ran out. Raises CannotStand before it is approved."""
    if membership.approved_at is None or membership.school is None:
        raise CannotStand("The invitation goes out once the role is approved.")
    return post_invitation(actor, membership.account, membership.school, now=clock.now())


@action("people.invitation_withdrawn", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def withdraw_invitation(actor: Actor, invitation: Invitation) -> None:
    """The link opens nothing any more."""
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
