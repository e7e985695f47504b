"""What a child and their parents say, and who reads it."""

from fourfold import clock
from fourfold.profiles import actions, queries
from tests.cast import Cast


def test_the_childs_words_are_read_by_the_family_and_a_parents_by_that_parent_alone(cast: Cast) -> None:
    today = clock.today()
    actions.record_saying(cast.tom, cast.leo, voice="child", words="I like the fox.", said_on=today, how="Pictures", helped_by="Ms Moor")
    actions.record_saying(cast.tom, cast.leo, voice="parent", parent=cast.parents["grace"], words="He cries.", said_on=today)
    assert [said.words for said in queries.sayings(cast.tom, cast.leo)] == ["I like the fox.", "He cries."]
    assert [said.words for said in queries.sayings(cast.grace, cast.leo)] == ["I like the fox.", "He cries."]
    assert queries.sayings(cast.kim, cast.leo) == []
    assert queries.sayings(cast.rob, cast.leo) == []
    assert queries.sayings(cast.tom, cast.leo)[0].how == "Pictures. Ms Moor helped"


def test_the_same_words_about_the_same_thing_are_kept_once(cast: Cast) -> None:
    words = {"voice": "child", "words": "I like it.", "said_on": clock.today(), "about": "support.review:1"}
    assert actions.record_saying(cast.tom, cast.leo, **words) == actions.record_saying(cast.tom, cast.leo, **words)
