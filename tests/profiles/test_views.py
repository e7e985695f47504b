"""A child's views: who may keep them, what may be added, and what is written when they could not be had."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.profiles import actions, queries, questions
from fourfold.profiles.hearing import Answer, Heard, in_words
from fourfold.profiles.kinds import WITHOUT_SPEECH, AddedAs, Method, method_choices
from fourfold.profiles.models import NotHeard, Saying, WordsStand
from fourfold.profiles.questions import PRIMARY, Age, Choice, QuestionSet, age_for
from tests.cast import MAKER, Cast

TODAY = date(2026, 11, 24)
AGAIN = TODAY + timedelta(days=7)
HEARD = Heard(
    Method.SYMBOLS, words="He put the fox first.", helper="Ms Moor", helper_role="Teaching assistant", meaning="He likes stories."
)


def heard(cast: Cast, **changed: object) -> Saying:
    return actions.hear_child(cast.tess, cast.leo, heard=replace(HEARD, **changed), today=TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["helen", "sal", "dan", "gus", "grace", "leo_himself", "megan", "odile", "stranger"])
def test_at_school_only_those_who_work_with_the_child_and_the_senco_write_down_what_they_said(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.hear_child(cast.actor(name), cast.leo, heard=HEARD, today=TODAY)


@pytest.mark.parametrize("name", ["rob", "kim", "yan", "zoe_herself", "tom", "stranger"])
def test_from_home_only_the_child_and_their_parents_do(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.say_views(cast.actor(name), cast.leo, heard=HEARD, today=TODAY)


@pytest.mark.parametrize("name", ["grace", "leo_himself"])
def test_both_the_child_and_a_parent_may(cast: Cast, name: str) -> None:
    assert actions.say_views(cast.actor(name), cast.leo, heard=HEARD, today=TODAY).voice == "child"


def test_a_childs_words_are_never_edited(cast: Cast) -> None:
    said = heard(cast)
    said.words = "He hates it."
    with doors.opened(doors.Door("test.setup", MAKER)), pytest.raises(WordsStand):
        said.save()
    with doors.opened(doors.Door("test.setup", MAKER)), pytest.raises(WordsStand):
        said.save(update_fields=["words"])


def test_what_an_adult_thinks_it_means_is_marked_as_that_and_stands_apart(cast: Cast) -> None:
    heard(cast)
    (one,) = queries.childs_views(cast.grace, cast.leo)
    assert one.words == "He put the fox first."
    assert [(added.name, added.words, added.by) for added in one.added] == [("What we think it means", "He likes stories.", "Ms Moor")]


def test_what_was_done_because_of_it_is_read_by_the_child(cast: Cast) -> None:
    actions.add_to_saying(cast.tom, heard(cast), kind=AddedAs.DONE, words="We read about foxes.", today=TODAY)
    (one,) = queries.childs_views(cast.leo_himself, cast.leo)
    assert [did.words for did in one.done] == ["We read about foxes."]


@pytest.mark.parametrize("name", ["grace", "leo_himself", "helen", "megan", "odile"])
def test_nobody_else_adds_to_it(cast: Cast, name: str) -> None:
    said = heard(cast)
    with pytest.raises(Denied):
        actions.add_to_saying(cast.actor(name), said, kind=AddedAs.DONE, words="Nothing.", today=TODAY)


def test_words_kept_from_parents_are_read_at_school_and_by_the_child_and_by_no_parent(cast: Cast) -> None:
    heard(cast, shown_to_parents=False)
    assert [len(queries.childs_views(who, cast.leo)) for who in (cast.tom, cast.leo_himself, cast.grace, cast.rob)] == [1, 1, 0, 0]
    assert queries.sayings(cast.grace, cast.leo) == []


def test_a_child_who_cannot_speak_is_offered_ways_without_speech_and_the_helper_is_named(cast: Cast) -> None:
    """A22."""
    assert {Method.SYMBOLS, Method.OBSERVATION, Method.DRAWING, Method.DEVICE} == set(WITHOUT_SPEECH)
    assert {method.value for method in WITHOUT_SPEECH} <= {key for key, _ in method_choices()}
    said = heard(cast, method=Method.OBSERVATION)
    assert (said.method, said.helped_by, said.helper_role) == ("observation", "Ms Moor", "Teaching assistant")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"why": " "}, "Write why"),
        ({"try_again_on": TODAY}, "Choose a day after today"),
        ({"try_again_on": TODAY - timedelta(days=1)}, "Choose a day after today"),
        ({"tried": []}, "Choose what you tried"),
    ],
)
def test_not_possible_needs_what_was_tried_the_reason_and_a_day_to_try_again(cast: Cast, changed: dict[str, object], says: str) -> None:
    """A22."""
    details = {"tried": [Method.TALK], "why": "He was ill.", "try_again_on": AGAIN} | changed
    with pytest.raises(actions.Unexplained, match=says):
        actions.record_not_heard(cast.tess, cast.leo, today=TODAY, **details)
    assert not NotHeard.objects.exists()


def test_the_database_itself_refuses_not_possible_without_a_day_to_try_again(cast: Cast) -> None:
    """A22."""
    with doors.opened(doors.Door("test.setup", MAKER)), pytest.raises(IntegrityError):
        NotHeard(pupil=cast.leo, why="Ill.", on=TODAY, try_again_on=TODAY).save()


def test_the_note_that_it_was_not_possible_is_the_schools_own(cast: Cast) -> None:
    actions.record_not_heard(
        cast.tess, cast.leo, tried=[Method.TALK], why="He was ill.", try_again_on=TODAY + timedelta(days=7), today=TODAY
    )
    assert [len(queries.times_not_heard(who, cast.leo)) for who in (cast.tom, cast.grace, cast.leo_himself, cast.odile)] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2021, 9, 1), Age.EARLY),
        (date(2019, 9, 1), Age.EARLY),
        (date(2019, 8, 31), Age.PRIMARY),
        (date(2015, 9, 1), Age.PRIMARY),
        (date(2015, 8, 31), Age.SECONDARY),
        (date(2008, 9, 1), Age.SECONDARY),
    ],
)
def test_the_questions_follow_the_school_year(born: date, age: Age) -> None:
    assert age_for(born, TODAY) is age


def test_a_set_that_was_answered_is_read_by_its_own_version_when_a_newer_one_is_asked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    said = heard(cast, words="", asked=PRIMARY.name, answers=(Answer("feel", ("ok",)),))
    newer = tuple(
        replace(one, asks="How was your week?", choices=(Choice("fine", "Fine", "f-ok"),)) if one.key == "feel" else one
        for one in PRIMARY.questions
    )
    monkeypatch.setattr(questions, "VERSIONS", [*questions.VERSIONS, QuestionSet(Age.PRIMARY, 2, newer)])
    assert questions.current_set(Age.PRIMARY).name == "primary-2"
    (one,) = queries.childs_views(cast.tom, cast.leo)
    assert [(answer.asks, answer.chosen) for answer in one.answers] == [("How does school feel?", ("OK",))]
    assert said.words == "How does school feel? OK."


def test_answers_to_questions_that_are_not_known_here_are_read_as_words(cast: Cast) -> None:
    assert in_words("elsewhere-9", (Answer("feel", ("ok",)),)) == ()


def test_nothing_in_the_room_counts_or_compares_what_children_say() -> None:
    import inspect

    from fourfold.profiles import hearing, kinds

    code = "".join(inspect.getsource(module) for module in (hearing, kinds, queries, actions, questions))
    assert not [word for word in ("Avg(", "Sum(", "Count(", "score", "rank") if word in code.replace("Nothing in them is scored", "")]


def test_everything_is_written_in_the_ledger_without_the_words(cast: Cast) -> None:
    from fourfold.audit.models import Event

    heard(cast)
    event = Event.objects.filter(verb="views.heard").get()
    assert (event.pupil, event.actor) == (cast.leo.pk, cast.account("tess").pk)
    assert "fox" not in str(event.changed)
    assert clock.today() == TODAY


def test_whoever_could_not_hear_a_child_is_reminded_on_the_day_until_the_child_was_heard(cast: Cast) -> None:
    """A22: a date to try again is worth something only where somebody is told of it."""
    from fourfold.oversight.today import tasks_of
    from fourfold.oversight.today_tasks import Kind
    from tests.cast import at

    actions.record_not_heard(cast.tess, cast.leo, tried=[Method.TALK], why="He was ill.", try_again_on=AGAIN, today=TODAY)

    def waits(name: str, day: date) -> list[str]:
        with clock.set_to(at(day)):
            return [task.who for task in tasks_of(cast.actor(name), cast.larkfield, today=day) if task.kind is Kind.HEAR]

    assert waits("tess", TODAY) == []
    assert waits("tess", AGAIN) == ["Leo Obi"]
    assert waits("tom", AGAIN) == []
    heard(cast)
    assert waits("tess", AGAIN) == []


def test_the_same_form_sent_twice_counts_once(cast: Cast) -> None:
    said = heard(cast, meaning="")
    for _ in range(2):
        actions.add_to_saying(cast.tom, said, kind=AddedAs.DONE, words="We read about foxes.", today=TODAY)
        actions.record_not_heard(cast.tess, cast.leo, tried=[Method.TALK], why="He was ill.", try_again_on=AGAIN, today=TODAY)
    assert said.added.count() == 1
    assert NotHeard.objects.count() == 1
