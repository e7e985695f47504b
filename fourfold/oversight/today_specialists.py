"""What waits on a SENCO's desk of asking specialists: the talk, the family's word, what can go, what was sent long ago, what has come
(6.47, 6.58-6.60)."""

from collections.abc import Iterable
from datetime import date, timedelta

from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.code_of_practice.consulting import WAITS_FOR_SPECIALIST, Said, Stage
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.schools.models import School
from fourfold.specialists.queries import ReferralRead, advice_to_read, referrals_at

DAYS_TO_ANSWER = 7
"""After how many days without a word a family is asked again: ours, not the Code's."""
ENDS_SOON_DAYS = 14
"""How many days before its last day access is shown as ending."""
ADVICE_DAYS = 3
"""Within how many days advice should be read and given to the family: ours, not the Code's."""


def of_specialists(actor: Actor, school: School, *, today: date) -> Iterable[Task]:
    """All that waits for the SENCO. A fixed number of queries."""
    if not actor.holds(Role.SENCO, school=school.pk):
        return
    for one in referrals_at(actor, school, today=today):
        task = _of(one, today)
        if task is not None:
            yield task
    for row in advice_to_read(actor, school):
        yield Task(
            Kind.EXPERT_WROTE,
            f"{row.pupil.code}/{row.code}",
            row.pupil.name,
            today,
            row.arrived_on + timedelta(days=ADVICE_DAYS),
            what=row.by,
        )


def _of(one: ReferralRead, today: date) -> Task | None:
    """What is to be done about one referral now, if anything is."""
    code = f"{one.pupil_code}/{one.code}"
    if one.stage is Stage.TALK:
        return Task(Kind.TALK_OVER, code, one.pupil_name, today, one.drafted_on + timedelta(days=DAYS_TO_ANSWER), what=one.asks)
    if one.stage is Stage.WITH_FAMILY and one.asked_family_on is not None:
        if one.wants_talk:
            return Task(Kind.WORD, code, one.pupil_name, today, today, what=one.wants_talk[0], begun=True)
        said_no = any(voice.said is Said.NO for voice in one.voices)
        ask_again = one.asked_family_on + timedelta(days=DAYS_TO_ANSWER)
        return Task(Kind.WORD, code, one.pupil_name, today, ask_again, what=one.asks) if ask_again <= today and not said_no else None
    if one.stage is Stage.READY:
        return Task(Kind.SEND, code, one.pupil_name, today, today, what=one.asks)
    if one.stage in WAITS_FOR_SPECIALIST and one.sent_on is not None:
        ends = one.until if not one.on_paper else None
        if one.is_late:
            return Task(Kind.CHASE, code, one.pupil_name, today, one.ask_on, what=one.asks, begun=one.stage is Stage.SEEN, on=one.sent_on)
        if ends is not None and ends <= today + timedelta(days=ENDS_SOON_DAYS):
            return Task(Kind.CHASE, code, one.pupil_name, today, ends, what=one.asks, begun=one.stage is Stage.SEEN)
    return None
