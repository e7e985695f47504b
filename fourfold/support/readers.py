"""Who works with a child now, and so should know the plan: worked out from classes, named adults and roles, never from a list (6.49)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from fourfold.access.roles import Role
from fourfold.accounts.cover_links import covering
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership
from fourfold.pupils.models import ClassPlace, ClassStaff, Involvement
from fourfold.pupils.same_person import kept_apart
from fourfold.pupils.standing import open_on

READS = (Role.TEACHER, Role.SUPPORT_STAFF, Role.SENCO)
"""The roles that may say "I have read this". A head who teaches holds the teacher's role for that."""
PARTS = ("teacher", "assistant", "responsible", "delivers", "key worker", "cover")
"""As what an adult works with a child, the nearest first."""
Working = dict[int, dict[int, tuple[str, ...]]]
"""By pupil, by account: the parts that they play."""


@dataclass(frozen=True)
class Adult:
    """Somebody who may be asked to read: in a role with which one signs in and reads, or with a cover link that is live today."""

    account: int
    code: str
    name: str
    email: str
    reads: bool
    covers: bool


def adults_at(school: int, today: date) -> dict[int, Adult]:
    """Everybody at the school who may be asked to read, by their account, in one query."""
    held = Membership.objects.filter(held_on(today), school=school, role__in=READS, account=OuterRef("pk"))
    people = Account.objects.alias(holds=Exists(held)).annotate(
        reads=ExpressionWrapper(Q(holds=True, is_active=True), BooleanField()), covers=covering(school, today)
    )
    found = people.filter(Q(reads=True) | Q(covers=True)).values_list("pk", "code", "name", "email", "reads", "covers")
    return {one[0]: Adult(*one) for one in found}


def working_with(pupils: Collection[int], school: int, adults: Mapping[int, Adult], *, today: date) -> Working:
    """Which of the school's adults work with each of these pupils today. The number of queries does not depend on how many there are.

    Whoever is kept out of a child's record, or is the child's own parent, is not asked to read it.
    """
    found: dict[int, dict[int, list[str]]] = {pupil: {} for pupil in pupils}
    there = open_on(today) & open_on(today, "group__places__") & Q(group__school=school, group__places__pupil__in=pupils)
    posts = ClassStaff.objects.filter(there).values_list("group__places__pupil", "account", "works_as")
    named = Involvement.objects.filter(open_on(today), pupil__in=pupils).values_list("pupil", "account", "works_as")
    shut = kept_apart(pupils, {one.account: one.email for one in adults.values()}, today=today)
    for pupil, account, works_as in [*posts, *named]:
        adult = adults.get(account)
        may = adult is not None and (adult.reads or (works_as == "cover" and adult.covers))
        if may and (pupil, account) not in shut and works_as not in (parts := found[pupil].setdefault(account, [])):
            parts.append(works_as)
    return {pupil: {account: tuple(sorted(parts, key=_place)) for account, parts in adults.items()} for pupil, adults in found.items()}


def works_with(account: int, school: int, *, today: date) -> Q:
    """The rows about pupils with whom this person works today, as a filter: the same facts, asked from the adult's side."""
    places = ClassPlace._base_manager.filter(
        open_on(today),
        open_on(today, "group__staff__"),
        group__school=school,
        group__staff__account=account,
        pupil=OuterRef("pupil"),
    )
    named = Involvement._base_manager.filter(open_on(today), account=account, pupil=OuterRef("pupil"))
    return Q(Exists(places)) | Q(Exists(named))


def _place(works_as: str) -> int:
    return PARTS.index(works_as) if works_as in PARTS else len(PARTS)
