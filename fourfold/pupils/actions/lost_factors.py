"""Somebody of a family has opted into a second step and lost it: the way out is in person, through school, as it is for staff."""

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import factors
from fourfold.accounts.actions.factors import write_down_lost_factor
from fourfold.accounts.membership_rules import CannotStand, works_elsewhere
from fourfold.accounts.models import Account, FactorReset
from fourfold.audit.action import action, consequence
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.schools.models import School


@action("parent.lost_factor_reported", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def report_parents_lost_factor(actor: Actor, link: ParentLink, *, how_known: str) -> FactorReset:
    """Say that a parent stands before you and has lost their second step. A second person confirms it before anything changes.

    Raises CannotStand for who has none, is not known for sure, is staff at another school, or is oneself; and without words.
    """
    if not link.is_confirmed:
        raise CannotStand(_("Make sure first who %(name)s is.") % {"name": link.parent.name})
    return _report(actor, link.parent.school, link.parent.account, how_known)


@action("pupil.lost_factor_reported", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def report_pupils_lost_factor(actor: Actor, pupil: Pupil, *, how_known: str) -> FactorReset:
    """The same for a young person."""
    return _report(actor, pupil.last_school(), pupil.account, how_known)


@consequence
def _report(actor: Actor, school: School, account: Account | None, how_known: str) -> FactorReset:
    if account is None or not factors.is_set_up(account):
        raise CannotStand(_("They sign in without a second step."))
    # Else one school could take off what guards the records of another.
    if works_elsewhere(account, school.pk):
        raise CannotStand(_("They work at another school, which must see to this."))
    return write_down_lost_factor(actor, school, account, how_known)
