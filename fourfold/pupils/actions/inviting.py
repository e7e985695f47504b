"""Asking families and people from outside in, and letting in whoever accepts."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import mail
from fourfold.accounts.actions.inviting import invite_family, invite_professional, need_second_factor, withdraw_invitations
from fourfold.accounts.holding import held_on
from fourfold.accounts.invitations import has_no_way_in
from fourfold.accounts.models import Account, Invitation, Membership
from fourfold.audit import doors
from fourfold.audit.action import action, consequence
from fourfold.pupils.actions.safeguards import give_grant
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.models import Grant, Parent, ParentLink, Pupil, Restriction
from fourfold.pupils.same_person import bars_person, full_bars, parents_who_are
from fourfold.pupils.ties import open_on
from fourfold.pupils.who_may_come_in import (
    GRANT,
    against_coming_in,
    against_inviting_parent,
    against_inviting_pupil,
    is_family_at,
    purpose,
)
from fourfold.schools.models import School


class CannotInvite(Exception):
    """This person cannot be asked in; the message is for whoever asked."""


class CannotComeIn(Exception):
    """The account cannot become this person's."""


@action("parent.invited", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def invite_parent(actor: Actor, link: ParentLink) -> Invitation:
    """Ask a parent or carer in, by mail to the address that the school has. A link sent before is worth nothing. Raises CannotInvite."""
    parent = link.parent.lock()
    if says := against_inviting_parent(actor, link, today=clock.today()):
        raise CannotInvite(says)
    if parent.email_unsure_since is not None:
        parent.email_unsure_since = None
        parent.save(update_fields=["email_unsure_since"])
    language = "en-gb" if parent.language == "en" else parent.language
    return invite_family(
        actor, parent.school, name=parent.name, email=parent.email, for_what=purpose(parent), title=parent.title, language=language
    )


@action("parent.invitation_withdrawn", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def withdraw_parents_invitation(actor: Actor, link: ParentLink) -> None:
    """The link that was mailed to a parent opens nothing any more."""
    withdraw_invitations(link.parent.school, purpose(link.parent), now=clock.now())


@action("pupil.invited", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def invite_pupil(actor: Actor, pupil: Pupil, *, email: str) -> Invitation:
    """Ask a young person in, from 16 on. Raises CannotInvite."""
    if says := against_inviting_pupil(pupil, email, today=clock.today()):
        raise CannotInvite(says)
    return invite_family(actor, pupil.last_school(), name=pupil.name, email=email, for_what=purpose(pupil))


@action("pupil.invitation_withdrawn", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def withdraw_pupils_invitation(actor: Actor, pupil: Pupil) -> None:
    """The link that was mailed to a young person opens nothing any more."""
    withdraw_invitations(pupil.last_school(), purpose(pupil), now=clock.now())


@action("parent.let_in", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def let_parent_in(actor: Actor, parent: Parent, *, account: Account) -> None:
    """The account of an accepted invitation is this parent's; twice changes nothing. Raises CannotComeIn."""
    _must_be_let_in(parent, account)
    if parent.account_id == account.pk:
        return
    parent.account = account
    parent.save(update_fields=["account"])
    for link in ParentLink.objects.filter(open_on(clock.today()), parent=parent).select_related("pupil"):
        doors.current().note(link.ledger_name, school=parent.school_id, pupil=link.pupil_id)


@action("pupil.let_in", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def let_pupil_in(actor: Actor, pupil: Pupil, *, account: Account) -> None:
    """The account of an accepted invitation is this young person's; twice changes nothing. Raises CannotComeIn."""
    _must_be_let_in(pupil, account)
    if pupil.account_id != account.pk:
        pupil.account = account
        pupil.save(update_fields=["account"])


def _must_be_let_in(whom: Parent | Pupil, account: Account) -> None:
    if says := against_coming_in(whom, account, today=clock.today()):
        raise CannotComeIn(says)


@action("professional.asked_in", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def ask_in_professional(
    actor: Actor,
    pupil: Pupil,
    *,
    name: str,
    email: str,
    things: list[str],
    purpose: str,
    ends: date,
    agreement: Agreement,
    title: str = "",
) -> Grant:
    """Let somebody from outside see named parts of one record until a day, and ask them in where they cannot sign in yet.

    Their account needs a second factor from then on. Raises CannotInvite, TooLong, and Incomplete without the family's agreement. Of an
    address that has an account already the school learns nothing: it goes on calling the person what it calls them.
    """
    school = pupil.last_school()
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is not None:
        _must_be_from_outside(account, pupil, school)
    # Somebody's parent elsewhere goes on coming in as they do; without a second factor the grant gives them nothing.
    is_family = account is not None and _is_of_a_family(account)
    if account is None or (has_no_way_in(account) and not is_family):
        account = invite_professional(actor, school, name=name, email=email, title=title, for_what=f"{GRANT}:{pupil.code}").account
    else:
        if not is_family:
            need_second_factor(account)
        mail.record_opened(account, school=school.name)
    called = f"{title} {name}".strip()
    return give_grant(
        actor,
        pupil,
        account=account,
        things=things,
        purpose=purpose,
        starts=clock.today(),
        ends=ends,
        agreement=agreement,
        asked_as=called,
    )


@consequence
def _must_be_from_outside(account: Account, pupil: Pupil, school: School) -> None:
    """Raises CannotInvite for this school's own families, for its own staff, and for who is kept out."""
    today = clock.today()
    if is_family_at(school.pk, account):
        raise CannotInvite(_("Somebody of a family signs in with this email address. Ask for a work address."))
    if Membership.objects.filter(held_on(today), account=account, school=school).exists():
        raise CannotInvite(_("This person works at your school. Name them as an adult who works with the child."))
    if Restriction.objects.filter(bars_person(account.pk, parents_who_are(account.pk)), full_bars(today), pupil=pupil).exists():
        raise CannotInvite(_("This person cannot be let in to this record."))


def _is_of_a_family(account: Account) -> bool:
    return Parent.objects.filter(account=account).exists() or Pupil.objects.filter(account=account).exists()
