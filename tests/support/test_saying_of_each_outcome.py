"""At a review parents and child say what they think of each outcome, and it stands beside it (6.54)."""

import pytest

from fourfold import clock
from fourfold.profiles.models import Saying
from fourfold.support import actions, queries
from fourfold.support.models import Review
from fourfold.support.refusals import ChangedMeanwhile, Incomplete
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history

HER_WORDS = "He reads the cereal box to me."


@pytest.fixture
def review(cast: Cast) -> Review:
    plan = history.started(cast)
    return actions.open_review(cast.tom, plan.cycle, today=clock.today())


def code(review: Review) -> str:
    return str(review.plan.outcomes.get().code)


def beside(cast: Cast, name: str, review: Review) -> list[tuple[str, str]]:
    (one,) = queries.read_review(cast.actor(name), review, today=clock.today()).outcomes
    return [(said.who, said.words) for said in one.said]


def page(cast: Cast, name: str, path: str) -> str:
    return client_of(cast.account(name)).get(path).content.decode()


def test_a_parent_says_what_they_see_of_each_outcome_on_their_own_page(cast: Cast, review: Review) -> None:
    sent = {f"of_{code(review)}": HER_WORDS, "words": ""}
    client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/say", sent)
    client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/say", sent)
    assert beside(cast, "tom", review) == [("Grace Obi", HER_WORDS)]
    for path in ("review", "review/prepare", "review/together"):
        assert HER_WORDS in page(cast, "tom", f"/pupils/{cast.leo.code}/{path}")


def test_a_parent_reads_the_childs_words_and_nobody_else_at_home_reads_hers(cast: Cast, review: Review) -> None:
    actions.say_at_review(cast.grace, review, of_each={code(review): HER_WORDS}, today=clock.today())
    actions.say_at_review(cast.leo_himself, review, of_each={code(review): "The fox book is easy."}, today=clock.today())
    assert beside(cast, "grace", review) == [("Grace Obi", HER_WORDS), ("Leo", "The fox book is easy.")]
    assert beside(cast, "leo_himself", review) == [("Leo", "The fox book is easy.")]
    assert beside(cast, "kim", review) == []


def test_nothing_said_is_asked_again_and_another_plans_outcome_is_not_taken(cast: Cast, review: Review) -> None:
    html = client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/say", {"words": " "}).content.decode()
    assert "Write a few words" in html
    with pytest.raises(Incomplete):
        actions.say_at_review(cast.grace, review, of_each={"nosuchcode": HER_WORDS}, today=clock.today())
    assert not Saying.objects.exists()


def test_what_they_say_at_the_meeting_becomes_their_own_words_when_it_is_finished(cast: Cast, review: Review) -> None:
    plan = review.plan
    said = {f"parent:{code(review)}": HER_WORDS, f"child:{code(review)}": "Sixty words!"}
    actions.write_review(cast.tom, review, edition=1, said_of_each=said)
    actions.note_who_is_here(cast.tom, review, parents=[cast.parents["grace"].code], pupils_part=None)
    assert not Saying.objects.exists()
    assert HER_WORDS in page(cast, "tom", f"/pupils/{cast.leo.code}/review/together")
    history.reviewed(cast, plan)
    assert {words for _who, words in beside(cast, "amina", review)} == {HER_WORDS, "Sixty words!"}
    hers, others = (page(cast, name, f"/family/{cast.leo.code}") for name in ("grace", "kim"))
    assert (HER_WORDS in hers, "Sixty words!" in hers) == (True, True)
    assert HER_WORDS not in others


def test_it_counts_as_the_familys_part_in_the_review(cast: Cast, review: Review) -> None:
    """A38, the other way round: with their words of an outcome a review is not without them."""
    actions.say_at_review(cast.grace, review, of_each={code(review): HER_WORDS}, today=clock.today())
    actions.write_review(cast.tom, review, edition=1, said_of_each={f"child:{code(review)}": "Sixty words!"})
    review.refresh_from_db()
    missing = " ".join(queries.read_review(cast.tom, review, today=clock.today()).missing)
    assert "views" not in missing


def test_two_who_write_it_down_see_both_texts(cast: Cast, review: Review) -> None:
    key = f"parent:{code(review)}"
    actions.write_review(cast.tom, review, edition=1, said_of_each={key: HER_WORDS})
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.write_review(cast.amina, review, edition=1, said_of_each={key: "He reads."})
    assert clash.value.theirs == {f"parent_of_{code(review)}": HER_WORDS}
