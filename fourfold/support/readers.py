"""Who works with a child now, and so should know the plan: worked out from classes, named adults and roles, never from a list (6.49)."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q

from fourfold.access.roles import Role
from fourfold.accounts.cover_links import covering
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.pupils.models import ClassPlace, ClassStaff, Involvement
from fourfold.pupils.same_person import kept_apart
from fourfold.pupils.standing import open_on

READS = (Role.TEACHER, Role.SUPPORT_STAFF, Role.SENCO)
"""The roles that may say "I have read this". A head who teaches holds the teacher's role for that."""
PARTS = ("teacher", "assistant", "responsible", "delivers", "key worker", "cover")
"""As what an adult works with a child, the nearest first."""
Working = dict[int, dict[int, tuple[str, ...]]]
"""By pupil, by account: the parts that they play."""


def working_with(pupils: Collection[int], school: int, *, today: date) -> Working:
    """The adults of the school who work with each of these pupils today. The number of queries does not depend on how many there are.

    Whoever is kept out of a child's record, or is the child's own parent, is not asked to read it.
    """
    found: dict[int, dict[int, list[str]]] = {pupil: {} for pupil in pupils}
    there = open_on(today) & open_on(today, "group__places__") & Q(group__school=school, group__places__pupil__in=pupils)
    posts = ClassStaff.objects.filter(there).values_list("group__places__pupil", "account", "works_as")
    named = Involvement.objects.filter(open_on(today), pupil__in=pupils).values_list("pupil", "account", "works_as")
    reads, covers = who_reads(school, today), covering(school, today)
    shut = kept_apart(pupils, {*reads, *covers}, today=today)
    for pupil, account, works_as in [*posts, *named]:
        may = account in reads or (works_as == "cover" and account in covers)
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


def who_reads(school: int, today: date) -> set[int]:
    """The accounts that hold a role at the school with which one reads: they sign in, and a mail can remind them."""
    held = Membership.objects.filter(held_on(today), school=school, role__in=READS, account__is_active=True)
    return set(held.values_list("account", flat=True))
