"""The closing of a round: who a person is asked to look at, and what becomes of it when results are corrected."""

import pytest

from fourfold.access.actor import machine
from fourfold.access.decide import Denied
from fourfold.code_of_practice.prompting import Stands
from fourfold.noticing.actions import look_over
from fourfold.noticing.models import LookedOver, Prompt
from fourfold.outbox.models import Job
from fourfold.pupils.actions import record_sen_status
from fourfold.pupils.models import SenPeriod
from tests.cast import TODAY
from tests.noticing.cohort import FLAT, assessed, close, correct, prompt_of

SIGNS = ("slower_than_peers", "slower_than_before", "gap_not_closing", "gap_widening")


def told(prompt: Prompt) -> dict[str, str]:
    return dict(prompt.measures[0]["signs"])


def test_a_closed_round_prompts_with_its_signs_inputs_and_rule_version_and_changes_no_status(cast):
    """A3: signs 2 and 4 at 108, 104 and 84 beside peers who stay, and sign 1 where ten started with him."""
    close(cast, *assessed(cast))
    prompt = prompt_of(cast.leo)
    assert told(prompt) == {"slower_than_peers": "yes", "slower_than_before": "yes", "gap_not_closing": "no", "gap_widening": "yes"}
    assert (prompt.rule_version, prompt.why, prompt.thresholds["months"]) == (1, ["wide"], 12)
    assert prompt.measures[0]["numbers"]["gain"] == -20
    assert not SenPeriod.objects.filter(pupil=cast.leo).exists()


def test_a_gap_that_stays_is_the_third_sign_and_not_the_fourth(cast):
    """A5: far below, and flat over two annual points."""
    from fourfold.noticing.signs import signs_of_everybody

    rounds = assessed(cast, leo=FLAT)
    now = signs_of_everybody(cast.larkfield.pk, day=rounds[-1].day)[cast.leo.pk][0].now
    assert (now["gap_not_closing"], now["gap_widening"]) == ("yes", "no")


def test_missing_results_cannot_be_told_and_prompt_nobody(cast):
    """A6: an arrival of six weeks with two missing scores."""
    rounds = assessed(cast, leo=(None, None, 70))
    from fourfold.noticing.signs import signs_of_everybody

    close(cast, *rounds)
    assert {*signs_of_everybody(cast.larkfield.pk, day=rounds[-1].day)[cast.leo.pk][0].now.values()} == {"cannot_tell"}
    assert not Prompt.objects.exists()


def test_nothing_is_looked_over_while_the_page_waits(cast):
    from fourfold.progress import actions

    rounds = assessed(cast)
    actions.sign_off_round(cast.helen, rounds[0], today=TODAY, because="Max was away.")
    assert Job.objects.filter(kind="progress.look_over").count() == 1
    assert not LookedOver.objects.exists()


def test_a_round_looked_over_twice_prompts_once(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    look_over(machine(), rounds[-1], today=TODAY)
    assert (Prompt.objects.count(), prompt_of(cast.leo).earlier) == (1, [])


def test_the_number_that_chance_alone_would_bring_is_kept(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    looked = LookedOver.objects.get(round=rounds[-1])
    assert (looked.pupils, looked.told, round(looked.by_chance, 3)) == (13, 13, round(13 * 0.035, 3))


def test_corrected_results_withdraw_a_prompt_and_keep_what_it_said(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    correct(cast, rounds[-1], cast.leo, 104)
    prompt = prompt_of(cast.leo)
    assert (prompt.withdrawn_on, prompt.stands_on(TODAY)) == (TODAY, Stands.WITHDRAWN)
    assert prompt.earlier[0]["measures"][0]["numbers"]["gain"] == -20


def test_a_prompt_comes_back_when_the_correction_is_taken_back(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    correct(cast, rounds[-1], cast.leo, 104)
    correct(cast, rounds[-1], cast.leo, 84)
    prompt = prompt_of(cast.leo)
    assert (prompt.stands_on(TODAY), len(prompt.earlier)) == (Stands.WAITING, 2)


def test_a_correction_of_an_earlier_round_reaches_the_prompts_of_the_next(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    correct(cast, rounds[1], cast.leo, 84)
    assert prompt_of(cast.leo).withdrawn_on == TODAY


def test_pupils_who_have_sen_support_are_looked_at_too(cast):
    from fourfold.code_of_practice.needs import SenStatus

    record_sen_status(cast.amina, cast.leo, status=SenStatus.SUPPORT, starts=TODAY)
    close(cast, *assessed(cast))
    assert Prompt.objects.filter(pupil=cast.leo).exists()


def test_no_person_may_make_prompts(cast):
    rounds = assessed(cast)
    with pytest.raises(Denied):
        look_over(cast.amina, rounds[-1], today=TODAY)
