"""Who of a family may be asked in, and may come in with an invitation: what stands against it, as a sentence; empty for nothing."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.accounts.models import Account
from fourfold.code_of_practice.families import account_offered_from
from fourfold.pupils.models import Parent, ParentLink, Pupil, Restriction
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


def against_inviting_parent(link: ParentLink, *, today: date) -> str:
    """Why a parent cannot be asked in from this child's record."""
    parent = link.parent
    if parent.account_id is not None:
        return _("%(name)s has an account already.") % {"name": parent.name}
    if not link.is_confirmed:
        return _("Make sure first who %(name)s is.") % {"name": parent.name}
    if link.ends is not None and link.ends < today:
        return _("%(name)s is no longer a parent or carer here.") % {"name": parent.name}
    if _barred(today).filter(pupil=link.pupil_id, parent=parent).exists():
        return _("%(name)s is kept out of this record.") % {"name": parent.name}
    if not parent.email:
        return _("Write down an email address for %(name)s first.") % {"name": parent.name}
    return against_address(parent.email, parent) or against_parent(parent, today=today)


def against_inviting_pupil(pupil: Pupil, email: str, *, today: date) -> str:
    """Why a young person cannot be asked in at this address."""
    if pupil.account_id is not None:
        return _("%(name)s has an account already.") % {"name": pupil.forename}
    if account_offered_from(pupil.born) > today:
        return _("An account is offered from the age of 16.")
    return against_address(email, pupil)


def against_address(email: str, whom: Parent | Pupil) -> str:
    """Why this address cannot be theirs: it opens what another person of the school may see. Two people need two addresses."""
    account = Account.objects.filter(email=email.strip().lower()).first()
    return against_account(account, whom) if account is not None else ""


def against_account(account: Account, whom: Parent | Pupil) -> str:
    """Why this account cannot be theirs."""
    # A parent is known to each school apart, so one account may be theirs at several; a pupil is one everywhere.
    parents = Parent.objects.filter(account=account)
    if isinstance(whom, Parent):
        parents = parents.filter(school=whom.school_id).exclude(pk=whom.pk)
        pupils = Pupil.objects.filter(account=account)
    else:
        pupils = Pupil.objects.filter(account=account).exclude(pk=whom.pk)
    if parents.exists() or pupils.exists():
        return _("Somebody else of a family signs in with this email address. Two people need two addresses.")
    return "" if account.is_active else _("The account with this email address is closed.")


def against_parent(parent: Parent, *, today: date) -> str:
    """Why a parent cannot come in: no child is left whose record they may see."""
    links = ParentLink.objects.filter(open_on(today), parent=parent, confirmed_on__isnull=False)
    if links.exclude(pupil__in=_barred(today).filter(parent=parent).values("pupil")).exists():
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


def _barred(today: date):  # type: ignore[no-untyped-def]  # the records' manager is untyped
    return Restriction.objects.filter(open_on(today), full=True)
