"""What staff send of help as it is given: a teacher's minute, a session at another time, a mistake put right, one of two entries."""

from collections.abc import Iterator

import pytest

from fourfold import clock
from fourfold.support import actions
from fourfold.support.kinds import Feeling, Happened
from fourfold.support.models import COUNTS, GroupSlot, ProvisionLine, Session, Source, TeacherAsked
from tests.cast import Cast, at
from tests.pages.said import said
from tests.signed_in import client_of
from tests.support import history
from tests.support.test_round_robin import asked_of_tom

SEES = {"progress": "slower", "joins_in": "sometimes", "feels": "up_and_down", "hard": "Long texts", "helps": "", "more": ""}


def test_a_teacher_is_asked_says_what_they_see_and_it_stands_in_the_assessment(cast: Cast) -> None:
    """6.45."""
    history.assessing(cast)
    page = said(client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/assess/ask", {})
    assert "Asked. Their answers come in under “other teachers”." in page
    tom, to = client_of(cast.account("tom")), f"/asked/{TeacherAsked.objects.get().code}"
    assert "Leo" in said(tom, to)
    assert "Thank you. It stands in the assessment now." in said(tom, to, SEES)
    assert "Hard: Long texts" in Source.objects.get(kind="other_teachers").text


def test_a_hurried_answer_is_not_kept_and_says_what_is_missing(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    page = said(client_of(cast.account("tom")), f"/asked/{asked.code}", SEES | {"feels": ""})
    assert "Choose an answer: Seems to feel" in page
    assert "Long texts" in page
    assert not Source.objects.filter(kind="other_teachers").exists()


def test_what_one_teacher_is_asked_is_no_page_of_anothers(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    assert {client_of(cast.account(name)).post(f"/asked/{asked.code}", SEES).status_code for name in ("amina", "tess")} == {404}


def test_a_teacher_is_reminded_once(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    amina, to = client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/assess/asked/{asked.code}/remind"
    assert "Reminded." in said(amina, to, {})
    assert "Mr Hardy was reminded on" in said(amina, to, {})


@pytest.fixture
def line(cast: Cast) -> Iterator[ProvisionLine]:
    """Leo's help with Tess, which started this morning; it is ten o'clock."""
    with clock.set_to(at(history.TODAY, 10)):
        yield history.helped(cast, cast.leo)


def other(given: ProvisionLine, **changed: str) -> dict[str, str]:
    sent = {"line": given.code, "how": "hard", "on": "2026-11-24", "minutes": "35", "note": "At break", "key": "e" * 32}
    return sent | changed


def test_help_at_another_time_is_written_down_once(cast: Cast, line: ProvisionLine) -> None:
    tess = client_of(cast.account("tess"))
    assert "Reading with sounds and pictures" in said(tess, "/log/else")
    for _press in range(2):
        assert "Saved for 1 child." in said(tess, "/log/else", other(line))
    one = Session.objects.get()
    assert (one.feeling, one.minutes, one.note, one.slot) == (Feeling.HARD, 35, "At break", None)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"line": ""}, "Choose a child"),
        ({"how": ""}, "Choose how it went"),
        ({"on": "yesterday"}, "Write the date as day, month and year, like 24/11/2026"),
        ({"on": "2026-11-25"}, "That day has not come yet."),
        ({"on": "2026-11-20"}, "This plan was not in force on that day."),
        ({"minutes": "0"}, "Choose a number from 1 to 600"),
    ],
)
def test_hurried_help_is_not_written_down(cast: Cast, line: ProvisionLine, changed: dict[str, str], says: str) -> None:
    assert says in said(client_of(cast.account("tess")), "/log/else", other(line, **changed))
    assert not Session.objects.exists()


def test_what_was_tapped_by_mistake_is_put_right_by_who_tapped_it(cast: Cast, line: ProvisionLine) -> None:
    tess, key = client_of(cast.account("tess")), history.key("tapped")
    one = actions.log_session(cast.tess, line, key=key, on=history.TODAY, state=Happened.HAPPENED, feeling=Feeling.WELL)
    assert "How did it go for Leo?" in said(tess, f"/log/entry/{one.code}")
    assert "Say why it did not happen." in said(tess, f"/log/entry/{one.code}", {"how": "not", "because": "", "note": ""})
    assert Session.objects.get().state == Happened.HAPPENED
    assert "Corrected." in said(tess, f"/log/entry/{one.code}", {"how": "away", "because": "", "note": "Ill"})
    assert [(row.state, row.note) for row in Session.objects.all()] == [(Happened.AWAY, "Ill")]


def test_two_days_later_the_correction_stands_beside_the_entry_and_counts(cast: Cast, line: ProvisionLine) -> None:
    one = actions.log_session(cast.tess, line, key=history.key("old"), on=history.TODAY, state=Happened.HAPPENED, feeling=Feeling.WELL)
    with clock.set_to(at(history.TODAY.replace(day=26), 10)):
        page = said(client_of(cast.account("tess")), f"/log/entry/{one.code}", {"how": "not", "because": "cover", "note": ""})
    assert "Corrected." in page
    assert (Session.objects.count(), Session.objects.get(COUNTS).state) == (2, Happened.NOT)


@pytest.fixture
def second(cast: Cast, line: ProvisionLine) -> Session:
    """One session that was written down as two different things."""
    slot = GroupSlot.objects.get(weekday=history.TODAY.weekday())
    for key, state in (("phone", Happened.HAPPENED), ("desk", Happened.AWAY)):
        feeling = Feeling.WELL if state is Happened.HAPPENED else None
        actions.log_session(cast.tess, line, key=history.key(key), on=history.TODAY, slot=slot, state=state, feeling=feeling)
    return Session.objects.get(disputes__isnull=False)


@pytest.mark.parametrize(("counts", "state"), [("second", Happened.AWAY), ("first", Happened.HAPPENED)])
def test_the_senco_says_which_of_two_entries_counts_and_both_are_kept(cast: Cast, second: Session, counts: str, state: Happened) -> None:
    amina = client_of(cast.account("amina"))
    assert "1 session was written down in two ways" in said(amina, "/sessions/clashes")
    page = said(amina, "/sessions/clashes", {"session": second.code, "counts": counts})
    assert "Settled. Both entries are kept." in page
    assert "No session was written down in two ways" in page
    assert (Session.objects.count(), Session.objects.get(COUNTS).state) == (2, state)


def test_which_counts_is_said_by_a_press_on_one_of_the_two_and_a_second_press_is_forgiven(cast: Cast, second: Session) -> None:
    amina, sent = client_of(cast.account("amina")), {"session": second.code, "counts": "second"}
    assert [amina.post("/sessions/clashes", sent | wrong).status_code for wrong in ({"session": "nonsense"}, {"counts": ""})] == [404, 404]
    assert "Settled." in said(amina, "/sessions/clashes", sent)
    assert "It was settled before." in said(amina, "/sessions/clashes", sent)
    assert Session.objects.get(COUNTS).state == Happened.AWAY
