"""The whole school on a SENCO's or a head's desk: what is late, what is due, and where pupils stand."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import SenStatus
from fourfold.oversight.steps import stands_at
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Task
from fourfold.pupils.models import Enrolment, SenPeriod
from fourfold.pupils.queries import visible_to
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School
from fourfold.support.queries import ALL_READ, Unread, steps_of, unread_at

STEPS = (Step.ASSESS, Step.PLAN, Step.DO, Step.REVIEW)
WEEKS = 6


@dataclass(frozen=True)
class Desk:
    """`late` and `this_week` count tasks; `by_step` pupils in each of the four steps; `reviews` the reviews of each week from this one on.

    `unread` counts who has a plan to read.
    `supported` are the pupils with SEN support or an EHC plan, `in_no_step` those of them for whom no cycle is open.
    """

    tasks: list[Task]
    late: int
    this_week: int
    supported: int
    by_step: tuple[tuple[str, int], ...]
    in_no_step: int
    reviews: tuple[tuple[date, int], ...]
    unread: Unread = ALL_READ

    @property
    def next_review(self) -> date | None:
        """The first week to come that holds a review."""
        return next((week for week, number in self.reviews if number), None)


def desk(actor: Actor, school: School, *, today: date) -> Desk:
    """All of it for one school. The number of queries does not grow with the school."""
    here = Enrolment._base_manager.filter(open_on(today), school=school).values("pupil")
    of_all = steps_of(actor, here)
    tasks = tasks_of(actor, school, today=today, everybodys=True, stands=of_all)
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    on_register = SenPeriod._base_manager.filter(open_on(today), status__in=[SenStatus.SUPPORT, SenStatus.PLAN])
    mine = visible_to(actor, Permission.STATUS_VIEW, side=Side.SCHOOL).filter(pk__in=on_register.values("pupil"))
    pupils = list(mine.filter(pk__in=here).values_list("pk", flat=True))
    stands = {pupil: stands_at(of_all[pupil], today) for pupil in pupils if pupil in of_all}
    steps = Counter(one.step for one in stands.values())
    weeks = Counter((one.next_on - monday).days // 7 for one in stands.values() if one.next_on is not None and one.next_on >= today)
    return Desk(
        tasks=tasks,
        late=sum(task.is_late for task in tasks),
        this_week=sum(task.due is not None and today <= task.due <= sunday for task in tasks),
        supported=len(pupils),
        by_step=tuple((step.value, steps[step.value]) for step in STEPS),
        in_no_step=len(pupils) - len(stands),
        reviews=tuple((monday + timedelta(weeks=week), weeks[week]) for week in range(WEEKS)),
        unread=unread_at(actor, school, today=today),
    )
