"""What the school's requests for an EHC needs assessment ask of somebody: a bundle to release, and the next day of a clock.

A family's own request is never among them: its days are worked out on its author's own page alone.
"""

from collections.abc import Iterable
from datetime import date

from fourfold.access.actor import Actor
from fourfold.ehc.queries import requests_waiting
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.schools.models import School


def of_requests(actor: Actor, school: School, today: date) -> Iterable[Task]:
    """For the head, bundles that another prepared; for the SENCO, the next day of each clock."""
    for one in requests_waiting(actor, school, today=today):
        if one.day is None:
            yield Task(Kind.EHC_RELEASE, one.pupil_code, one.pupil_name, today)
        else:
            yield Task(Kind.EHC_DAY, one.pupil_code, one.pupil_name, today, one.day.by, what=one.day.says, begun=one.day.ours)
