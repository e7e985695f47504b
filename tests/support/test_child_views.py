"""The child's own words are a source of the assessment and come first at the review; nobody has to say it twice."""

from datetime import date, timedelta

import pytest

from fourfold import clock
from fourfold.profiles import actions as profiles
from fourfold.profiles.hearing import Heard
from fourfold.profiles.kinds import Method
from fourfold.support import queries
from fourfold.support.actions import open_review
from fourfold.support.facts import review_facts, sources_missing
from fourfold.support.kinds import SOURCE_NAMES, SourceKind
from fourfold.support.voices import STILL_FRESH_DAYS
from tests.cast import MAKER, Cast, at
from tests.signed_in import client_of
from tests.support.history import TODAY, assessing, started

HEARD = Heard(Method.SYMBOLS, words="I like the fox.", helper="Ms Moor", helper_role="Teaching assistant")


def said(cast: Cast, on: date = TODAY) -> None:
    with clock.set_to(at(on)):
        profiles.hear_child(MAKER, cast.leo, heard=HEARD, today=on)


def missing(cast: Cast) -> list[str]:
    return [line for line in sources_missing(assessing(cast)) if SOURCE_NAMES[SourceKind.PUPIL] in line]


@pytest.mark.parametrize(
    ("days_before", "is_missing"), [(0, False), (STILL_FRESH_DAYS, False), (STILL_FRESH_DAYS + 1, True)], ids=["now", "fresh", "stale"]
)
def test_what_the_child_said_fills_their_source(cast: Cast, days_before: int, is_missing: bool) -> None:
    said(cast, TODAY - timedelta(days=days_before))
    assert bool(missing(cast)) is is_missing


def test_without_it_the_source_is_missing(cast: Cast) -> None:
    assert missing(cast)


def test_the_assessment_shows_the_day_and_the_helper(cast: Cast) -> None:
    said(cast)
    assessing(cast)
    page = client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/assess").content.decode()
    assert "Leo told us on 24 November 2026" in page
    assert "I like the fox." in page
    assert "Pictures or symbols. Ms Moor (Teaching assistant) helped." in page


def test_that_they_could_not_be_heard_stands_there_with_the_day_to_try_again(cast: Cast) -> None:
    """A22."""
    cycle = assessing(cast)
    profiles.record_not_heard(
        cast.tess, cast.leo, tried=[Method.TALK], why="He was ill.", try_again_on=TODAY + timedelta(days=7), today=TODAY
    )
    source = next(one for one in queries.read_assessment(cast.tom, None, cycle).sources if one.kind is SourceKind.PUPIL)
    assert source.not_heard is not None
    assert (source.not_heard.why, source.not_heard.try_again_on) == ("He was ill.", TODAY + timedelta(days=7))
    said(cast)
    source = next(one for one in queries.read_assessment(cast.tom, None, cycle).sources if one.kind is SourceKind.PUPIL)
    assert source.not_heard is None


def test_what_they_say_once_the_review_is_open_counts_there(cast: Cast) -> None:
    review = open_review(cast.tom, started(cast).cycle, today=TODAY)
    assert not review_facts(review).has_pupil_views
    said(cast, review.opened_on)
    assert review_facts(review).has_pupil_views
    assert [one.words for one in queries.read_review(cast.tom, review, today=review.opened_on).voices] == ["I like the fox."]
