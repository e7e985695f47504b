"""The plan: written, shared, started, and never rewritten."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.code_of_practice.graduated_approach import OutOfTurn, Step
from fourfold.notifications.models import Notice
from fourfold.pupils.models import Involvement
from fourfold.support import actions
from fourfold.support.kinds import Answer
from fourfold.support.models import Agreement, Outcome, Plan
from fourfold.support.queries import newest_plan, read_plan
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused, VersionIsFixed
from tests.cast import Cast, at
from tests.support import history


def test_the_plan_waits_for_every_source_or_why_it_is_not_there(cast: Cast) -> None:
    cycle = history.assessing(cast)
    with pytest.raises(Incomplete) as refused:
        actions.draft_plan(cast.tom, cycle)
    assert len(refused.value.missing) == 7


def test_support_cannot_start_before_there_is_a_plan(cast: Cast) -> None:
    """A20: first-response teaching may go on meanwhile (6.19)."""
    with pytest.raises(OutOfTurn, match=r"6\.19"):
        actions.start_support(cast.amina, history.assessing(cast), today=clock.today())


MISSING = {
    "an outcome": lambda cast, plan: actions.drop_part(cast.amina, plan.outcomes.get()),
    "what the school will do": lambda cast, plan: actions.drop_part(cast.amina, plan.lines.get()),
    "review date": lambda cast, plan: actions.correct_plan(cast.amina, plan, edition=plan.edition, review_date=None),
    "what difference you expect": lambda cast, plan: actions.correct_plan(cast.amina, plan, edition=plan.edition, expected_impact=""),
    "teacher who is responsible": lambda cast, plan: actions.correct_plan(cast.amina, plan, edition=plan.edition, responsible=""),
    "how you will know that outcome 1": lambda cast, plan: actions.correct_outcome(cast.amina, plan.outcomes.get(), edition=1, measure=""),
    "who gives the help in line 1": lambda cast, plan: actions.correct_provision_line(
        cast.amina, plan.lines.get(), edition=1, deliverer=""
    ),
}


@pytest.mark.parametrize("what", MISSING)
def test_support_does_not_start_without_what_the_code_asks_for(cast: Cast, what: str) -> None:
    """A28: refused, naming the field (6.48)."""
    plan = history.drafted(cast)
    MISSING[what](cast, plan)
    with pytest.raises(Incomplete) as refused:
        actions.start_support(cast.amina, plan.cycle, today=clock.today())
    assert any(what in sentence for sentence in refused.value.missing)


def test_starting_support_names_its_people_and_tells_the_family(cast: Cast) -> None:
    plan = history.started(cast)
    assert plan.cycle.step == Step.DO
    named = set(Involvement.objects.filter(pupil=cast.leo).values_list("account__name", "works_as"))
    assert named == {("Tom Hardy", "responsible"), ("Tess Moor", "delivers")}
    letter = str(Notice.objects.get(kind="support_started").letter)
    assert "Mr Hardy makes sure that this help happens." in letter


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "grace", "odile", "stranger"])
def test_only_this_schools_senco_and_head_start_support(cast: Cast, name: str) -> None:
    plan = history.drafted(cast)
    with pytest.raises(Denied):
        actions.start_support(cast.actor(name), plan.cycle, today=clock.today())


def test_a_plan_that_the_family_was_given_never_changes(cast: Cast) -> None:
    plan = history.started(cast)
    with pytest.raises(Denied):
        actions.correct_outcome(cast.amina, plan.outcomes.get(), edition=1, hoped_for="Something else")
    outcome = plan.outcomes.get()
    with pytest.raises(VersionIsFixed):
        outcome.save()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE support_plan SET expected_impact = 'less'",
        "UPDATE support_outcome SET hoped_for = 'less'",
        "UPDATE support_provisionline SET minutes = 5",
        "UPDATE support_decision SET why = 'other'",
        "UPDATE support_agreement SET words = 'other'",
    ],
)
def test_the_database_itself_keeps_what_was_agreed(cast: Cast, statement: str) -> None:
    plan = history.started(cast)
    actions.record_agreement(cast.grace, plan, key=history.key("g"), answer=Answer.AGREED, today=clock.today())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_change_is_a_new_version_with_its_reason_and_takes_over(cast: Cast) -> None:
    """B6: the old one and its author are kept."""
    first = history.started(cast)
    draft = actions.revise_plan(cast.tom, first, because="Leo wants harder books.")
    actions.correct_outcome(cast.tom, draft.outcomes.get(), edition=1, hoped_for="Leo will read 90 words alone")
    with clock.set_to(at(date(2026, 12, 1))):
        actions.start_support(cast.amina, first.cycle, today=clock.today())
    first.refresh_from_db()
    assert (first.ends_on, first.outcomes.get().hoped_for) == (date(2026, 11, 30), "Leo will read a page of 60 words alone")
    assert (draft.version, Plan.objects.get(ends_on__isnull=True)) == (2, draft)
    assert (first.written_by, draft.written_by) == (cast.account("amina"), cast.account("tom"))


def test_two_editors_keep_both_texts(cast: Cast) -> None:
    """B3."""
    outcome = history.drafted(cast).outcomes.get()
    actions.correct_outcome(cast.tom, outcome, edition=1, hoped_for="Leo reads 80 words")
    with pytest.raises(ChangedMeanwhile) as conflict:
        actions.correct_outcome(cast.amina, outcome, edition=1, hoped_for="Leo reads 40 words")
    assert (conflict.value.theirs, conflict.value.yours) == ({"hoped_for": "Leo reads 80 words"}, {"hoped_for": "Leo reads 40 words"})
    assert conflict.value.by == "Mr Hardy"


def test_a_form_sent_twice_adds_once(cast: Cast) -> None:
    plan = history.drafted(cast)
    history.add_outcome(cast, plan)
    assert Outcome.objects.count() == 1


def test_a_parent_who_does_not_agree_is_never_shown_as_agreed_and_the_help_may_start(cast: Cast) -> None:
    """A29."""
    plan = history.drafted(cast)
    actions.share_plan(cast.amina, plan, today=clock.today())
    actions.record_agreement(
        cast.grace, plan, key=history.key("g"), answer=Answer.NOT_AGREED, words="60 words is too few.", today=clock.today()
    )
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    (said,) = read_plan(cast.amina, newest_plan(cast.amina, cast.leo), today=clock.today()).answers
    assert (said.name, said.words) == ("Not agreed", "60 words is too few.")


def test_staff_write_down_what_a_parent_said_and_how_they_heard_it(cast: Cast) -> None:
    plan = history.started(cast)
    how = {"answer": Answer.AGREED, "today": clock.today(), "parent": cast.parents["grace"].code}
    with pytest.raises(Incomplete):
        actions.note_agreement(cast.tom, plan, key=history.key("n"), how="", **how)
    actions.note_agreement(cast.tom, plan, key=history.key("n"), how="By telephone", **how)
    assert Agreement.objects.get().parent == cast.parents["grace"]


def test_nobody_agrees_to_a_draft(cast: Cast) -> None:
    plan = history.drafted(cast)
    with pytest.raises((Refused, Denied)):
        actions.record_agreement(cast.grace, plan, key=history.key("g"), answer=Answer.AGREED, today=clock.today())


def test_only_staff_of_the_school_can_be_named(cast: Cast) -> None:
    plan = history.drafted(cast)
    with pytest.raises(Refused, match="this school"):
        actions.correct_plan(cast.amina, plan, edition=plan.edition, responsible=cast.account("odile").code)


def test_two_records_of_one_child_become_one_and_what_was_agreed_comes_along(cast: Cast) -> None:
    from fourfold.pupils.actions import admit, merge
    from tests.cast import MAKER

    plan = history.started(cast)
    twin = admit(
        MAKER, cast.millbrook, forename="Leo", surname="Obi", born=cast.leo.born, year_group="5", starts=date(2026, 9, 1), main=False
    )
    merge(MAKER, cast.leo, into=twin, on=clock.today())
    plan.refresh_from_db()
    assert (plan.pupil, plan.outcomes.get().pupil, plan.cycle.pupil) == (twin, twin, twin)
