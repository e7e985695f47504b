"""A review is prepared by all, written by one at a time, held at a meeting, and after it put right beside, never over."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.code_of_practice.reviewing import NextStep, Verdict
from fourfold.meetings.models import Meeting
from fourfold.meetings.year import year_of_meetings
from fourfold.notifications.models import Notice
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.profiles.models import Saying
from fourfold.support import actions, queries
from fourfold.support.models import Cycle, Outcome, Plan, Postponement, Review
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history


def opened(cast: Cast) -> Review:
    return actions.open_review(cast.tom, history.started(cast).cycle, today=clock.today())


def test_a_review_is_held_at_a_meeting_on_its_agreed_day(cast: Cast) -> None:
    review = opened(cast)
    assert (review.meeting.kind, review.meeting.planned_for, review.meeting.held_on) == ("review", history.SPRING, None)


def test_a_finished_review_counts_as_a_meeting_of_the_year_and_plans_the_next(cast: Cast) -> None:
    """6.65: the early discussion of November and the review."""
    history.reviewed(cast, history.started(cast))
    found = year_of_meetings(cast.amina, cast.leo, today=clock.today())
    assert (found.held, found.next_on) == (2, history.NEXT_REVIEW)
    meeting = Meeting.objects.get(kind="review", held_on__isnull=False)
    assert (meeting.given_how, meeting.shared_with_staff_on, meeting.led_by) == ("letter", clock.today(), cast.account("tom"))


def test_the_next_review_is_held_at_the_meeting_that_was_planned(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast))
    planned = Meeting.objects.get(held_on=None)
    plan = history.started(cast, cycle)
    assert actions.open_review(cast.tom, plan.cycle, today=clock.today()).meeting == planned


def test_what_was_said_at_the_meeting_becomes_the_familys_own_words(cast: Cast) -> None:
    review = history.ready_to_finish(cast, history.started(cast))
    actions.write_review(cast.tom, review, edition=review.edition, parents_today="He laughs.", pupil_today="More foxes.")
    review.refresh_from_db()
    actions.finish_review(cast.amina, review, today=clock.today())
    said = set(Saying.objects.filter(how="At the review").values_list("voice", "words"))
    assert said == {("parent", "He laughs."), ("child", "More foxes.")}


def test_a_review_without_the_family_closes_only_with_what_was_tried_and_counts_as_no_meeting(cast: Cast) -> None:
    """A38."""
    review = opened(cast)
    outcome = Outcome.objects.get(plan=review.plan)
    words = {
        "impact": "some",
        "next_step": "change",
        "reason": "It helps.",
        "what_is_different": "More.",
        "next_meeting_on": history.NEXT_REVIEW,
    }
    actions.write_review(cast.tom, review, edition=1, found=[actions.Found(outcome, Verdict.MET)], **words)
    review.refresh_from_db()
    with pytest.raises(Incomplete) as missing:
        actions.finish_review(cast.amina, review, today=clock.today())
    assert len(missing.value.missing) == 2
    tried = {"no_parent_views_because": "Rang 3 times.", "no_pupil_views_because": "Ill. We ask on Monday."}
    actions.write_review(cast.tom, review, edition=2, **tried)
    review.refresh_from_db()
    actions.finish_review(cast.amina, review, today=clock.today())
    found = queries.read_review(cast.amina, review, today=clock.today())
    assert (found.no_parent_views_because, found.no_pupil_views_because) == ("Rang 3 times.", "Ill. We ask on Monday.")
    assert year_of_meetings(cast.amina, cast.leo, today=clock.today()).held == 1


def test_what_a_child_said_since_everyone_was_asked_counts_at_the_review(cast: Cast) -> None:
    """6.70: present, or gathered before."""
    from fourfold.profiles.actions import record_saying

    review = opened(cast)
    record_saying(cast.tom, cast.leo, voice="child", words="I like foxes.", said_on=clock.today(), how="Talking")
    found = queries.read_review(cast.tom, review, today=clock.today())
    assert [said.words for said in found.voices] == ["I like foxes."]
    assert not any("pupil" in one for one in found.missing)


def test_two_who_write_one_review_see_both_texts_of_a_verdict_too(cast: Cast) -> None:
    review = opened(cast)
    outcome = Outcome.objects.get(plan=review.plan)
    actions.write_review(cast.tom, review, edition=1, found=[actions.Found(outcome, Verdict.MET, "60 words")], reason="He reads.")
    review.refresh_from_db()
    with pytest.raises(ChangedMeanwhile) as found:
        actions.write_review(cast.amina, review, edition=1, found=[actions.Found(outcome, Verdict.NOT_MET, "9 words")], reason="He tries.")
    assert found.value.theirs == {"reason": "He reads.", f"verdict_{outcome.code}": "met", f"seen_{outcome.code}": "60 words"}
    assert found.value.yours["reason"] == "He tries."


def test_a_moved_review_keeps_its_agreed_day_and_moves_its_meeting(cast: Cast) -> None:
    """A36."""
    review, later = opened(cast), history.SPRING + timedelta(days=14)
    with pytest.raises(Incomplete):
        actions.postpone_review(cast.amina, review.cycle, until=later, because=" ", today=clock.today())
    actions.postpone_review(cast.amina, review.cycle, until=later, because="Chickenpox.", today=clock.today())
    assert (Plan.objects.get().review_date, Meeting.objects.get(kind="review").planned_for) == (history.SPRING, later)
    assert Postponement.objects.get().because == "Chickenpox."


def test_a_review_not_held_on_its_day_is_overdue_until_it_has_a_reason_and_a_new_day(cast: Cast) -> None:
    """A36: due on its day, late the day after; the new day is waited for, and the agreed one is kept beside it."""
    plan, later = history.started(cast), history.SPRING + timedelta(days=14)

    def waiting(today: date) -> list[tuple[date | None, bool]]:
        found = tasks_of(cast.tom, cast.larkfield, today=today)
        return [(task.due, task.is_late) for task in found if task.kind is Kind.REVIEW]

    with clock.set_to(at(history.SPRING)):
        assert waiting(history.SPRING) == [(history.SPRING, False)]
        assert [one.due for one in queries.reviews_due(cast.amina, today=clock.today())] == [history.SPRING]
    after = history.SPRING + timedelta(days=1)
    with clock.set_to(at(after)):
        assert waiting(after) == [(history.SPRING, True)]
        with pytest.raises(Refused):
            actions.postpone_review(cast.amina, plan.cycle, until=after, because="Chickenpox.", today=after)
        with pytest.raises(Incomplete):
            actions.postpone_review(cast.amina, plan.cycle, until=later, because="", today=after)
        assert waiting(after) == [(history.SPRING, True)]
        actions.postpone_review(cast.amina, plan.cycle, until=later, because="Chickenpox.", today=after)
        assert queries.reviews_due(cast.amina, today=after) == []
        assert not any(late for _day, late in waiting(after))
        page = client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/review").content.decode()
        assert "Chickenpox." in page
        now = queries.review_day(cast.amina, cast.leo)
    assert (now.review_on, now.agreed_review, Plan.objects.get().review_date) == (later, history.SPRING, history.SPRING)


@pytest.mark.parametrize("name", ["tom", "tess", "amina"])
def test_everyone_who_works_with_the_child_answers_the_same_two_questions_once(cast: Cast, name: str) -> None:
    review = opened(cast)
    for changed in ("He joins in.", "He joins in more."):
        actions.contribute(cast.actor(name), review, changed=changed, next_="Carry on.", works_as="Teacher", today=clock.today())
    (found,) = queries.read_review(cast.amina, review, today=clock.today()).prepared
    assert (found.changed, found.next) == ("He joins in more.", "Carry on.")


@pytest.mark.parametrize(("name", "refused"), [("helen", Denied), ("grace", Denied), ("rob", OutOfReach), ("odile", OutOfReach)])
def test_nobody_else_does(cast: Cast, name: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        actions.contribute(cast.actor(name), opened(cast), changed="x", next_="", works_as="", today=clock.today())


def test_a_family_never_reads_what_staff_said_before(cast: Cast) -> None:
    review = opened(cast)
    actions.contribute(cast.tom, review, changed="He is tired.", next_="", works_as="Teacher", today=clock.today())
    assert queries.read_review(cast.grace, review, today=clock.today()).prepared == ()


def test_a_finished_review_is_put_right_by_a_new_version_beside_it(cast: Cast) -> None:
    """B6: the old words and their author are kept, and the family gets the new ones."""
    history.reviewed(cast, history.started(cast))
    review = Review.objects.get()
    with pytest.raises(Refused):
        actions.write_review(cast.amina, review, edition=review.edition, reason="Another.")
    with pytest.raises(Incomplete):
        actions.put_review_right(cast.helen, review, version=1, because="", today=clock.today(), reason="Pictures help most.")
    actions.put_review_right(cast.helen, review, version=1, because="Said wrongly.", today=clock.today(), reason="Pictures help most.")
    found = queries.read_review(cast.amina, review, today=clock.today())
    (change,) = found.changes
    assert (found.reason, found.version) == ("Pictures help most.", 2)
    assert (change.before, change.by, change.changed_by) == ("The pictures help. More words each week.", "Mrs Begum", "Mrs Price")
    assert Review.objects.get().reason == "The pictures help. More words each week."
    assert "Pictures help most." in str(Notice.objects.get(kind="review_shared", about__endswith="/2").letter)
    with pytest.raises(ChangedMeanwhile):
        actions.put_review_right(cast.amina, review, version=1, because="Late.", today=clock.today(), reason="Something else.")


def test_the_next_cycle_follows_and_says_what_is_different(cast: Cast) -> None:
    """A19."""
    history.reviewed(cast, history.started(cast))
    first, second = Cycle.objects.order_by("number")
    assert (second.follows, second.what_is_different) == (first, "Four times a week, in class.")


def test_two_cycles_that_reached_nothing_ask_for_a_specialist_or_why_not(cast: Cast) -> None:
    """A39."""
    cycle = history.reviewed(cast, history.started(cast), verdict=Verdict.NOT_MET)
    review = history.ready_to_finish(cast, history.started(cast, cycle), verdict=Verdict.NOT_MET, next_step=NextStep.MORE)
    with pytest.raises(Incomplete, match="specialist"):
        actions.finish_review(cast.amina, review, today=clock.today())


def test_two_cycles_that_reached_nothing_ask_for_a_choice_its_reason_and_a_thought_of_a_specialist(cast: Cast) -> None:
    """A39: continue, more, different, specialist, EHC or end; why; and whoever passes over a specialist says why not (6.59)."""
    cycle = history.reviewed(cast, history.started(cast), verdict=Verdict.NOT_MET)
    review = history.ready_to_finish(cast, history.started(cast, cycle), verdict=Verdict.NOT_MET, next_step=NextStep.MORE)

    def still_missing(**words: object) -> str:
        review.refresh_from_db()
        actions.write_review(cast.tom, review, edition=review.edition, **words)
        review.refresh_from_db()
        return " ".join(queries.read_review(cast.tom, review, today=clock.today()).missing)

    def closes() -> bool:
        try:
            actions.finish_review(cast.amina, review, today=clock.today())
        except Incomplete:
            return False
        return True

    assert "Choose the next step" in still_missing(next_step="")
    assert not closes()
    for step in (NextStep.CONTINUE, NextStep.MORE, NextStep.DIFFERENT):
        assert "specialist" in still_missing(next_step=step)
        assert not closes()
    for step in (NextStep.SPECIALIST, NextStep.EHC_NEEDS_ASSESSMENT, NextStep.END):
        assert still_missing(next_step=step) == ""
    assert "Say why" in still_missing(next_step=NextStep.DIFFERENT, reason=" ", no_specialist_because="She comes in May already.")
    assert not closes()
    assert still_missing(reason="He needs it in class.") == ""
    assert closes()
    review.refresh_from_db()
    assert (review.next_step, review.no_specialist_because) == ("different", "She comes in May already.")
