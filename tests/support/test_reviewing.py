"""The review, the next step, and the good end."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.code_of_practice.graduated_approach import OutOfTurn, Step
from fourfold.code_of_practice.reviewing import NextStep
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.notifications.models import Notice
from fourfold.progress.actions import Entry, add_measure, open_round, record_results
from fourfold.progress.scales import Scale
from fourfold.pupils.actions.sen import RankedNeed, record_needs
from fourfold.pupils.models import Involvement, Need, SenPeriod
from fourfold.schools.actions import edit_school
from fourfold.support import actions
from fourfold.support.models import Cycle, Plan, Review
from fourfold.support.queries import areas_of, read_review, review_day, review_of, reviews_due, steps_of, story
from fourfold.support.refusals import Incomplete, Refused
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history


def test_there_is_nothing_to_review_before_the_help_starts(cast: Cast) -> None:
    plan = history.drafted(cast)
    with pytest.raises(OutOfTurn):
        actions.open_review(cast.tom, plan.cycle, today=clock.today())


def test_a_review_closes_only_with_views_verdicts_a_next_step_and_its_reason(cast: Cast) -> None:
    review = actions.open_review(cast.tom, history.started(cast).cycle, today=clock.today())
    with pytest.raises(Incomplete) as refused:
        actions.finish_review(cast.amina, review, today=clock.today())
    said = " ".join(refused.value.missing)
    for what in ("parents' views", "pupil's own views", "outcome 1", "next step", "Say why"):
        assert what in said


def test_views_that_could_not_be_had_are_explained(cast: Cast) -> None:
    review = history.ready_to_finish(cast, history.started(cast))
    assert read_review(cast.tom, review, today=clock.today()).missing == ()


def test_the_next_cycle_follows_and_says_what_is_different(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast))
    assert (cycle.number, cycle.follows.number, cycle.what_is_different) == (2, 1, "Four times a week, in class.")


def test_no_next_cycle_without_what_is_different(cast: Cast) -> None:
    """A19 (6.44)."""
    review = history.ready_to_finish(cast, history.started(cast))
    actions.write_review(cast.tom, review, edition=review.edition, what_is_different="")
    with pytest.raises(Incomplete, match="different next time"):
        actions.finish_review(cast.amina, review, today=clock.today())
    assert Cycle.objects.get().step == Step.REVIEW


def test_the_needs_come_along_into_the_next_cycle(cast: Cast) -> None:
    """A19: the same needs in the same order, still open, and the help offered for the next plan stands by them."""
    plan = history.started(cast)
    record_needs(cast.amina, cast.leo, needs=[RankedNeed("SPLD"), RankedNeed("SEMH")], on=clock.today())
    before, areas = open_needs(cast), areas_of(cast.amina, cast.leo)
    cycle = history.reviewed(cast, plan)
    assert (cycle.number, cycle.follows) == (2, plan.cycle)
    assert open_needs(cast) == before == [(1, "SPLD"), (2, "SEMH")]
    assert areas_of(cast.amina, cast.leo) == areas


def open_needs(cast: Cast) -> list[tuple[int, str]]:
    return list(Need.objects.filter(pupil=cast.leo, ends__isnull=True).order_by("rank").values_list("rank", "code"))


def test_what_was_not_reached_comes_along_into_the_next_plan(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast))
    draft = actions.draft_plan(cast.tom, history.assessed(cast, cycle))
    outcome = draft.outcomes.get()
    assert (outcome.hoped_for, outcome.now) == ("Leo will read a page of 60 words alone", "45 words alone")


def test_after_two_cycles_without_effect_a_specialist_is_thought_of(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast), verdict=Found.NOT_MET)
    plan = history.started(cast, cycle)
    review = history.ready_to_finish(cast, plan, verdict=Found.NOT_MET)
    with pytest.raises(Incomplete, match="specialist"):
        actions.finish_review(cast.amina, review, today=clock.today())
    actions.write_review(cast.tom, review, edition=review.edition, next_step=NextStep.SPECIALIST)
    assert actions.finish_review(cast.amina, review, today=clock.today()).number == 3


def test_support_comes_to_a_good_end_with_its_own_notice(cast: Cast) -> None:
    review = history.ready_to_finish(cast, history.started(cast), verdict=Found.MET)
    actions.end_support(cast.amina, review, reason="Leo reads with his class now.", today=clock.today())
    assert not Cycle.objects.exclude(step=Step.CLOSED).exists()
    assert SenPeriod.objects.get(pupil=cast.leo, ends__isnull=True).status == "N"
    letter = str(Notice.objects.get(kind="support_ended").letter)
    assert "You can ask for help again at any time." in letter
    assert Involvement.objects.get(pupil=cast.leo, works_as="delivers").ends == clock.today()


def test_a_finished_review_stays_as_it_is(cast: Cast) -> None:
    history.reviewed(cast, history.started(cast))
    review = Review.objects.get()
    with pytest.raises(Refused):
        actions.record_views(cast.tom, review, voice="parent", words="One more thing.", today=clock.today())


def test_finishing_twice_gives_the_same_next_cycle(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast))
    assert actions.finish_review(cast.amina, Review.objects.get(), today=clock.today()) == cycle


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "grace", "odile"])
def test_only_this_schools_senco_and_head_finish_a_review(cast: Cast, name: str) -> None:
    review = history.ready_to_finish(cast, history.started(cast))
    with pytest.raises(Denied):
        actions.finish_review(cast.actor(name), review, today=clock.today())


def test_a_review_is_due_on_its_day_and_a_move_keeps_the_day_that_was_agreed(cast: Cast) -> None:
    plan = history.started(cast)
    with clock.set_to(at(history.SPRING)):
        (due,) = reviews_due(cast.amina, today=clock.today())
        assert (due.pupil_name, due.due) == ("Leo Obi", history.SPRING)
        actions.postpone_review(cast.amina, plan.cycle, until=date(2027, 3, 4), because="Leo is ill.", today=clock.today())
        assert reviews_due(cast.amina, today=clock.today()) == []
        step = review_day(cast.amina, cast.leo)
    assert (step.review_on, step.agreed_review) == (date(2027, 3, 4), history.SPRING)
    assert Plan.objects.get().review_date == history.SPRING


def test_where_everyone_stands_takes_as_many_queries_for_three_pupils_as_for_one(cast: Cast) -> None:
    history.started(cast)
    amina, everyone = cast.amina, [cast.leo, cast.max, cast.zoe]
    asked = []
    for pupils in ([cast.leo], everyone):
        with CaptureQueriesContext(connection) as queries:
            steps = steps_of(amina, pupils)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert {key: value.step for key, value in steps.items()} == {cast.leo.pk: Step.DO}


def test_the_story_tells_it_newest_first_and_only_to_those_who_may_know(cast: Cast) -> None:
    history.reviewed(cast, history.started(cast))
    titles = [entry.title for entry in story(cast.amina, cast.leo)]
    assert {"Plan 1 reviewed", "Plan 1: the help started", "School decided to give SEN support"} <= set(titles)
    assert [entry.on for entry in story(cast.amina, cast.leo)] == sorted((e.on for e in story(cast.amina, cast.leo)), reverse=True)
    assert story(cast.odile, cast.leo) == []


def test_too_little_given_is_said_beside_the_verdict(cast: Cast) -> None:
    plan = history.started(cast)
    with clock.set_to(at(date(2026, 12, 8))):
        history.logged(cast, plan, on=date(2026, 12, 8))
        actions.open_review(cast.tom, plan.cycle, today=clock.today())
        found = read_review(cast.tom, review_of(cast.tom, cast.leo), today=clock.today())
    assert found.outcomes[0].suggests == "Too little of the help was given to judge."
    assert found.outcomes[0].verdict is None


@pytest.mark.parametrize(("share", "says"), [(80, "Too little of the help was given to judge."), (50, "")])
def test_how_much_is_enough_to_judge_is_the_schools_own_setting(cast: Cast, share: int, says: str) -> None:
    plan = history.started(cast)
    edit_school(cast.helen, cast.larkfield, enough_share=share)
    with clock.set_to(at(date(2026, 12, 8))):
        for number in range(4):
            history.logged(cast, plan, on=date(2026, 12, 1 + number), key_=f"day{number}")
        actions.open_review(cast.tom, plan.cycle, today=clock.today())
        found = read_review(cast.tom, review_of(cast.tom, cast.leo), today=clock.today())
    assert found.outcomes[0].suggests == says


def test_a_score_inside_its_error_and_little_given_suggest_that_nothing_can_be_judged_and_set_nothing(cast: Cast) -> None:
    """A37: a score up 3 with an error of 5, three of five sessions logged: it is said on the page, and the verdict stays open."""
    reading = add_measure(cast.helen, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED, sem=Decimal(5))
    plan = history.started(cast)
    for day, value in ((date(2026, 11, 13), 84), (date(2026, 12, 3), 87)):
        with clock.set_to(at(max(day, clock.today()))):
            one = open_round(cast.helen, cast.larkfield, name=f"{day:%B}", day=day, today=day, measures=[reading])
            record_results(cast.amina, one, entries=[Entry(cast.leo, reading, Decimal(value))])
    with clock.set_to(at(date(2026, 12, 4))):
        for number in range(3):
            history.logged(cast, plan, on=date(2026, 12, 1 + number), key_=f"day{number}")
        review = actions.open_review(cast.tom, plan.cycle, today=clock.today())
        found = read_review(cast.tom, review, today=clock.today())
        page = client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/review").content.decode()
    (outcome,) = found.outcomes
    (line,) = outcome.outcome.lines
    assert (line.found.given_minutes, line.found.planned_minutes) == (60, 100)
    assert [one.inside_error for one in found.measured] == [True]
    assert (outcome.suggests, outcome.verdict) == ("No reliable change, and too little of the help was given to judge.", None)
    assert outcome.suggests in page
