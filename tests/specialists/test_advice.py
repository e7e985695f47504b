"""Advice comes back, reaches the family and staff, and becomes lines of the plan's draft, each agreed by a person."""

import pathlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.roles import Side
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.code_of_practice.consulting import Said
from fourfold.documents import storage
from fourfold.documents.arriving.accepting import receive
from fourfold.documents.serving import to_save
from fourfold.notifications.models import Delivery
from fourfold.pupils.refusals import Incomplete, Refused, WrongDay
from fourfold.specialists import actions, queries
from fourfold.support.models import Plan
from tests.cast import TODAY, Cast, at
from tests.documents.arrived import pdf
from tests.signed_in import client_of
from tests.specialists import asked as a
from tests.support.history import drafted, started


@pytest.fixture(autouse=True)
def on_the_day(tmp_path: pathlib.Path, settings: object) -> Iterator[None]:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    with time_machine.travel(at(TODAY), tick=False):
        yield


def test_advice_is_the_familys_and_staffs_once_it_is_given(cast: Cast) -> None:
    """A40: shared with parents and staff."""
    advice = a.advised(cast)

    def may_read(who: str, side: Side) -> bool:
        return queries.advice_named(cast.actor(who), cast.leo, advice.code, side=side) is not None

    assert (may_read("grace", Side.FAMILY), may_read("tom", Side.SCHOOL)) == (False, False)
    actions.give_advice(cast.amina, advice, to_staff=True, today=clock.today())
    readers = {who: may_read(who, side) for who, side in (("grace", Side.FAMILY), ("tom", Side.SCHOOL), ("sal", Side.SCHOOL))}
    assert readers == {"grace": True, "tom": True, "sal": True}
    assert not may_read("rob", Side.FAMILY)
    assert not may_read("odile", Side.SCHOOL)
    letters = Delivery.objects.filter(notice__about=advice.ledger_name).values_list("parent__account__email", flat=True)
    assert "grace@example.org" in letters
    assert "rob@example.org" not in letters


def test_staff_read_it_only_where_the_senco_says_that_they_need_to_know(cast: Cast) -> None:
    advice = a.advised(cast)
    actions.give_advice(cast.amina, advice, to_staff=False, today=clock.today())
    assert queries.advice_named(cast.tom, cast.leo, advice.code) is None
    actions.give_advice(cast.amina, advice, to_staff=True, today=clock.today())
    assert queries.advice_named(cast.tom, cast.leo, advice.code) is not None


def test_each_piece_becomes_a_part_of_the_plans_draft(cast: Cast) -> None:
    """A40: advice linked to needs, turned into plan items."""
    plan = drafted(cast)
    outcome = plan.outcomes.get()
    hoped, help_, every_lesson = a.advised(cast).lines.all()
    actions.take_into_plan(cast.amina, hoped, today=clock.today())
    actions.take_into_plan(cast.amina, help_, today=clock.today(), outcome=outcome.code)
    actions.take_into_plan(cast.amina, every_lesson, today=clock.today())
    plan.refresh_from_db()
    assert plan.outcomes.filter(hoped_for="Leo follows an instruction of two steps.").exists()
    assert outcome.lines.filter(what="Word talk before reading").exists()
    assert "Say one step, then wait." in plan.strategies
    assert [line.need for line in (hoped, help_, every_lesson)] == ["SLCN"] * 3


def test_a_plan_that_the_family_has_is_not_changed_but_followed_by_a_new_version(cast: Cast) -> None:
    """A40; veto 9."""
    plan = started(cast)
    before = plan.strategies
    line = a.advised(cast).lines.get(kind="strategy")
    draft = actions.take_into_plan(cast.amina, line, today=clock.today())
    plan.refresh_from_db()
    assert (plan.strategies, draft.version, draft.shared_at) == (before, plan.version + 1, None)
    assert draft.because == "Advice from Eva Stern."


def test_taken_twice_it_is_there_once(cast: Cast) -> None:
    drafted(cast)
    line = a.advised(cast).lines.get(kind="outcome")
    for _ in range(2):
        actions.take_into_plan(cast.amina, line, today=clock.today())
    assert Plan.objects.get(pupil=cast.leo).outcomes.filter(hoped_for=line.words).count() == 1


def test_help_needs_an_outcome_that_it_is_for(cast: Cast) -> None:
    drafted(cast)
    with pytest.raises(Incomplete, match="outcome"):
        actions.take_into_plan(cast.amina, a.advised(cast).lines.get(kind="provision"), today=clock.today())


def test_without_a_plan_the_advice_waits(cast: Cast) -> None:
    with pytest.raises(Refused, match="Begin the plan"):
        actions.take_into_plan(cast.amina, a.advised(cast).lines.get(kind="outcome"), today=clock.today())


def test_advice_is_from_no_day_to_come(cast: Cast) -> None:
    with pytest.raises(WrongDay):
        a.advised(cast, written_on=TODAY + timedelta(days=1))


def test_what_is_not_used_says_why(cast: Cast) -> None:
    line = a.advised(cast).lines.get(kind="outcome")
    with pytest.raises(Incomplete):
        actions.leave_out(cast.amina, line, because=" ", today=clock.today())
    actions.leave_out(cast.amina, line, because="He does this already.", today=clock.today())
    assert line.settled_on == TODAY


def test_a_specialist_sends_advice_with_a_report_for_their_own_referral(cast: Cast) -> None:
    """A40."""
    referral = a.sent(cast)
    eva = actor_of(Account.objects.get(email=a.EVA), today=clock.today(), second_factor=True)
    given = a.given(report=receive("Report.pdf", pdf()))
    advice = actions.send_advice(eva, referral, key=a.key("sent"), given=given, today=clock.today())
    assert (advice.sent_by, advice.report is not None) == (Account.objects.get(email=a.EVA), True)
    assert [row.pk for row in queries.advice_to_read(cast.amina, cast.larkfield)] == [advice.pk]
    report = queries.report_of(eva, cast.leo, advice.code, side=Side.PROFESSIONAL)
    assert report is not None
    assert report.verified_bytes() == pdf()
    saved = to_save(report, name="advice")
    assert saved["Content-Disposition"] == 'attachment; filename="advice-2026-11-24.pdf"'
    assert (saved["Content-Security-Policy"], saved["X-Content-Type-Options"]) == ("sandbox; default-src 'none'", "nosniff")


def test_a_report_that_somebody_changed_on_the_disk_is_not_handed_over_and_the_page_says_so(cast: Cast) -> None:
    advice = a.advised(cast, report=receive("Report.pdf", pdf()))
    report = advice.report
    assert report is not None
    address = f"/pupils/{cast.leo.code}/advice/{advice.code}/report"
    amina = client_of(cast.account("amina"))
    assert amina.get(address).content == pdf()
    (storage.folder() / report.name[:2] / report.name).write_bytes(b"%PDF-1.7 changed")
    answer = amina.get(address)
    assert (answer.status_code, b"changed" in answer.content) == (409, False)


@pytest.mark.parametrize("who", ["megan", "grace", "tom", "odile", "stranger"])
def test_nobody_else_sends_advice_for_it(cast: Cast, who: str) -> None:
    referral = a.sent(cast)
    with pytest.raises((Denied, OutOfReach)):
        actions.send_advice(cast.actor(who), referral, key=a.key(who), given=a.given(), today=clock.today())


def test_once_sharing_has_stopped_no_advice_comes_that_way(cast: Cast) -> None:
    """A25."""
    referral = a.sent(cast)
    eva = actor_of(Account.objects.get(email=a.EVA), today=clock.today(), second_factor=True)
    a.answered(cast, referral, "grace", Said.STOP)
    with pytest.raises(OutOfReach):
        actions.send_advice(eva, referral, key=a.key("late"), given=a.given(), today=clock.today())
