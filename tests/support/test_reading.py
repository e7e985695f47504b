"""Everyone who works with the child reads the plan: who that is follows from the facts, and a new version is read afresh (6.49)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.roles import Role
from fourfold.accounts.models import Membership
from fourfold.audit import doors
from fourfold.jobs.rechecks import may_still_send
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.outbox.models import Mail
from fourfold.pupils import actions as pupils
from fourfold.pupils.models import ClassPlace, ClassStaff, Involvement
from fourfold.pupils.ties import Ties
from fourfold.support import actions, queries
from fourfold.support.models import Plan, Question, Reading
from fourfold.support.refusals import Incomplete, Refused
from tests.cast import AUTUMN, MAKER, TODAY, Cast, account, at, member
from tests.house.many import copies_of
from tests.support.history import key, started


def unread(cast: Cast, plan: Plan) -> list[str]:
    return [one.name for one in queries.readers_of(cast.amina, plan, today=clock.today()) if one.read_at is None]


def waits_for(cast: Cast, who: str) -> list[str]:
    actor = cast.actor(who)
    return [one.name for one in queries.plans_to_read(actor, cast.larkfield, ties=Ties(actor, clock.today()))]


def new_version(cast: Cast, plan: Plan, *, strategies: str = "Give him time\nFace him") -> Plan:
    fresh = actions.revise_plan(cast.amina, plan, because="The therapist sent two new things to try.")
    actions.correct_plan(cast.amina, fresh, edition=fresh.edition, strategies=strategies)
    actions.start_support(cast.amina, fresh.cycle, today=clock.today())
    fresh.refresh_from_db()
    return fresh


def newcomer(cast: Cast, role: Role = Role.TEACHER, name: str = "nell") -> None:
    cast.accounts[name] = account(name, f"{name.title()} New", "Ms")
    member(cast.accounts[name], cast.larkfield, role)


def test_the_class_those_named_and_those_who_give_the_help_are_asked_and_nobody_else(cast: Cast) -> None:
    plan = started(cast)
    assert unread(cast, plan) == ["Tess Moor", "Tom Hardy"]
    assert {who: waits_for(cast, who) for who in ("tom", "tess")} == {"tom": ["Leo Obi"], "tess": ["Leo Obi"]}
    for who in ("amina", "helen", "sal", "dan", "gus", "grace", "megan", "odile", "stranger"):
        assert waits_for(cast, who) == []
    parts = {one.name: one.parts for one in queries.readers_of(cast.amina, plan, today=TODAY)}
    assert parts == {"Tess Moor": ("assistant", "delivers"), "Tom Hardy": ("teacher", "responsible")}


def test_a_reading_is_kept_once_with_its_moment(cast: Cast) -> None:
    plan = started(cast)
    assert actions.confirm_read(cast.tom, plan) == actions.confirm_read(cast.tom, plan)
    assert unread(cast, plan) == ["Tess Moor"]
    assert waits_for(cast, "tom") == []


def test_a_new_version_asks_all_of_them_again(cast: Cast) -> None:
    """A33: strategies revised, published; earlier readings lapse, and all current staff are asked again."""
    plan = started(cast)
    for who in ("tom", "tess"):
        actions.confirm_read(cast.actor(who), plan)
    assert unread(cast, plan) == []
    fresh = new_version(cast, plan)
    assert unread(cast, fresh) == ["Tess Moor", "Tom Hardy"]
    assert waits_for(cast, "tom") == ["Leo Obi"]
    assert Reading.objects.filter(plan=plan).count() == 2


def test_the_old_version_cannot_be_confirmed_any_more(cast: Cast) -> None:
    plan = started(cast)
    new_version(cast, plan)
    plan.refresh_from_db()
    with pytest.raises(Refused, match="changed while you were reading"):
        actions.confirm_read(cast.tom, plan)


def test_what_is_new_is_marked_for_whoever_read_an_earlier_version(cast: Cast) -> None:
    plan = started(cast)
    actions.confirm_read(cast.tom, plan)
    new_version(cast, plan)
    for_tom = queries.one_screen(cast.tom, cast.leo, today=TODAY)
    for_tess = queries.one_screen(cast.tess, cast.leo, today=TODAY)
    assert for_tom
    assert for_tess
    assert (for_tom.changes.new, for_tom.changes.gone) == (frozenset({"face him"}), ("Show the word",))
    assert for_tom.changes.is_new("Face him")
    assert not for_tom.changes.is_new("Give him time")
    assert for_tess.changes.since is None


def test_a_new_teacher_of_the_class_is_asked_by_being_there(cast: Cast) -> None:
    plan = started(cast)
    newcomer(cast)
    assert waits_for(cast, "nell") == []
    pupils.put_in_charge(MAKER, cast.juniper, account=cast.account("nell"), works_as="teacher", starts=TODAY)
    assert waits_for(cast, "nell") == ["Leo Obi"]
    assert "Nell New" in unread(cast, plan)


def test_who_has_left_the_class_is_asked_no_more_though_they_still_read_for_a_time(cast: Cast) -> None:
    plan = started(cast)
    with doors.opened(doors.Door("test.setup", MAKER)):
        ClassStaff.objects.filter(account=cast.account("tess")).update(ends=TODAY - timedelta(days=1))
        Involvement.objects.filter(account=cast.account("tess")).update(ends=TODAY)
    with clock.set_to(at(TODAY + timedelta(days=1))):
        assert unread(cast, plan) == ["Tom Hardy"]
        assert waits_for(cast, "tess") == []


def test_when_the_child_moves_class_the_new_class_is_asked(cast: Cast) -> None:
    plan = started(cast)
    newcomer(cast, Role.SUPPORT_STAFF)
    pupils.put_in_charge(MAKER, cast.larch, account=cast.account("nell"), works_as="assistant", starts=AUTUMN)
    place = ClassPlace.objects.get(pupil=cast.leo)
    pupils.take_out_of_class(MAKER, place, on=TODAY - timedelta(days=1))
    pupils.place_in_class(MAKER, cast.leo, group=cast.larch, starts=TODAY)
    assert unread(cast, plan) == ["Nell New", "Tess Moor", "Tom Hardy"]
    assert waits_for(cast, "nell") == ["Leo Obi"]


def test_whoever_is_kept_out_or_is_the_childs_parent_is_not_asked(cast: Cast) -> None:
    plan = started(cast)
    pupils.restrict(MAKER, cast.leo, account=cast.account("tess"), kind="Court order", starts=AUTUMN)
    newcomer(cast)
    pupils.put_in_charge(MAKER, cast.juniper, account=cast.account("grace"), works_as="assistant", starts=TODAY)
    member(cast.account("grace"), cast.larkfield, Role.SUPPORT_STAFF)
    assert unread(cast, plan) == ["Tom Hardy"]
    assert waits_for(cast, "tess") == waits_for(cast, "grace") == []
    with pytest.raises(OutOfReach):
        actions.confirm_read(cast.tess, plan)


def test_whoever_is_the_childs_parent_by_address_is_not_asked_before_they_came_in_as_one(cast: Cast) -> None:
    plan = started(cast)
    pupils.add_parent(MAKER, cast.leo, relation="aunt", starts=AUTUMN, forename="Tess", surname="Moor", email="Tess@Example.org")
    assert unread(cast, plan) == ["Tom Hardy"]


@pytest.mark.parametrize("who", ["helen", "sal"])
def test_a_leader_who_may_not_write_about_the_child_cannot_say_it_was_read(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        actions.confirm_read(cast.actor(who), started(cast))


def test_a_reminder_names_no_child_and_comes_once_a_day(cast: Cast) -> None:
    plan = started(cast)
    actions.confirm_read(cast.tom, plan)
    assert actions.remind_readers(cast.amina, plan, today=TODAY) == 1
    assert actions.remind_readers(cast.amina, plan, today=TODAY) == 0
    assert actions.remind_all_readers(cast.helen, cast.larkfield, today=TODAY) == 0
    (mail,) = Mail.objects.filter(purpose="reading")
    assert mail.to == "tess@example.org"
    assert "Leo" not in mail.subject + mail.body
    assert "Obi" not in mail.subject + mail.body
    with clock.set_to(at(TODAY + timedelta(days=1))):
        assert actions.remind_all_readers(cast.amina, cast.larkfield, today=TODAY + timedelta(days=1)) == 1


def test_one_adult_may_be_reminded_alone(cast: Cast) -> None:
    plan = started(cast)
    assert actions.remind_readers(cast.amina, plan, today=TODAY, only=cast.account("tom").code) == 1
    assert [mail.to for mail in Mail.objects.filter(purpose="reading")] == ["tom@example.org"]
    reminded = {one.name: one.reminded for one in queries.readers_of(cast.amina, plan, today=TODAY)}
    assert reminded == {"Tom Hardy": True, "Tess Moor": False}


def test_a_reminder_is_not_sent_to_who_has_read_it_meanwhile_or_works_there_no_more(cast: Cast) -> None:
    plan = started(cast)
    actions.remind_readers(cast.amina, plan, today=TODAY)
    to_tom, to_tess = Mail.objects.filter(purpose="reading").order_by("to").reverse()
    assert may_still_send(to_tom)
    actions.confirm_read(cast.tom, plan)
    assert not may_still_send(to_tom)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("tess")).update(ends=TODAY - timedelta(days=1))
    assert not may_still_send(to_tess)


@pytest.mark.parametrize("who", ["tom", "tess", "sal", "dan", "odile", "grace"])
def test_only_those_who_approve_plans_remind(cast: Cast, who: str) -> None:
    plan = started(cast)
    with pytest.raises((Denied, OutOfReach)):
        actions.remind_readers(cast.actor(who), plan, today=TODAY)
    with pytest.raises((Denied, OutOfReach)):
        actions.remind_all_readers(cast.actor(who), cast.larkfield, today=TODAY)
    assert queries.readers_of(cast.actor(who), plan, today=TODAY) == []


def test_the_whole_school_is_counted_with_as_many_queries_as_one_plan(cast: Cast) -> None:
    started(cast)
    copies_of(cast.leo, 2)

    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            queries.unread_at(cast.amina, cast.larkfield, today=TODAY)
        return len(made)

    few = asked()
    copies_of(cast.leo, 20)
    assert asked() == few
    found = queries.unread_at(cast.amina, cast.larkfield, today=TODAY)
    assert (found.adults, found.plans, found.not_reminded) == (2, 23, 2)
    assert queries.unread_at(cast.odile, cast.millbrook, today=TODAY).adults == 0


def test_a_question_reaches_the_senco_and_its_answer_the_asker_and_nobody_else(cast: Cast) -> None:
    plan = started(cast)
    asked = actions.ask_senco(cast.tess, plan, key=key("q"), words="May he use the lift?")
    assert actions.ask_senco(cast.tess, plan, key=key("q"), words="May he use the lift?") == asked
    (waits,) = queries.questions_to_answer(cast.amina, cast.larkfield, ties=Ties(cast.amina, TODAY))
    assert (waits.who, waits.words) == ("Ms Moor", "May he use the lift?")
    with pytest.raises(Denied):
        actions.answer_question(cast.tom, asked, answer="Yes.")
    actions.answer_question(cast.amina, asked, answer="Yes, with a friend.")
    with pytest.raises(Refused):
        actions.answer_question(cast.amina, asked, answer="No.")
    assert [one.answer for one in queries.questions_about(cast.tess, cast.leo)] == ["Yes, with a friend."]
    for who in ("grace", "rob", "megan", "odile", "sal"):
        assert queries.questions_about(cast.actor(who), cast.leo) == []
    mail = Mail.objects.get(purpose="question")
    assert mail.to == "tess@example.org"
    assert "Leo" not in mail.subject + mail.body


def test_an_empty_question_is_refused(cast: Cast) -> None:
    with pytest.raises(Incomplete):
        actions.ask_senco(cast.tom, started(cast), key=key("q"), words="  ")
    assert not Question.objects.exists()


def test_when_the_responsible_teacher_leaves_the_plan_needs_a_name_and_the_family_is_told_of_it(cast: Cast) -> None:
    """A31: the responsible teacher leaves at half term; the plan needs a new name; the parent is told of the change."""
    plan = started(cast)
    newcomer(cast)
    assert queries.without_responsible(cast.amina, cast.larkfield, ties=Ties(cast.amina, TODAY)) == []
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("tom")).update(ends=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    with clock.set_to(at(tomorrow)):
        assert queries.without_responsible(cast.amina, cast.larkfield, ties=Ties(cast.amina, tomorrow)) == [plan]
        assert queries.without_responsible(cast.odile, cast.millbrook, ties=Ties(cast.odile, tomorrow)) == []
        assert queries.read_plan(cast.grace, plan, today=tomorrow).responsible == ""
        for nobody in ("tess", "odile"):
            with pytest.raises(Refused):
                actions.name_responsible(cast.amina, plan, responsible=cast.account(nobody).code, today=tomorrow)
        actions.name_responsible(cast.amina, plan, responsible=cast.account("nell").code, today=tomorrow)
        actions.name_responsible(cast.amina, plan, responsible=cast.account("nell").code, today=tomorrow)
        assert queries.without_responsible(cast.amina, cast.larkfield, ties=Ties(cast.amina, tomorrow)) == []
        assert queries.read_plan(cast.grace, plan, today=tomorrow).responsible == "Ms New"
        assert waits_for(cast, "nell") == ["Leo Obi"]
    notice = Notice.objects.get(kind=NoticeKind.RESPONSIBLE_CHANGED)
    assert "Ms New now looks after Leo’s plan" in notice.letter["title"]
    told = {delivery.parent for delivery in notice.deliveries.all()}
    assert {cast.parents["grace"]} <= told <= {cast.parents["grace"], cast.parents["kim"]}


def test_a_hand_over_leaves_the_agreed_words_and_the_readings_as_they_are(cast: Cast) -> None:
    plan = started(cast)
    actions.confirm_read(cast.tess, plan)
    newcomer(cast)
    actions.name_responsible(cast.amina, plan, responsible=cast.account("nell").code, today=TODAY)
    plan.refresh_from_db()
    assert plan.responsible == cast.account("tom")
    assert unread(cast, plan) == ["Nell New", "Tom Hardy"]


@pytest.mark.parametrize("who", ["tom", "tess", "sal", "dan", "odile", "grace"])
def test_only_those_who_approve_plans_name_who_is_responsible(cast: Cast, who: str) -> None:
    plan = started(cast)
    with pytest.raises((Denied, OutOfReach)):
        actions.name_responsible(cast.actor(who), plan, responsible=cast.account("amina").code, today=date(2026, 11, 24))
