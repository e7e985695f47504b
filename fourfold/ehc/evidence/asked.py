"""Whose record is read, by whom and on which day; what several sources need is read once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from fourfold.access.actor import Actor
from fourfold.access.roles import Side
from fourfold.profiles.queries import Said, sayings
from fourfold.pupils.models import Pupil
from fourfold.support.models import Outcome, Plan, ProvisionLine
from fourfold.support.reach import seen


@dataclass(frozen=True)
class Asked:
    """One reading of one child's record, with the rights of the person who asks."""

    actor: Actor
    pupil: Pupil
    today: date
    side: Side = Side.SCHOOL
    """As whom they read: a family reads what it was given."""

    @cached_property
    def plans(self) -> list[Plan]:
        """Every version that was shared, with its parts; as many questions for ten plans as for one."""
        outcomes = Prefetch("outcomes", Outcome.objects.filter(dropped_at__isnull=True))
        lines = Prefetch("lines", ProvisionLine.objects.filter(dropped_at__isnull=True).select_related("deliverer", "plan"))
        rows = seen(self.actor, Plan, of=self.pupil).filter(shared_at__isnull=False).select_related("cycle", "responsible")
        return list(rows.prefetch_related(outcomes, lines).order_by("cycle__number", "version"))

    @cached_property
    def sayings(self) -> list[Said]:
        """What the parents and the child said, the oldest first."""
        return sayings(self.actor, self.pupil)
