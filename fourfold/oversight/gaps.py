"""Pupils with a known need for whom nothing is being done: the SENCO's list (6.44)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.gaps import is_barrier_without_action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import SenStatus
from fourfold.pupils.models import Enrolment, SenPeriod
from fourfold.pupils.queries import visible_to
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School
from fourfold.support.queries import help_in_force, steps_of


@dataclass(frozen=True)
class Gap:
    """A pupil, since when they have SEN support, and where they stand; no step where no cycle is open."""

    code: str
    name: str
    since: date
    step: Step | None


def barriers_without_action(actor: Actor, school: School, *, today: date) -> list[Gap]:
    """Longest waiting first. For those who plan help at the whole school; the number of queries does not grow."""
    mine = visible_to(actor, Permission.PLAN_APPROVE, side=Side.SCHOOL)
    here = Enrolment._base_manager.filter(open_on(today), school=school).values("pupil")
    periods = SenPeriod._base_manager.filter(open_on(today), status=SenStatus.SUPPORT, pupil__in=mine.filter(pk__in=here))
    known = Count("pupil__needs", filter=Q(pupil__needs__ends__isnull=True), distinct=True)
    rows = list(periods.annotate(barriers=known).select_related("pupil").order_by("starts", "pupil__surname", "pupil__forename", "pk"))
    helped = help_in_force(actor, [row.pupil for row in rows], today=today)
    gaps = [
        row
        for row in rows
        if is_barrier_without_action(SenStatus(row.status), barriers=row.barriers, help_in_force=helped.get(row.pupil_id, 0))
    ]
    stands = steps_of(actor, [row.pupil for row in gaps])
    return [Gap(row.pupil.code, row.pupil.name, row.starts, stands[row.pupil_id].step if row.pupil_id in stands else None) for row in gaps]
