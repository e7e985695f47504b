"""Who of a family may be asked in, and may come in with an invitation: what stands against it, as a sentence; empty for nothing."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.accounts.models import Account
from fourfold.code_of_practice.families import account_offered_from
from fourfold.pupils.models import Parent, ParentLink, Pupil
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.ties import open_on

PARENT, PUPIL, GRANT = "parent", "pupil", "grant"


def purpose(of: Parent | Pupil) -> str:
    """What an invitation to this person is kept under: one for a parent, however many of their children are here."""
    return f"{PARENT if isinstance(of, Parent) else PUPIL}:{of.code}"


def invited(for_what: str) -> Parent | Pupil | None:
    """Whom an invitation kept under this is for; None for somebody from outside, who is let in by a grant."""
    kind, _, code = for_what.partition(":")
    found: Parent | Pupil | None = None
    if kind == PARENT:
        found = Parent.objects.filter(code=code).first()
    elif kind == PUPIL:
        found = Pupil.objects.filter(code=code).first()
    return found


def may_answer_for_address(actor: Actor, parent: Parent) -> bool:
    """Whether this person's word is enough for a new address of a parent whom the school had made sure of: the SENCO's, and the machine's
    owner's, who could read the database anyway."""
    return actor.holds(Role.SENCO, school=parent.school_id) or bool(actor.lent)


def against_inviting_parent(actor: Actor, link: ParentLink, *, today: date) -> str:
    """Why a parent cannot be asked in from this child's record by this person."""
    parent = link.parent
    if parent.account_id is not None:
        return _("%(name)s has an account already.") % {"name": parent.name}
    if not link.is_confirmed:
        return _("Make sure first who %(name)s is.") % {"name": parent.name}
    if link.ends is not None and link.ends < today:
        return _("%(name)s is no longer a parent or carer here.") % {"name": parent.name}
    if parent.pk in barred_parents(link.pupil_id, today=today):
        return _("%(name)s is kept out of this record.") % {"name": parent.name}
    if not parent.email:
        return _("Write down an email address for %(name)s first.") % {"name": parent.name}
    if parent.email_unsure_since is not None and not may_answer_for_address(actor, parent):
        return _("The address was changed after the school had made sure who %(name)s is. The SENCO must ask them in.") % {
            "name": parent.name
        }
    return against_address(parent.email, parent) or against_parent(parent, today=today)


def against_inviting_pupil(pupil: Pupil, email: str, *, today: date) -> str:
    """Why a young person cannot be asked in at this address."""
    if pupil.account_id is not None:
        return _("%(name)s has an account already.") % {"name": pupil.forename}
    if account_offered_from(pupil.born) > today:
        return _("An account is offered from the age of 16.")
    return against_address(email, pupil)


def against_address(email: str, whom: Parent | Pupil) -> str:
    """Why this address cannot be theirs: it opens what another person of this school may see. Two people need two addresses.

    Of another school's families nothing is said, nor whether there is such an account: what stands against it there is met by its owner,
    at the link.
    """
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None or not is_family_at(school_of(whom), account, but=whom):
        return ""
    return _("Somebody else of a family signs in with this email address. Two people need two addresses.")


def school_of(whom: Parent | Pupil) -> int:
    """Where they are asked in."""
    return whom.school_id if isinstance(whom, Parent) else whom.ledger_school


def is_family_at(school: int, account: Account, *, but: Parent | Pupil | None = None) -> bool:
    """Whether an account is that of a parent or pupil of this school, one person aside."""
    parents = Parent.objects.filter(account=account, school=school)
    pupils = Pupil.objects.filter(account=account, enrolments__school=school)
    if isinstance(but, Parent):
        parents = parents.exclude(pk=but.pk)
    elif but is not None:
        pupils = pupils.exclude(pk=but.pk)
    return parents.exists() or pupils.exists()


def against_account(account: Account, whom: Parent | Pupil) -> str:
    """Why this account cannot be theirs."""
    # A parent is known to each school apart, so one account may be theirs at several; a pupil is one everywhere.
    pupils = Pupil.objects.filter(account=account)
    parents = Parent.objects.filter(account=account)
    others = pupils if isinstance(whom, Parent) else pupils.exclude(pk=whom.pk)
    if others.exists() or is_family_at(school_of(whom), account, but=whom) or (isinstance(whom, Pupil) and parents.exists()):
        return _("Somebody else of a family signs in with this email address. Two people need two addresses.")
    return "" if account.is_active else _("The account with this email address is closed.")


def against_parent(parent: Parent, *, today: date) -> str:
    """Why a parent cannot come in: no child is left whose record they may see."""
    links = ParentLink.objects.filter(open_on(today), parent=parent, confirmed_on__isnull=False)
    if any(parent.pk not in barred_parents(link.pupil_id, today=today) for link in links):
        return ""
    return _("There is no record here that %(name)s may read.") % {"name": parent.name}


def against_coming_in(whom: Parent | Pupil, account: Account, *, today: date) -> str:
    """Why the account of an accepted invitation cannot become theirs."""
    if whom.account_id not in (None, account.pk):
        return _("%(name)s has another account already.") % {"name": whom.name}
    if isinstance(whom, Parent) and whom.account_id is None and whom.email.strip().lower() != account.email:
        return _("The school has another email address for %(name)s now.") % {"name": whom.name}
    stands_against = against_parent(whom, today=today) if isinstance(whom, Parent) else ""
    return stands_against or against_account(account, whom)
