"""An answer that the one who asked can read, and a letter that goes to them alone."""

from datetime import date

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.concerns import queries
from fourfold.concerns.actions import Unanswerable, answer_concern, raise_concern, share_worry
from fourfold.concerns.kinds import Outcome, Status
from fourfold.concerns.models import Concern
from fourfold.documents.letters import Letter
from fourfold.notifications.models import Delivery, Notice
from fourfold.notifications.queries import letters_for
from tests.cast import TODAY, Cast

SPRING = date(2027, 2, 11)
FOUND = "We looked at how Leo reads in class. Small print is hard for him."


@pytest.fixture
def worry(cast: Cast) -> Concern:
    return share_worry(cast.grace, cast.leo, words="He says the letters move when he reads.")


def test_an_answer_closes_a_concern(cast: Cast, worry: Concern) -> None:
    answer_concern(cast.amina, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)
    assert Concern.objects.get(pk=worry.pk).status == Status.ANSWERED


def test_the_parent_who_asked_has_a_letter_with_their_words_and_the_answer(cast: Cast, worry: Concern) -> None:
    answer_concern(
        cast.amina, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.TEACH_AND_LOOK_AGAIN, look_again_on=SPRING
    )
    words = Letter.from_json(letters_for(cast.grace).get().letter).words
    assert "He says the letters move" in words
    assert FOUND in words
    assert "We will look again on Thursday 11 February 2027." in words
    assert "If you are not happy" in words


def test_the_other_parent_never_learns_of_it(cast: Cast, worry: Concern) -> None:
    answer_concern(cast.amina, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)
    assert [one.name for one in Delivery.objects.all()] == ["Grace Obi"]
    assert Notice.objects.get().left_out == []
    assert queries.worries_of(cast.kim, TODAY) == ()
    assert queries.open_concern(cast.kim, worry.reference, page="worry", today=TODAY) is None


def test_a_teachers_concern_writes_to_the_family_only_where_the_school_wishes(cast: Cast) -> None:
    for number, told in enumerate((False, True)):
        concern = raise_concern(cast.tom, cast.leo, words=f"He loses his place, time {number}.")
        answer_concern(
            cast.amina, concern, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT, tell_family=told
        )
        assert {one.name for one in Delivery.objects.all()} == ({"Grace Obi", "Kim Lane"} if told else set())


def test_a_letter_to_the_family_does_not_carry_a_teachers_own_words(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.leo, words="Between us: I am at a loss.")
    answer_concern(
        cast.amina, concern, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT, tell_family=True
    )
    assert "loss" not in str([one.letter for one in Delivery.objects.all()])


def test_a_young_person_is_answered_themselves(cast: Cast) -> None:
    concern = share_worry(cast.zoe_herself, cast.zoe, words="I lose my place.")
    answer_concern(cast.amina, concern, words="We looked at this.", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)
    assert [one.name for one in Delivery.objects.all()] == ["Zoe Novak"]


def test_an_answer_needs_words(cast: Cast, worry: Concern) -> None:
    with pytest.raises(Unanswerable):
        answer_concern(cast.amina, worry, words=" ", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)


def test_looking_again_needs_a_date(cast: Cast, worry: Concern) -> None:
    with pytest.raises(Unanswerable, match="date"):
        answer_concern(cast.amina, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.TEACH_AND_LOOK_AGAIN)


def test_the_school_looks_again_after_today(cast: Cast, worry: Concern) -> None:
    with pytest.raises(Unanswerable, match="after today"):
        answer_concern(
            cast.amina, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.TEACH_AND_LOOK_AGAIN, look_again_on=TODAY
        )


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "dan", "gus", "grace", "kim", "rob", "leo_himself", "megan", "stranger"])
def test_only_the_senco_and_the_head_answer(cast: Cast, worry: Concern, name: str) -> None:
    with pytest.raises(Denied):
        answer_concern(cast.actor(name), worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)


def test_to_another_schools_senco_the_concern_does_not_exist(cast: Cast, worry: Concern) -> None:
    with pytest.raises(OutOfReach):
        answer_concern(cast.odile, worry, words=FOUND, compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)


SEE_GRACES_WORRY = {"amina", "tom", "helen", "sal", "grace"}


@pytest.mark.parametrize(
    "name",
    [*("amina", "tom", "tess", "helen", "sal", "dan", "gus", "grace", "rob", "kim", "yan", "leo_himself"), *("megan", "stranger", "odile")],
)
def test_who_sees_a_parents_worry(cast: Cast, worry: Concern, name: str) -> None:
    seen = queries.open_concern(cast.actor(name), worry.reference, page="concern", today=TODAY) is not None
    assert seen == (name in SEE_GRACES_WORRY)


def test_the_queue_shows_who_waits_longest_first(cast: Cast, worry: Concern) -> None:
    second = raise_concern(cast.tom, cast.max, words="He hides in assembly.")
    Concern.objects.filter(pk=second.pk)
    waiting = queries.concerns_waiting(cast.amina, cast.larkfield, TODAY)
    assert [one.reference for one in waiting] == [worry.reference, second.reference]


def test_the_number_of_queries_does_not_grow_with_the_queue(cast: Cast, worry: Concern, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(3):
        raise_concern(cast.tom, cast.max, words=f"He hides in assembly, week {number}.")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.concerns_waiting(cast.amina, cast.larkfield, TODAY)
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_an_overdue_answer_is_late(cast: Cast, worry: Concern) -> None:
    (waiting,) = queries.concerns_waiting(cast.amina, cast.larkfield, date(2026, 12, 9))
    assert waiting.is_late
