"""One session written down twice: once where it is the same, both where it is not, and one of them counts."""

from collections.abc import Iterator

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.support import actions
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import COUNTS, GroupSlot, ProvisionLine, Session
from fourfold.support.queries import clashes, sessions_today
from fourfold.support.refusals import Refused
from tests.cast import Cast, at
from tests.support import history

TODAY = history.TODAY
AWAY, WELL = {"state": Happened.AWAY}, {"state": Happened.HAPPENED, "feeling": Feeling.WELL}


@pytest.fixture
def line(cast: Cast) -> Iterator[ProvisionLine]:
    with clock.set_to(at(TODAY, 10)):
        yield history.helped(cast, cast.leo)


def log(cast: Cast, line: ProvisionLine, key: str, how: dict[str, object], who: str = "tess") -> Session:
    slot = GroupSlot.objects.get(weekday=TODAY.weekday())
    return actions.log_session(cast.actor(who), line, key=history.key(key), on=TODAY, slot=slot, **how)


def counting() -> list[str]:
    return [session.state for session in Session.objects.filter(COUNTS)]


def test_the_same_thing_said_from_two_phones_is_one_entry(cast: Cast, line: ProvisionLine) -> None:
    assert log(cast, line, "phone", WELL) == log(cast, line, "desk", WELL)
    assert Session.objects.count() == 1


def test_different_things_are_both_kept_and_the_first_counts(cast: Cast, line: ProvisionLine) -> None:
    log(cast, line, "phone", WELL)
    log(cast, line, "desk", AWAY)
    log(cast, line, "desk", AWAY)
    assert (Session.objects.count(), counting()) == (2, ["happened"])
    assert [child.state for child in sessions_today(cast.tess, TODAY)[0].children] == ["happened"]


def test_help_given_at_another_time_is_no_second_word_on_a_session(cast: Cast, line: ProvisionLine) -> None:
    log(cast, line, "phone", WELL)
    actions.log_session(cast.tess, line, key=history.key("more"), on=TODAY, **WELL)
    assert counting() == ["happened", "happened"]


@pytest.mark.parametrize(("counts", "left"), [(True, ["away"]), (False, ["happened"])])
def test_the_senco_sees_both_and_says_which_counts(cast: Cast, line: ProvisionLine, counts: bool, left: list[str]) -> None:
    log(cast, line, "phone", WELL)
    second = log(cast, line, "desk", AWAY)
    assert [one.pk for one in clashes(cast.amina)] == [second.pk]
    actions.settle(cast.amina, second, counts=counts)
    assert counting() == left
    assert not clashes(cast.amina)
    assert Session.objects.count() == 2


@pytest.mark.parametrize("who", ["tess", "tom", "helen", "dan", "odile", "grace"])
def test_nobody_but_the_senco_settles(cast: Cast, line: ProvisionLine, who: str) -> None:
    log(cast, line, "phone", WELL)
    with pytest.raises(Denied):
        actions.settle(cast.actor(who), log(cast, line, "desk", AWAY), counts=True)
    assert not clashes(cast.actor(who))


def test_where_the_first_is_taken_back_the_second_counts(cast: Cast, line: ProvisionLine) -> None:
    first = log(cast, line, "phone", WELL)
    second = log(cast, line, "desk", AWAY, "tom")
    actions.take_back(cast.tess, first)
    assert counting() == ["away"]
    second.refresh_from_db()
    with pytest.raises(Refused):
        actions.settle(cast.amina, second, counts=True)


def test_after_it_is_taken_back_a_session_is_written_down_again(cast: Cast, line: ProvisionLine) -> None:
    first = log(cast, line, "phone", WELL)
    actions.take_back(cast.tess, first)
    actions.take_back(cast.tess, first)
    log(cast, line, "again", {"state": Happened.NOT, "because": WhyNot.ROOM})
    assert counting() == ["not"]


def test_what_was_taken_back_is_not_corrected(cast: Cast, line: ProvisionLine) -> None:
    first = log(cast, line, "phone", WELL)
    actions.take_back(cast.tess, first)
    with pytest.raises(Refused):
        actions.add_correction(cast.tess, first, key=history.key("c"), **AWAY)


def test_a_time_that_was_changed_meanwhile_loses_no_entry(cast: Cast, line: ProvisionLine) -> None:
    slot = GroupSlot.objects.exclude(weekday=TODAY.weekday()).first()
    session = actions.log_session(cast.tess, line, key=history.key("x"), on=TODAY, slot=slot, **WELL)
    assert session.slot is None
