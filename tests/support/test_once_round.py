"""The main job once round, through the actions alone."""

from datetime import date

from fourfold import clock
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.notifications.models import Notice
from fourfold.support import actions
from fourfold.support.kinds import Answer
from fourfold.support.models import Cycle
from tests.cast import Cast, at
from tests.support.history import SPRING, drafted, key, logged, reviewed


def test_leo_goes_once_round_the_four_steps_and_into_the_next_cycle(cast: Cast) -> None:
    plan = drafted(cast)
    actions.share_plan(cast.amina, plan, today=clock.today())
    plan.refresh_from_db()
    actions.record_agreement(cast.grace, plan, key=key("grace"), answer=Answer.AGREED, today=clock.today())
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    with clock.set_to(at(date(2026, 11, 25))):
        logged(cast, plan)
    with clock.set_to(at(SPRING)):
        cycle = reviewed(cast, plan)
    assert cycle is not None
    assert (cycle.number, cycle.step, cycle.what_is_different) == (2, Step.ASSESS, "Four times a week, in class.")
    assert cycle.follows == Cycle.objects.get(pupil=cast.leo, number=1)
    told = set(Notice.objects.filter(pupil=cast.leo).values_list("kind", flat=True))
    assert told == {"sen_support_decided", "plan_shared", "support_started", "review_shared"}
