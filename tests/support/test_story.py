"""A pupil's story begins where somebody first worried."""

from fourfold.concerns.actions import raise_concern
from fourfold.support.queries import story
from tests.cast import Cast


def test_a_worry_stands_in_the_story_in_its_own_words(cast: Cast) -> None:
    raise_concern(cast.tom, cast.leo, words="Leo reads each line twice and still asks what it said.")
    (entry,) = [one for one in story(cast.amina, cast.leo) if one.title == "A worry was raised"]
    assert entry.quote == "Leo reads each line twice and still asks what it said."
    assert entry.who == "Tom Hardy"


def test_a_worry_is_in_the_story_of_those_alone_who_may_read_it(cast: Cast) -> None:
    raise_concern(cast.amina, cast.leo, words="Leo reads each line twice.")
    assert not [one for one in story(cast.tess, cast.leo) if one.title == "A worry was raised"]
