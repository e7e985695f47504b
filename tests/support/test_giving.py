"""Sessions: written down in two taps, corrected openly, counted honestly."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.support import actions
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import Session
from fourfold.support.queries import newest_plan, read_plan, sessions_today
from fourfold.support.refusals import Incomplete, Refused, TooLate
from tests.cast import Cast, at
from tests.support import history

LATER = date(2026, 12, 8)


def test_the_assistant_who_gives_the_help_finds_it_in_her_day(cast: Cast) -> None:
    history.started(cast)
    (slot,) = sessions_today(cast.tess, clock.today())
    assert (slot.name, slot.minutes, slot.children[0].called) == ("Reading with sounds and pictures", 20, "Leo")
    assert sessions_today(cast.tom, clock.today()) == []


def test_a_session_sent_twice_is_written_once(cast: Cast) -> None:
    plan = history.started(cast)
    assert history.logged(cast, plan) == history.logged(cast, plan)
    assert Session.objects.count() == 1


def test_a_group_is_written_down_in_one_deed_and_each_child_is_asked_for(cast: Cast) -> None:
    plan = history.started(cast)
    entries = [actions.Entry(plan.lines.get(), Happened.HAPPENED, Feeling.WELL)]
    actions.log_group(cast.tess, plan.lines.get(), key="g" * 32, on=clock.today(), entries=entries)
    actions.log_group(cast.tess, plan.lines.get(), key="g" * 32, on=clock.today(), entries=entries)
    assert Session.objects.get().minutes == 20


def test_what_did_not_happen_says_why(cast: Cast) -> None:
    plan = history.started(cast)
    with pytest.raises(Incomplete, match="why"):
        history.logged(cast, plan, state=Happened.NOT)


@pytest.mark.parametrize("ago", [-1, 1])
def test_no_session_is_written_for_a_day_to_come_or_before_the_help_began(cast: Cast, ago: int) -> None:
    plan = history.started(cast)
    with pytest.raises(Refused):
        history.logged(cast, plan, on=clock.today() - timedelta(days=ago))


@pytest.mark.parametrize("name", ["sal", "helen", "dan", "grace", "leo_himself", "odile", "stranger"])
def test_only_those_who_work_with_the_child_write_sessions_down(cast: Cast, name: str) -> None:
    line = history.started(cast).lines.get()
    with pytest.raises(Denied):
        actions.log_session(cast.actor(name), line, key=history.key("s"), on=clock.today(), state=Happened.HAPPENED)


def test_the_author_corrects_within_a_day_and_afterwards_a_correction_stands_beside(cast: Cast) -> None:
    session = history.logged(cast, history.started(cast))
    actions.correct_session(cast.tess, session, state=Happened.AWAY)
    assert Session.objects.get().state == Happened.AWAY
    with clock.set_to(at(date(2026, 11, 26))):
        with pytest.raises(TooLate):
            actions.correct_session(cast.tess, session, state=Happened.HAPPENED)
        actions.add_correction(cast.tess, session, key=history.key("c"), state=Happened.NOT, because=WhyNot.COVER)
        found = read_plan(cast.tess, newest_plan(cast.tess, cast.leo), today=clock.today()).lines[0].found
    assert Session.objects.count() == 2
    assert (found.away, len(found.not_given)) == (0, 1)


def test_nobody_corrects_another_persons_entry_in_place(cast: Cast) -> None:
    session = history.logged(cast, history.started(cast))
    with pytest.raises(Denied):
        actions.correct_session(cast.tom, session, state=Happened.AWAY)


def test_the_class_teacher_stays_responsible_and_sees_what_was_given_away_from_class(cast: Cast) -> None:
    plan = history.started(cast)
    with clock.set_to(at(LATER)):
        history.logged(cast, plan, on=LATER)
        found = read_plan(cast.tom, newest_plan(cast.tom, cast.leo), today=LATER)
    assert found.responsible == "Mr Hardy"
    assert found.lines[0].given == "It has happened 1 time out of 7. Nothing is written yet for 6."
