"""When somebody who signs in and a parent whom a school knows are one and the same person. Said here once, and asked by every bar.

By the account, once the parent has come in. Until then by the address: a member of staff whose child is here may not have come in as a
parent yet. An address only ever bars: no right follows from one, since anybody may write one down. Two parents may share an address, so of
two parents it says nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.db.models.functions import Lower

from fourfold.accounts.models import Account
from fourfold.pupils.models import Parent, ParentLink, Pupil, Restriction


def parents_who_are(account: int) -> frozenset[int]:
    """The parents, as schools know them, who are the person with this account. One query."""
    address = Account.objects.filter(pk=account).values(lowered=Lower("email"))
    found = Parent._base_manager.alias(lowered=Lower("email")).filter(Q(account=account) | Q(lowered__in=address))
    return frozenset(parent for parent, theirs in found.values_list("pk", "account") if theirs in (account, None))


def are_one(account: Account, parent: Parent) -> bool:
    """The same of two rows at hand."""
    if parent.account_id is not None:
        return parent.account_id == account.pk
    return parent.email.strip().casefold() == account.email.casefold()


def holding(on: date) -> Q:
    """Links and restrictions that hold on a day."""
    return Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))


def full_bars(on: date) -> Q:
    """The restrictions that shut somebody out on a day."""
    return Q(full=True) & holding(on)


def bars_person(account: int, parents: frozenset[int]) -> Q:
    """The restrictions against somebody who signs in: named by their account, or as one of the parents whom they are."""
    return Q(account=account) | Q(parent__in=parents) if parents else Q(account=account)


def barred_parents(pupil: Pupil | int, *, today: date) -> frozenset[int]:
    """Which of a child's parents are shut out of its record. One query, or two."""
    return frozenset(parent for _, parent in parents_under(full_bars(today) & Q(pupil=pupil)))


def parents_under(bars: Q) -> frozenset[tuple[int, int]]:
    """Pupil and parent, for each of a child's parents whom one of these restrictions is about: named as a parent, or by the account that is
    theirs. One query, or two."""
    found = list(Restriction.objects.filter(bars).select_related("account", "parent__account"))
    named = {(bar.pupil_id, bar.parent_id) for bar in found}
    accounts: dict[int, list[Account]] = defaultdict(list)
    for bar in found:
        accounts[bar.pupil_id] += [one for one in (bar.account, bar.parent and bar.parent.account) if one is not None]
    links = ParentLink.objects.filter(pupil__in={bar.pupil_id for bar in found}).select_related("parent") if found else ()
    known = {(link.pupil_id, link.parent_id): link.parent for link in links}
    return frozenset(key for key, parent in known.items() if key in named or any(are_one(account, parent) for account in accounts[key[0]]))


def kept_apart(pupils: Collection[int], accounts: Mapping[int, str], *, today: date) -> frozenset[tuple[int, int]]:
    """Pupil and account, where one of these people is shut out of a child's record, or is the child's own parent (vetoes 2 and 3). Each
    account comes with its address. Two queries, however many there are."""
    bars = list(Restriction.objects.filter(full_bars(today), pupil__in=pupils).select_related("parent"))
    links = ParentLink.objects.filter(holding(today), pupil__in=pupils).select_related("parent")
    addresses = {email.casefold(): account for account, email in accounts.items()}
    apart = {(bar.pupil_id, bar.account_id) for bar in bars}
    apart |= {(row.pupil_id, _account_of(row.parent, addresses)) for row in (*bars, *links) if row.parent is not None}
    return frozenset((pupil, account) for pupil, account in apart if account in accounts)


def _account_of(parent: Parent, addresses: dict[str, int]) -> int | None:
    """The account of a parent, where it is one of those with these addresses or they have come in; as `are_one` says."""
    return parent.account_id if parent.account_id is not None else addresses.get(parent.email.strip().casefold())
