"""When somebody has lost their second factor: two people see who they are, then it is taken off (ASVS 6.4.4)."""

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import factors, mail, sessions
from fourfold.accounts.actions.members import note_stand_in
from fourfold.accounts.membership_rules import CannotStand, NeedsSecondPerson, tied_to
from fourfold.accounts.models import Account, FactorReset
from fourfold.audit.action import action, consequence
from fourfold.schools.models import School


@action("people.lost_factor_reported", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def report_lost_factor(actor: Actor, school: School, *, account: Account, how_known: str) -> FactorReset:
    """Say that somebody has lost their second factor, and how you know face to face that it is they.

    Raises CannotStand for an account that did not come in through this school, for one's own, or without words.
    """
    if not tied_to(school.pk, account):
        raise CannotStand("This person does not belong to your school.")
    return write_down_lost_factor(actor, school, account, how_known)


@consequence
def write_down_lost_factor(actor: Actor, school: School, account: Account, how_known: str) -> FactorReset:
    """The one report that is open for an account; it stands in place of any before it. Raises CannotStand as above."""
    if actor.account == account.pk or actor.account is None:
        raise CannotStand("Somebody else must see who you are.")
    if not how_known.strip():
        raise CannotStand("Say how you know that it is they.")
    FactorReset.objects.filter(account=account, decided_at__isnull=True).update(decided_at=clock.now())
    reset = FactorReset(school=school, account=account, how_known=how_known.strip(), asked_by_id=actor.account, asked_at=clock.now())
    reset.save()
    return reset


@action("people.lost_factor_taken_back", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def take_back_lost_factor(actor: Actor, reset: FactorReset) -> None:
    """Say that it was a mistake, or that it is not they: nothing is taken off. Raises CannotStand where it is decided already."""
    if reset.decided_at is not None:
        raise CannotStand("This has been decided already.")
    reset.decided_at = clock.now()
    reset.save(update_fields=["decided_at"])


@action("people.lost_factor_confirmed", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def confirm_lost_factor(actor: Actor, reset: FactorReset) -> None:
    """The second person agrees: every factor is taken off, every session ends, and the person is told.

    Raises NeedsSecondPerson for whoever reported it or whom it is about, CannotStand where it is decided already.
    """
    if actor.account in {reset.asked_by_id, reset.account_id} or actor.account is None:
        raise NeedsSecondPerson("Another person must confirm this: two people see who it is.")
    if reset.decided_at is not None:
        raise CannotStand("This has been decided already.")
    note_stand_in(actor, reset.ledger_school)
    reset.decided_at, reset.confirmed_by_id = clock.now(), actor.account
    reset.save(update_fields=["decided_at", "confirmed_by"])
    factors.remove_all(reset.account)
    sessions.end_all(reset.account)
    mail.something_changed(reset.account, _("Your second step was taken off, since it was lost. Sign in and set up a new one."))
