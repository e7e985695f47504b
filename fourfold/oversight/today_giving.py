"""What waits about help that is given, or that is not."""

from collections.abc import Iterable
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.oversight.gaps import barriers_without_action
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.schools.models import School
from fourfold.support.queries import clashes, sessions_today


def of_giving(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """Sessions that this person gives today and has not written down; for the SENCO, sessions written down in two ways, and the list of
    pupils with a known need and no help in force."""
    for session in sessions_today(actor, today):
        if not session.is_logged:
            names = [child.called for child in session.waiting]
            who = ", ".join(names)
            yield Task(Kind.LOG, session.code, who, today, today, what=session.name, number=len(names), at=session.starts)
    if found := clashes(actor):
        yield Task(Kind.SETTLE, "", ", ".join(one.pupil.name for one in found[:3]), today, number=len(found))
    if actor.holds(Role.SENCO, school=school.pk) and (gaps := barriers_without_action(actor, school, today=today)):
        yield Task(Kind.GAP, "", ", ".join(one.name for one in gaps[:3]), today, number=len(gaps))
