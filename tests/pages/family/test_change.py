"""Asking for a change of the plan (6.51): which part, in their own words, answered by the teacher who is responsible; the plan stands."""

import pytest

from fourfold.messages.models import Message
from fourfold.messages.queries import messages_waiting
from fourfold.support.models import Plan
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history

KEY = "c" * 32


def asked(cast: Cast, name: str = "grace", **said: str) -> Message:
    plan = Plan.objects.filter(pupil=cast.leo).get()
    form = {"part": plan.outcomes.get().code, "words": "It is too hard. Please make it 30 words.", "key": KEY} | said
    response = client_of(cast.account(name)).post(f"/family/{cast.leo.code}/change", form)
    assert response.status_code == 302
    return Message.objects.get()


def test_it_waits_for_the_responsible_teacher_with_the_part_of_the_plan_it_is_about(cast: Cast) -> None:
    plan = history.started(cast)
    message = asked(cast)
    assert message.asks_to_change == plan.outcomes.get().hoped_for
    (waiting,) = messages_waiting(cast.tom, cast.larkfield)
    assert waiting.messages[-1].asks_to_change == message.asks_to_change
    page = client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/messages").content.decode()
    assert "Asks to change in the plan:" in page


def test_the_plan_stays_as_it_was_agreed(cast: Cast) -> None:
    plan = history.started(cast)
    asked(cast)
    (after,) = Plan.objects.filter(pupil=cast.leo)
    assert (after.pk, after.edition, after.ends_on) == (plan.pk, plan.edition, None)


def test_asked_twice_with_one_form_it_is_asked_once(cast: Cast) -> None:
    history.started(cast)
    asked(cast)
    asked(cast)


def test_without_a_part_or_words_it_says_what_is_missing_and_keeps_what_was_written(cast: Cast) -> None:
    history.started(cast)
    response = client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/change", {"words": "Too hard.", "key": KEY})
    page = response.content.decode()
    assert "Choose what you want to change" in page
    assert "Too hard." in page
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["kim", "grace"])
def test_each_parent_asks_and_reads_their_own_alone(cast: Cast, name: str) -> None:
    history.started(cast)
    asked(cast, name)
    other = {"kim": "grace", "grace": "kim"}[name]
    assert "30 words" in client_of(cast.account(name)).get(f"/family/{cast.leo.code}/messages").content.decode()
    assert "30 words" not in client_of(cast.account(other)).get(f"/family/{cast.leo.code}/messages").content.decode()


@pytest.mark.parametrize("name", ["rob", "yan", "tom", "leo_himself", "stranger"])
def test_nobody_else_asks(cast: Cast, name: str) -> None:
    history.started(cast)
    assert client_of(cast.account(name)).get(f"/family/{cast.leo.code}/change").status_code == 404


def test_where_there_is_no_plan_there_is_nothing_to_change(cast: Cast) -> None:
    assert client_of(cast.account("grace")).get(f"/family/{cast.leo.code}/change").status_code == 404


def test_a_young_person_asks_from_their_own_plan(cast: Cast) -> None:
    history.helped(cast, cast.zoe)
    page = client_of(cast.account("zoe_herself")).get("/my/plan").content.decode()
    assert f"/family/{cast.zoe.code}/change" in page or "What do you think of this plan?" in page
    assert client_of(cast.account("zoe_herself")).get(f"/family/{cast.zoe.code}/change").status_code == 200
