"""What waits on the SENCO's desk of asking specialists, from facts alone (6.47, 6.58-6.60)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from fourfold import clock
from fourfold.code_of_practice.consulting import Said
from fourfold.oversight.today_specialists import of_specialists
from fourfold.oversight.today_tasks import Kind
from fourfold.specialists import actions
from tests.cast import TODAY, Cast, at
from tests.specialists import asked as a


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(at(TODAY), tick=False):
        yield


def waits(cast: Cast, who: str = "amina", *, after: int = 0) -> list[tuple[Kind, bool]]:
    """The kinds that wait some days later, and whether each is late."""
    with clock.set_to(at(TODAY + timedelta(days=after))):
        found = of_specialists(cast.actor(who), cast.larkfield, today=clock.today())
        return [(task.kind, task.is_late) for task in found]


def test_first_the_talk(cast: Cast) -> None:
    a.drafted(cast)
    assert waits(cast) == [(Kind.TALK_OVER, False)]


def test_a_family_has_a_week_to_answer(cast: Cast) -> None:
    a.talked(cast)
    assert [waits(cast, after=days) for days in (0, 6, 7)] == [[], [], [(Kind.WORD, False)]]


def test_a_wish_to_talk_comes_at_once(cast: Cast) -> None:
    a.answered(cast, a.talked(cast), "grace", Said.TALK_FIRST)
    assert waits(cast) == [(Kind.WORD, False)]


def test_a_yes_can_be_sent(cast: Cast) -> None:
    a.answered(cast, a.talked(cast), "grace")
    assert waits(cast) == [(Kind.SEND, False)]


def test_a_no_waits_for_nobody(cast: Cast) -> None:
    a.answered(cast, a.talked(cast), "grace", Said.NO)
    assert waits(cast, after=30) == []


def test_what_was_sent_long_ago_comes_back_and_so_does_access_that_ends(cast: Cast) -> None:
    a.sent(cast, until=TODAY + timedelta(days=80))
    assert [waits(cast, after=days) for days in (10, 57, 66)] == [[], [(Kind.CHASE, True)], [(Kind.CHASE, True)]]


def test_access_that_ends_soon_is_said_before_it_ends(cast: Cast) -> None:
    a.sent(cast, until=TODAY + timedelta(days=30))
    assert [waits(cast, after=days) for days in (15, 16)] == [[], [(Kind.CHASE, False)]]


def test_advice_is_read_and_given(cast: Cast) -> None:
    advice = a.advised(cast)
    assert waits(cast) == [(Kind.EXPERT_WROTE, False)]
    actions.give_advice(cast.amina, advice, to_staff=False, today=clock.today())
    assert waits(cast) == []


@pytest.mark.parametrize("who", ["tom", "helen", "dan", "odile", "grace"])
def test_it_waits_for_the_senco_alone(cast: Cast, who: str) -> None:
    a.answered(cast, a.talked(cast), "grace")
    assert waits(cast, who) == []
