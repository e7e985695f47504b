"""What waits for a person follows from the facts, and goes when they are done."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.accounts.models import Membership
from fourfold.audit import doors
from fourfold.concerns import actions as concerns
from fourfold.oversight.today import concerns_raised, tasks_of
from fourfold.oversight.today_class import in_class_today
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils import actions
from fourfold.support import actions as support
from tests.cast import AUTUMN, MAKER, TODAY, Cast, at
from tests.house.many import copies_of
from tests.profiles.test_one_page import on_the_page
from tests.support.history import decided, drafted, reviewing_of, started


def kinds(cast: Cast, who: str) -> list[Kind]:
    return [task.kind for task in tasks_of(cast.actor(who), cast.larkfield, today=clock.today())]


@pytest.mark.parametrize("who", ["amina", "helen", "sal", "tom", "tess", "dan"])
def test_where_nothing_has_happened_nothing_waits(cast: Cast, who: str) -> None:
    assert kinds(cast, who) == []


def test_a_concern_waits_for_those_who_may_answer_it_and_shows_as_with_others_to_who_raised_it(cast: Cast) -> None:
    concerns.raise_concern(cast.tom, cast.leo, words="He cries at reading.")
    assert kinds(cast, "amina") == [Kind.ANSWER]
    assert kinds(cast, "helen") == [Kind.ANSWER]
    assert kinds(cast, "tom") == []
    assert [one.pupil_name for one in concerns_raised(cast.tom, cast.larkfield, today=TODAY)] == ["Leo Obi"]
    assert concerns_raised(cast.tess, cast.larkfield, today=TODAY) == []


def test_a_family_that_could_not_be_told_waits_for_the_senco_and_the_head(cast: Cast) -> None:
    decided(cast)
    waiting = {who: Kind.TELL in kinds(cast, who) for who in ("amina", "helen", "tom", "tess", "sal")}
    assert waiting["tom"] is waiting["tess"] is waiting["sal"] is False
    assert waiting["amina"] is waiting["helen"]


def test_a_draft_waits_for_who_writes_it_and_for_the_responsible_teacher(cast: Cast) -> None:
    drafted(cast)
    assert Kind.WRITE in kinds(cast, "amina")
    assert Kind.WRITE in kinds(cast, "tom")
    assert Kind.WRITE not in kinds(cast, "tess")
    assert Kind.WRITE not in kinds(cast, "helen")


def test_a_session_waits_for_who_gives_it(cast: Cast) -> None:
    started(cast)
    assert kinds(cast, "tess") == [Kind.LOG, Kind.READ]
    assert Kind.LOG not in kinds(cast, "tom")


def test_a_review_waits_for_the_responsible_teacher_and_the_senco_from_a_week_before(cast: Cast) -> None:
    started(cast)
    assert Kind.REVIEW not in kinds(cast, "tom")
    with clock.set_to(at(date(2027, 2, 5))):
        assert kinds(cast, "tom") == [Kind.REVIEW, Kind.READ]
        assert Kind.REVIEW in kinds(cast, "amina")
        assert Kind.REVIEW not in kinds(cast, "tess")
    with clock.set_to(at(date(2027, 2, 15))):
        task, _to_read = tasks_of(cast.tom, cast.larkfield, today=date(2027, 2, 15))
        assert task.is_late


def test_a_plan_waits_to_be_read_until_it_is(cast: Cast) -> None:
    plan = started(cast)
    assert Kind.READ in kinds(cast, "tom")
    support.confirm_read(cast.tom, plan)
    assert Kind.READ not in kinds(cast, "tom")
    assert Kind.READ not in kinds(cast, "amina")


def test_a_question_waits_for_the_senco_until_it_is_answered(cast: Cast) -> None:
    asked = support.ask_senco(cast.tom, started(cast), key="q", words="May he sit at the front?")
    assert Kind.QUESTION in kinds(cast, "amina")
    assert Kind.QUESTION not in kinds(cast, "helen")
    support.answer_question(cast.amina, asked, answer="Yes.")
    assert Kind.QUESTION not in kinds(cast, "amina")


def test_help_for_which_nobody_answers_waits_for_the_senco_and_the_head_and_its_review_for_the_new_teacher(cast: Cast) -> None:
    """A31: the responsible teacher leaves; the plan needs a new name."""
    plan = started(cast)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("tom")).update(ends=TODAY)
    with clock.set_to(at(date(2027, 2, 8))):
        assert Kind.NAME in kinds(cast, "amina")
        assert Kind.NAME in kinds(cast, "helen")
        assert Kind.NAME not in kinds(cast, "tess")
        support.name_responsible(cast.helen, plan, responsible=cast.account("sal").code, today=clock.today())
        assert Kind.NAME not in kinds(cast, "amina")


def test_what_is_late_comes_first(cast: Cast) -> None:
    started(cast)
    concerns.raise_concern(cast.tom, cast.max, words="He is often sad.")
    with clock.set_to(at(date(2026, 12, 20))):
        tasks = tasks_of(cast.amina, cast.larkfield, today=date(2026, 12, 20))
        assert tasks[0].is_late
        assert [task.is_late for task in tasks] == sorted((task.is_late for task in tasks), reverse=True)


def test_another_school_sees_none_of_it(cast: Cast) -> None:
    started(cast)
    concerns.raise_concern(cast.tom, cast.leo, words="He cries at reading.")
    assert tasks_of(cast.odile, cast.millbrook, today=TODAY) == []
    assert tasks_of(cast.odile, cast.larkfield, today=TODAY) == []


def test_a_teacher_sees_what_helps_each_pupil_with_support_in_class(cast: Cast) -> None:
    started(cast)
    found = in_class_today(cast.tom, cast.larkfield, today=TODAY)
    assert found.classes == ("5 Juniper",)
    assert [(one.name, one.helps) for one in found.pupils] == [("Leo Obi", "Give him time")]


def test_the_profile_helps_where_no_plan_is_in_force(cast: Cast) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=AUTUMN)
    on_the_page(cast, "Face me when you talk", "Give me time")
    (pupil,) = in_class_today(cast.tess, cast.larkfield, today=TODAY).pupils
    assert pupil.helps == "Face me when you talk"


def test_a_pupil_without_support_is_not_listed(cast: Cast) -> None:
    assert in_class_today(cast.tom, cast.larkfield, today=TODAY).pupils == ()


def test_a_parent_kept_out_is_kept_out_of_class_too(cast: Cast) -> None:
    started(cast)
    actions.restrict(MAKER, cast.leo, account=cast.account("tom"), kind="Court order", starts=AUTUMN)
    assert in_class_today(cast.tom, cast.larkfield, today=TODAY).pupils == ()
    assert kinds(cast, "tom") == []


@pytest.mark.parametrize("who", ["tom", "tess", "amina", "helen"])
def test_today_asks_as_often_for_a_large_class_as_for_a_small_one(cast: Cast, who: str) -> None:
    started(cast)
    copies_of(cast.leo, 3)

    def asked() -> int:
        actor = cast.actor(who)
        with CaptureQueriesContext(connection) as queries:
            tasks_of(actor, cast.larkfield, today=TODAY)
            concerns_raised(actor, cast.larkfield, today=TODAY)
            in_class_today(actor, cast.larkfield, today=TODAY)
        return len(queries)

    few = asked()
    copies_of(cast.leo, 30)
    assert asked() == few


def test_a_finished_draft_waits_no_more(cast: Cast) -> None:
    plan = drafted(cast)
    support.share_plan(cast.amina, plan, today=TODAY)
    assert Kind.WRITE not in kinds(cast, "amina")


def test_who_works_with_a_child_is_asked_the_two_questions_before_a_review_until_they_answer(cast: Cast) -> None:
    """6.54: everyone who helps is asked, not the responsible teacher alone; whoever does not work with the child is not."""
    review = reviewing_of(cast, started(cast))

    def asked(name: str) -> list[str]:
        return [task.code for task in tasks_of(cast.actor(name), cast.larkfield, today=clock.today()) if task.kind is Kind.PREPARE]

    assert (asked("tess"), asked("tom"), asked("dan")) == ([cast.pupils["leo"].code], [], [])
    support.contribute(cast.tess, review, changed="He asks for help now.", next_="", works_as="Assistant", today=clock.today())
    assert asked("tess") == []
