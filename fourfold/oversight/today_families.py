"""What families have sent that waits for somebody at school: a concern without an account, a request to talk, a message."""

from collections.abc import Iterable
from datetime import date, timedelta

from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.concerns.queries import unlinked_waiting
from fourfold.meetings.kinds import WithWhom
from fourfold.meetings.queries import talks_asked_for
from fourfold.messages.queries import messages_waiting
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.schools.models import School

ANSWERS = {WithWhom.SENCO: Role.SENCO, WithWhom.HEAD: Role.HEAD}
MESSAGE_DAYS = 2
"""Within how many days a message should have an answer: ours, not the Code's."""


def from_families(actor: Actor, school: School, *, today: date) -> Iterable[Task]:
    """All that waits for this person."""
    for row in unlinked_waiting(actor, school):
        yield Task(Kind.MATCH, row.reference, row.by_name, today, row.answer_due)
    for asked in talks_asked_for(actor).filter(school=school, answered_on__isnull=True):
        is_late = asked.answer_due < today and actor.holds(*ANSWERS.values(), school=school.pk)
        if is_late or actor.holds(ANSWERS[WithWhom(asked.with_whom)], school=school.pk):
            yield Task(Kind.TALK, asked.code, asked.pupil.name, today, asked.answer_due, what=asked.asked_by.name)
    for one in messages_waiting(actor, school):
        due = one.messages[-1].sent_at.date() + timedelta(days=MESSAGE_DAYS)
        yield Task(Kind.REPLY, one.pupil_code, one.pupil_name, today, due, what=one.name)
