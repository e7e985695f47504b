"""Somebody from outside answers the two questions of a review, as far as their grant goes and not a day longer (6.54, 6.58-6.62)."""

from datetime import date

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.jobs.rechecks import may_still_send
from fourfold.outbox.models import Mail
from fourfold.pupils.actions import give_grant
from fourfold.support import actions, queries
from fourfold.support.asking_outside import ask_from_outside
from fourfold.support.models import Contribution, Review
from fourfold.support.refusals import Refused
from tests.cast import AUTUMN, BY_A_COURT, MAKER, Cast
from tests.signed_in import client_of
from tests.support import history

GRANT = {"things": ["plan", "meeting"], "purpose": "Hearing", "starts": AUTUMN, "ends": date(2026, 11, 28), "agreement": BY_A_COURT}
SAID = {"changed": "He joins two words now.", "next_": "Fewer new words, more often."}


@pytest.fixture
def review(cast: Cast) -> Review:
    """Leo's review is open, and his therapist is asked for her part in it."""
    found = history.reviewing_of(cast, history.started(cast))
    how = {
        "things": ["plan", "meeting"],
        "purpose": "Speech and language therapy",
        "starts": AUTUMN,
        "ends": date(2026, 11, 28),
        "agreement": BY_A_COURT,
    }
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
    how = {
        "things": ["meeting"],
        "purpose": "Hearing",
        "starts": AUTUMN,
        "ends": date(2026, 11, 28),
        "agreement": BY_A_COURT,
        "asked_as": "Dr Vale",
    }
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


def asked(cast: Cast) -> list[str]:
    return list(Mail.objects.filter(purpose="review-asks").order_by("pk").values_list("to", flat=True))


def test_whoever_may_answer_is_asked_when_a_review_opens_by_a_mail_that_names_no_child(cast: Cast) -> None:
    """B3: the professional with a live grant hears of the review; nobody whose grant lists no meeting does."""
    cycle = history.started(cast)
    give_grant(MAKER, cast.leo, account=cast.account("stranger"), **GRANT)
    history.reviewing_of(cast, cycle)
    assert asked(cast) == ["stranger@example.org"]
    mail = Mail.objects.get(purpose="review-asks")
    assert "/visits" in mail.body
    assert not {"Leo", "Obi"} & set((mail.subject + mail.body).replace(".", " ").split())
    assert may_still_send(mail)
    give_grant(MAKER, cast.leo, account=cast.account("rob"), **GRANT)
    assert ask_from_outside(clock.now()) == 1


def test_a_grant_given_later_is_found_the_next_morning_and_nobody_is_asked_twice(cast: Cast, review: Review) -> None:
    assert asked(cast) == []
    for _morning in range(3):
        ask_from_outside(clock.now())
    assert asked(cast) == ["megan@example.org"]


def test_who_has_answered_or_may_no_more_is_not_written_to(cast: Cast, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_from_outside(clock.now())
    mail = Mail.objects.get(purpose="review-asks")
    assert may_still_send(mail)
    actions.contribute_from_outside(cast.actor("megan"), review, changed="He joins two words.", next_="", today=clock.today())
    assert not may_still_send(mail)
    Contribution._base_manager.all()._raw_delete(Contribution.objects.db)
    assert may_still_send(mail)
    monkeypatch.setenv("FOURFOLD_TODAY", "2026-11-29")
    assert not may_still_send(mail)
    assert ask_from_outside(clock.now()) == 0


def test_their_own_list_says_what_waits_for_them(cast: Cast, review: Review) -> None:
    megan = client_of(cast.account("megan"))
    assert "Two questions for the review wait for your answer" in megan.get("/visits").content.decode()
    megan.post(f"/visits/{cast.leo.code}", SAID)
    assert "wait for your answer" not in megan.get("/visits").content.decode()
