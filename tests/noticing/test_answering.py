"""What a person answers to a prompt."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.code_of_practice.deciding import Decision
from fourfold.code_of_practice.prompting import Answer, Circumstance, Considered, NotConsidered, Stands, Unfinished
from fourfold.concerns.actions import answer_concern, raise_concern
from fourfold.concerns.kinds import Outcome
from fourfold.concerns.models import Concern
from fourfold.jobs.runner import run_due_once
from fourfold.noticing.actions import Answered, answer_prompt
from fourfold.noticing.models import Prompt, PromptAnswer
from fourfold.noticing.queries import prompts_at
from fourfold.outbox.models import Mail
from fourfold.oversight.may_need import may_need_support
from fourfold.progress.models import Round
from fourfold.pupils.actions import record_circumstances
from fourfold.pupils.models import SenPeriod
from tests.cast import MAKER, TODAY, Cast
from tests.noticing.cohort import assessed, close, prompt_of
from tests.support import history

LATER = date(2027, 1, 29)
ALL = dict.fromkeys(Circumstance, Considered.DOES_NOT)


@pytest.fixture(autouse=True)
def prompted(cast):
    close(cast, *assessed(cast))


def answer(cast: Cast, who: str = "tom", *, key: str = "a", after: int = 0, today: date = TODAY, **said) -> PromptAnswer:
    kind = said.pop("answer", Answer.TEACH)
    details = {"considered": ALL, "words": "Read with him daily.", "look_again_on": LATER} | said
    return answer_prompt(cast.actor(who), prompt_of(cast.leo), key=key * 32, after=after, answer=kind, today=today, **details)


def test_each_circumstance_is_considered_before_a_prompt_is_answered(cast):
    """A7: what is known is shown beside it, and the answer keeps what was thought of it."""
    record_circumstances(cast.amina, cast.leo, attendance=71, teacher_knows="His grandfather died in June.")
    with pytest.raises(NotConsidered) as refused:
        answer(cast, considered={one: Considered.DOES_NOT for one in Circumstance if one is not Circumstance.ATTENDANCE})
    assert refused.value.of == {Circumstance.ATTENDANCE}
    kept = answer(cast, considered=ALL | {Circumstance.ATTENDANCE: Considered.MAY_EXPLAIN}).considered
    assert kept["attendance"] == {"known": "71% of sessions.", "thought": "may_explain"}
    assert kept["teacher_knows"]["known"] == "His grandfather died in June."


def test_to_talk_and_look_closer_raises_a_concern(cast):
    given = answer(cast, answer=Answer.TALK, words="He guesses from the first letter.")
    assert (given.concern.words, given.concern.raised_as) == ("He guesses from the first letter.", "staff")


def test_what_went_on_in_a_concern_is_done_when_that_has_its_answer(cast):
    concern = answer(cast, answer=Answer.TALK).concern
    assert prompt_of(cast.leo).stands_on(TODAY) is Stands.TALKING
    answer_concern(cast.amina, concern, words="We start finding out.", outcome=Outcome.START_FINDING_OUT)
    assert prompt_of(cast.leo).stands_on(TODAY) is Stands.TALKED
    queue = may_need_support(cast.amina, cast.larkfield, today=TODAY)
    assert (len(queue.under_way), [one.code for one in queue.put_by]) == (0, [cast.leo.code])


def test_of_a_prompt_withdrawn_before_anybody_answered_the_one_before_is_listed(cast):
    first = prompt_of(cast.leo)
    again = Prompt(pupil=first.pupil, school=first.school, round=Round.objects.latest("day"), why=first.why, measures=first.measures)
    again.rule_version, again.thresholds, again.made_at, again.withdrawn_on = first.rule_version, first.thresholds, clock.now(), TODAY
    with doors.opened(doors.Door("test.setup", MAKER)):
        again.save()
    assert [one.code for one in prompts_at(cast.amina, cast.larkfield, today=TODAY)] == [first.code]
    with doors.opened(doors.Door("test.setup", MAKER)):
        Prompt.objects.filter(pk=again.pk).update(withdrawn_on=None)
    assert [one.code for one in prompts_at(cast.amina, cast.larkfield, today=TODAY)] == [again.code]


def test_a_concern_that_waits_already_is_joined_and_not_doubled(cast):
    waiting = raise_concern(cast.tom, cast.leo, words="He guesses.")
    assert answer(cast, answer=Answer.TALK).concern == waiting
    assert Concern.objects.count() == 1


def test_what_is_taught_first_returns_by_itself_on_its_day(cast):
    """6.19: the day to look again."""
    answer(cast)
    prompt = prompt_of(cast.leo)
    assert (prompt.stands_on(LATER - timedelta(days=1)), prompt.stands_on(LATER)) == (Stands.TEACHING, Stands.BACK)


def test_whoever_put_it_off_hears_once_that_the_day_has_come(cast):
    answer(cast)
    with clock.set_to(clock.now().replace(year=2027, month=1, day=29, hour=12)):
        run_due_once(clock.now())
        run_due_once(clock.now())
    mail = Mail.objects.get(purpose="prompt-back", to="tom@example.org")
    assert "Leo" not in mail.subject + mail.body


def test_it_can_be_answered_again_when_it_has_come_back(cast):
    answer(cast)
    answer(cast, key="b", after=1, answer=Answer.NO_MORE, words="He has caught up.", today=LATER)
    assert prompt_of(cast.leo).stands_on(LATER) is Stands.NO_MORE


@pytest.mark.parametrize("kind", Decision)
def test_what_was_taught_first_and_looked_at_again_comes_to_a_decision_with_its_reasons(cast, kind):
    """A8: a sign, a first response, a second look; then yes, no or more time, each with why, what was looked at, who and when again."""
    answer(cast)
    answer(cast, key="b", after=1, answer=Answer.TALK, words="He guesses still.", today=LATER)
    assert [one.answer for one in PromptAnswer.objects.order_by("pk")] == [Answer.TEACH, Answer.TALK]
    decided = history.decided(cast, kind=kind, today=LATER, why="We taught him daily, and he guesses still.", evidence="Two looks.")
    assert (decided.kind, decided.why, decided.evidence) == (kind, "We taught him daily, and he guesses still.", "Two looks.")
    assert (decided.decided_by, decided.decided_on, decided.look_again_on) == (cast.account("amina"), LATER, history.SPRING)
    assert SenPeriod.objects.filter(pupil=cast.leo, status="K").exists() is (kind is Decision.YES)


def test_no_answer_changes_a_sen_status(cast):
    """6.23."""
    for number, kind in enumerate(Answer):
        answer(cast, key="abc"[number], after=number, answer=kind)
    assert not SenPeriod.objects.filter(pupil=cast.leo).exists()


def test_the_same_form_sent_twice_is_one_answer(cast):
    assert answer(cast) == answer(cast)


def test_two_people_do_not_answer_over_one_another(cast):
    answer(cast, "amina")
    with pytest.raises(Answered):
        answer(cast, "tom", key="b")


@pytest.mark.parametrize(
    ("kind", "said"), [(Answer.TALK, {"words": " "}), (Answer.NO_MORE, {"words": ""}), (Answer.TEACH, {"look_again_on": None})]
)
def test_an_answer_says_why_or_when(cast, kind, said):
    with pytest.raises(Unfinished):
        answer(cast, answer=kind, **said)


@pytest.mark.parametrize("who", ["tess", "sal", "dan", "grace", "rob", "odile", "leo_himself", "stranger"])
def test_only_those_who_may_write_his_plan_answer(cast, who):
    with pytest.raises(Denied):
        answer(cast, who)


def test_a_concern_can_be_raised_with_no_sign_at_all(cast):
    """6.23: attainment in line with age does not rule SEN out."""
    assert raise_concern(cast.tom, cast.max, words="He has stopped speaking.").pk
