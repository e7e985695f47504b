"""How a right is worked out: the union of the person's roles for that record, then the vetoes. Deny by default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.policy import POLICY
from fourfold.access.roles import FAMILY, SIDE, Role, Side
from fourfold.access.rules import Condition, Facts

TIES = frozenset(
    {
        Condition.TEACHES,
        Condition.NAMED,
        Condition.AT_SCHOOL,
        Condition.OWN,
        Condition.PARENT,
        Condition.CARER,
        Condition.IS_PUPIL,
        Condition.ADDRESSED,
        Condition.GRANTED,
        Condition.BREAK_GLASS,
        Condition.IN_RELEASED_BUNDLE,
        Condition.JOB_IN_HAND,
        Condition.TECHNICAL,
    }
)
"""The conditions that tie a person to a record, as against those that describe the person or the record alone."""


class Veto(StrEnum):
    """What bars a person from one child's record, whatever their roles. Those decided before (no tie, ended, second factor) leave no
    facts at all."""

    RESTRICTED = "restricted"
    """Veto 2: a full restriction shuts the person out through every role."""
    OWN_CHILD = "own_child"
    """Veto 3: staff who are a parent of the pupil have only a parent's rights."""
    LEFT = "left"
    """Veto 5: the pupil has left; view only, for SENCO and head."""
    PAST_YOUNG_PERSON_DATE = "past_young_person_date"
    """Veto 8: parents see only with the young person's recorded wish, or as representative."""


@dataclass(frozen=True)
class Standing:
    """How one person stands to one record: what is true through each role, and what bars them."""

    facts: Mapping[Role, Facts] = field(default_factory=dict)
    vetoes: frozenset[Veto] = frozenset()
    find_whole: "Callable[[], Standing] | None" = field(default=None, compare=False, repr=False)
    """Where these are only the facts that one right's rules speak of: how to find out the rest."""

    @property
    def whole(self) -> "Standing":
        """The same with everything that is true between them, whatever right it gives."""
        return self if self.find_whole is None else self.find_whole()

    @property
    def is_tied(self) -> bool:
        """Whether anything at all ties the person to the record (veto 1): where nothing does, it does not exist for them."""
        whole = self.whole
        return Veto.RESTRICTED not in whole.vetoes and any(facts & TIES for facts in whole.facts.values())


class Denied(Exception):
    """The person may know of the record but not do this to it."""


class OutOfReach(Denied):
    """Nothing ties the person to the record: to them it does not exist."""


def survives(role: Role, permission: Permission, vetoes: frozenset[Veto]) -> bool:
    """Whether a right through this role outlives the vetoes."""
    if Veto.RESTRICTED in vetoes:
        return False
    if Veto.OWN_CHILD in vetoes and role not in FAMILY:
        return False
    if Veto.LEFT in vetoes and not (permission.endswith(".view") and role in {Role.SENCO, Role.HEAD}):
        return False
    return not (Veto.PAST_YOUNG_PERSON_DATE in vetoes and role in {Role.PARENT, Role.CARER})


def may(permission: Permission, standing: Standing, *, side: Side | None = None, under: Facts = frozenset()) -> bool:
    """Whether the right holds through any role (of that side); `under` are facts of the request itself, such as showing census fields
    only."""
    return any(
        survives(role, permission, standing.vetoes)
        and (side is None or SIDE[role] is side)
        and (rule := POLICY[role].get(permission)) is not None
        and rule.holds(facts | under)
        for role, facts in standing.facts.items()
    )


def require(actor: Actor, permission: Permission, standing: Standing, *, side: Side, under: Facts = frozenset()) -> None:
    """Refuse unless the right holds.

    Raises OutOfReach where nothing ties the person to the record, Denied where the record is theirs to know of but not the deed.
    """
    if not actor.may_ask_for(permission):
        raise OutOfReach("There is nothing here for you.")
    if permission in actor.lent and side is Side.SCHOOL:
        return
    if may(permission, standing, side=side, under=under):
        return
    if not standing.is_tied:
        raise OutOfReach("There is nothing here for you.")
    raise Denied("You cannot do this.")
