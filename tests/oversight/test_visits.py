"""Somebody from outside reads what a grant lists, until its last day, and nothing else."""

from datetime import date, timedelta

import pytest

from fourfold.audit.models import Viewing
from fourfold.oversight.visits import open_visit, visits, was_ever_asked
from fourfold.pupils import actions
from fourfold.pupils.actions.sen import RankedNeed
from tests.cast import AUTUMN, BY_A_COURT, MAKER, TODAY, Cast
from tests.profiles.test_one_page import on_the_page
from tests.support.history import started

LAST = date(2026, 11, 28)


def give(cast: Cast, *things: str, ends: date = LAST) -> None:
    how = {"purpose": "Hearing", "starts": TODAY, "ends": ends, "agreement": BY_A_COURT}
    actions.give_grant(MAKER, cast.leo, account=cast.account("megan"), things=list(things), **how)


def test_a_visit_says_why_and_until_when(cast: Cast) -> None:
    (visit,) = visits(cast.megan, today=TODAY)
    assert (visit.name, visit.purpose, visit.ends, visit.school) == ("Leo Obi", "Speech and language", LAST, "Larkfield School")
    assert visit.things == ("what helps", "the plan", "reports and advice")


@pytest.mark.parametrize("who", ["amina", "tom", "grace", "stranger", "odile", "nobody"])
def test_nobody_else_has_visits(cast: Cast, who: str) -> None:
    assert visits(cast.actor(who), today=TODAY) == []
    assert open_visit(cast.actor(who), cast.leo.code, today=TODAY) is None
    assert not was_ever_asked(cast.actor(who))


def test_no_other_child_is_opened(cast: Cast) -> None:
    assert open_visit(cast.megan, cast.max.code, today=TODAY) is None
    assert open_visit(cast.megan, cast.otto.code, today=TODAY) is None


def test_without_a_second_factor_nothing_is_shared(cast: Cast) -> None:
    assert visits(cast.actor("megan", second_factor=False), today=TODAY) == []


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (1, False)])
def test_the_last_day_is_the_last(cast: Cast, days: int, is_open: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    day = LAST + timedelta(days=days)
    monkeypatch.setenv("FOURFOLD_TODAY", day.isoformat())
    assert bool(visits(cast.megan, today=day)) is is_open
    assert (open_visit(cast.megan, cast.leo.code, today=day) is not None) is is_open
    assert was_ever_asked(cast.megan)


def test_only_what_is_listed_is_shown(cast: Cast) -> None:
    started(cast)
    on_the_page(cast, "Face me", "Give me time")
    found = open_visit(cast.megan, cast.leo.code, today=TODAY)
    assert found is not None
    assert found.profile == (("How to help me", ("Face me", "Give me time")),)
    assert found.plan is not None
    assert found.plan.strategies == ("Give him time", "Show the word")
    assert found.status is None
    assert found.needs is None
    assert {line.given for line in found.plan.lines} == {""}
    assert found.nothing_in == ("reports and advice",)


def test_needs_are_shown_where_the_status_is_listed_and_their_detail_where_clinical_is(cast: Cast) -> None:
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=AUTUMN)
    actions.record_needs(MAKER, cast.leo, needs=[RankedNeed("HI", detail="Left ear, 40 dB")], on=AUTUMN)
    give(cast, "status")
    found = open_visit(cast.megan, cast.leo.code, today=TODAY)
    assert found is not None
    assert found.needs is not None
    assert (found.status, [need.name for need in found.needs], found.needs[0].detail) == ("SEN support", ["Hearing impairment"], "")
    give(cast, "clinical")
    found = open_visit(cast.megan, cast.leo.code, today=TODAY)
    assert found is not None
    assert found.needs is not None
    assert found.needs[0].detail == "Left ear, 40 dB"


def test_a_draft_is_not_shared(cast: Cast) -> None:
    from tests.support.history import drafted

    drafted(cast)
    found = open_visit(cast.megan, cast.leo.code, today=TODAY)
    assert found is not None
    assert found.may_read_plan
    assert found.plan is None


def test_a_look_is_written_down(cast: Cast) -> None:
    open_visit(cast.megan, cast.leo.code, today=TODAY)
    seen = Viewing.objects.filter(pupil=cast.leo.pk).latest("pk")
    assert (seen.actor, seen.page) == (cast.account("megan").pk, "visit")
