"""A young person answers for themselves: what they think of their plan, and what they say when it is looked at (6.54, 8.15)."""

import pytest
from django.test import Client

from fourfold import clock
from fourfold.profiles.models import Saying
from fourfold.support import actions
from fourfold.support.models import Agreement, Plan
from tests.cast import Cast
from tests.pages.said import said, value_in
from tests.signed_in import client_of
from tests.support import history


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Zoe's plan is in force, and she has it."""
    return history.helped(cast, cast.zoe).plan


@pytest.fixture
def zoe(cast: Cast, plan: Plan) -> Client:
    return client_of(cast.account("zoe_herself"))


def test_her_own_answer_counts_and_a_second_press_counts_once(zoe: Client) -> None:
    key = value_in(said(zoe, "/my/plan"), "key")
    for _press in range(2):
        page = said(zoe, "/my/plan/answer", {"key": key, "answer": "agreed", "words": ""})
    assert "Thank you. We have your answer." in page
    one = Agreement.objects.get()
    assert (one.answer, one.parent) == ("agreed", None)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose what you think"),
        ({"answer": "not_agreed", "words": " "}, "Write a few words, so that we know what to change."),
        ({"answer": "not_reached", "words": "x"}, "Choose what you think"),
    ],
)
def test_a_hurried_answer_is_none(zoe: Client, sent: dict[str, str], says: str) -> None:
    page = said(zoe, "/my/plan/answer", sent)
    assert says in page
    assert "<title>There is a problem: " in page
    assert not Agreement.objects.exists()


def test_what_she_says_at_the_review_is_kept_in_her_words(cast: Cast, plan: Plan, zoe: Client) -> None:
    assert zoe.post("/my/plan/say", {"words": "Too early"}).status_code == 404
    actions.open_review(cast.amina, plan.cycle, today=clock.today())
    assert "Write a few words" in said(zoe, "/my/plan/say", {"words": " "})
    outcome = plan.outcomes.get().code
    page = said(zoe, "/my/plan/say", {"words": "I want to read aloud.", f"of_{outcome}": "Better"})
    assert "Thank you. We will read this when we look at the plan." in page
    assert {one.words for one in Saying.objects.filter(pupil=cast.zoe, voice="child")} == {"I want to read aloud.", "Better"}
