"""Somebody from outside answers the two questions of a review, as far as their grant goes and not a day longer (6.54, 6.58-6.62)."""

from datetime import date

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.pupils.actions import give_grant
from fourfold.support import actions, queries
from fourfold.support.models import Contribution, Review
from fourfold.support.refusals import Refused
from tests.cast import AUTUMN, MAKER, Cast
from tests.signed_in import client_of
from tests.support import history

SAID = {"changed": "He joins two words now.", "next_": "Fewer new words, more often."}


@pytest.fixture
def review(cast: Cast) -> Review:
    """Leo's review is open, and his therapist is asked for her part in it."""
    found = history.reviewing_of(cast, history.started(cast))
    how = {"things": ["plan", "meeting"], "purpose": "Speech and language therapy", "starts": AUTUMN, "ends": date(2026, 11, 28)}
    give_grant(MAKER, cast.leo, account=cast.account("megan"), **how)
    return found


def test_the_therapist_answers_on_her_own_page_and_the_senco_reads_it_before_the_review(cast: Cast, review: Review) -> None:
    megan, address = client_of(cast.account("megan")), f"/visits/{cast.leo.code}"
    assert "Two questions for the review" in megan.get(address).content.decode()
    assert megan.post(address, SAID).headers["Location"] == address
    assert "Your two answers for the review" in megan.get(address).content.decode()
    read = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/review/prepare").content.decode()
    for words in (*SAID.values(), "Speech and language therapy"):
        assert words in read


def test_said_again_it_takes_the_place_of_what_was_said(cast: Cast, review: Review) -> None:
    megan = client_of(cast.account("megan"))
    for words in ("One.", "Two.", "Two."):
        megan.post(f"/visits/{cast.leo.code}", {"changed": words})
    assert [row.changed for row in Contribution.objects.all()] == ["Two."]


def test_nothing_said_is_said_in_words(cast: Cast, review: Review) -> None:
    text = client_of(cast.account("megan")).post(f"/visits/{cast.leo.code}", {"changed": " "}).content.decode()
    assert "Write a few words" in text
    assert not Contribution.objects.exists()


def test_who_was_asked_and_has_not_said_is_named_by_the_name_the_school_wrote_down(cast: Cast, review: Review) -> None:
    how = {"things": ["meeting"], "purpose": "Hearing", "starts": AUTUMN, "ends": date(2026, 11, 28), "asked_as": "Dr Vale"}
    give_grant(MAKER, cast.leo, account=cast.account("stranger"), **how)
    assert {"Dr Vale", "Megan Pryce"} <= set(queries.not_yet_said(cast.amina, review, today=clock.today()))
    actions.contribute_from_outside(cast.actor("stranger"), review, changed="He hears well.", next_="", today=clock.today())
    (one,) = queries.read_review(cast.amina, review, today=clock.today()).prepared
    assert (one.who, one.works_as) == ("Dr Vale", "Hearing")
    assert "Dr Vale" not in queries.not_yet_said(cast.amina, review, today=clock.today())


def test_a_grant_without_the_review_opens_no_question(cast: Cast) -> None:
    review = history.reviewing_of(cast, history.started(cast))
    megan = client_of(cast.account("megan"))
    assert "Two questions for the review" not in megan.get(f"/visits/{cast.leo.code}").content.decode()
    megan.post(f"/visits/{cast.leo.code}", SAID)
    assert not Contribution.objects.exists()
    with pytest.raises((Denied, OutOfReach)):
        actions.contribute_from_outside(cast.actor("megan"), review, changed="x", next_="", today=clock.today())


def test_after_the_last_day_nothing_can_be_said(cast: Cast, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOURFOLD_TODAY", "2026-11-29")
    assert client_of(cast.account("megan")).post(f"/visits/{cast.leo.code}", SAID).status_code == 404
    with pytest.raises((Denied, OutOfReach)):
        actions.contribute_from_outside(cast.actor("megan"), review, changed="x", next_="", today=clock.today())
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("who", ["amina", "tom", "helen", "gus", "grace", "rob", "leo_himself", "stranger", "odile", "sysop"])
def test_nobody_else_answers_from_outside(cast: Cast, review: Review, who: str) -> None:
    assert client_of(cast.account(who)).post(f"/visits/{cast.leo.code}", SAID).status_code == 404
    with pytest.raises((Denied, OutOfReach)):
        actions.contribute_from_outside(cast.actor(who), review, changed="x", next_="", today=clock.today())


def test_a_finished_review_asks_nobody_any_more(cast: Cast, review: Review) -> None:
    history.reviewed(cast, review.plan)
    assert queries.own_answers(cast.actor("megan"), cast.leo) is None
    review.refresh_from_db()
    with pytest.raises(Refused):
        actions.contribute_from_outside(cast.actor("megan"), review, changed="x", next_="", today=clock.today())
    said = client_of(cast.account("megan")).post(f"/visits/{cast.leo.code}", SAID).content.decode()
    assert "No review asks for your words any more, so they were not kept: He joins two words now. Fewer new words" in said


def test_hostile_words_stay_words(cast: Cast, review: Review) -> None:
    client_of(cast.account("megan")).post(f"/visits/{cast.leo.code}", {"changed": "<script>alert(1)</script>"})
    read = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/review/prepare").content.decode()
    assert "&lt;script&gt;alert(1)" in read
