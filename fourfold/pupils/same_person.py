"""When somebody who signs in and a parent whom a school knows are one and the same person. Said here once, and asked by every bar.

By the account, once the parent has come in. Until then by the address: a member of staff whose child is here may not have come in as a
parent yet. An address only ever bars: no right follows from one, since anybody may write one down. Two parents may share an address, so of
two parents it says nothing.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from fourfold.accounts.models import Account
from fourfold.pupils.models import Parent, Pupil, Restriction


def is_parent(account: int, to: str) -> Q:
    """The rows whose parent is the person with this account; `to` is the path from the rows to the parent."""
    by_address = Exists(Account.objects.filter(pk=account, email__iexact=OuterRef(f"{to}__email")))
    return Q(**{f"{to}__account": account}) | Q(by_address, **{f"{to}__account__isnull": True})


def are_one(account: Account, parent: Parent) -> bool:
    """The same of two rows at hand."""
    if parent.account_id is not None:
        return parent.account_id == account.pk
    return parent.email.strip().casefold() == account.email.casefold()


def full_bars(on: date) -> Q:
    """The restrictions that shut somebody out on a day."""
    return Q(starts__lte=on, full=True) & (Q(ends__isnull=True) | Q(ends__gte=on))


def bars_person(account: int) -> Q:
    """The restrictions against somebody who signs in: named by their account, or as the parent whom they are."""
    return Q(account=account) | is_parent(account, "parent")


def barred_parents(pupil: Pupil | int, *, today: date) -> frozenset[int]:
    """Which of a child's parents are shut out of its record: named as a parent, or by the account that is theirs. One query, or two."""
    bars = list(Restriction.objects.filter(full_bars(today), pupil=pupil).select_related("account", "parent__account"))
    if not bars:
        return frozenset()
    named = {bar.parent_id for bar in bars}
    accounts = [account for bar in bars for account in (bar.account, bar.parent and bar.parent.account) if account is not None]
    known = Parent.objects.filter(links__pupil=pupil).distinct()
    return frozenset(one.pk for one in known if one.pk in named or any(are_one(account, one) for account in accounts))
