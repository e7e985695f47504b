"""Who is visible to whom, and opening one child's record."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition, Facts
from fourfold.audit import ledger
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import all_held, rights_about, rights_in, within_reach
from fourfold.pupils.ties import Ties

CENSUS: Facts = frozenset({Condition.CENSUS_FIELDS})


def visible_to(
    actor: Actor,
    permission: Permission = Permission.IDENTITY_VIEW,
    *,
    side: Side | None = None,
    under: Facts = frozenset(),
    ties: Ties | None = None,
) -> QuerySet[Pupil]:
    """The pupils whom this person may see (or for whom they hold that permission; as one of that side, where a side is named)."""
    return Pupil.objects.filter(within_reach(actor, permission, side=side, under=under, ties=ties), merged_into__isnull=True)


@dataclass(frozen=True)
class Opened:
    """One pupil's record, opened by one person: the pupil and what this person may do with it."""

    pupil: Pupil
    rights: frozenset[Permission]
    census: frozenset[Permission] = field(default=frozenset())
    """What they may do where a page shows census fields alone: a data manager's part."""

    def may(self, permission: Permission) -> bool:
        return permission in self.rights

    def may_for_census(self, permission: Permission) -> bool:
        return permission in self.census


def open_record(
    actor: Actor,
    code: str,
    *,
    page: str,
    needs: Permission = Permission.IDENTITY_VIEW,
    side: Side | None = None,
    under: Facts = frozenset(),
) -> Opened | None:
    """Open one pupil's record at a page, and leave a Viewing.

    None where the pupil is out of this person's reach: to them there is no such child.
    """
    pupil = _called(code)
    if pupil is None:
        return None
    holds = rights_about(actor, pupil, side=side)
    if not holds(needs, under):
        return None
    ledger.looked(actor, page, school=pupil.ledger_school, pupil=pupil.pk)
    return Opened(pupil, all_held(holds, frozenset()), all_held(holds, CENSUS))


def is_within_reach(actor: Actor, code: str) -> bool:
    """Whether this person may know that there is such a child, in whatever part they play."""
    pupil = _called(code)
    return pupil is not None and rights_about(actor, pupil)(Permission.IDENTITY_VIEW, frozenset())


def _called(code: str) -> Pupil | None:
    """Whoever goes by this code, whoever asks; nobody whose record went into another."""
    return Pupil._base_manager.filter(code=code, merged_into__isnull=True).first()


def rights_to(actor: Actor, pupil: Pupil, *, side: Side | None = None, under: Facts = frozenset()) -> frozenset[Permission]:
    """All that this person may do about this pupil, where the thing is not there yet or is published to them."""
    (rights,) = rights_in(actor, pupil, side=side, under=(under,))
    return rights


def merged_record(actor: Actor, code: str, *, side: Side | None = None) -> Pupil | None:
    """Where the record with this code went, if it was joined to one that this person may see."""
    return visible_to(actor, side=side).filter(Q(merged__code=code)).first()
