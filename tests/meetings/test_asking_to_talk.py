"""A family that is not happy asks to talk to the SENCO or the head: timed, answered, and nobody else's to know."""

from datetime import date

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.meetings.actions import answer_talk_request, ask_to_talk
from fourfold.meetings.kinds import WithWhom
from fourfold.meetings.models import TalkRequest
from fourfold.meetings.queries import own_talks, talks_asked_for
from fourfold.outbox.models import Mail
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils.refusals import Refused
from fourfold.schools.actions import edit_school
from tests.cast import TODAY, Cast, at
from tests.signed_in import client_of


def asked(cast: Cast, with_whom: WithWhom = WithWhom.HEAD) -> TalkRequest:
    return ask_to_talk(cast.grace, cast.leo, key="t" * 32, with_whom=with_whom, words="The help has stopped.")


def kinds(cast: Cast, name: str) -> list[Kind]:
    return [task.kind for task in tasks_of(cast.actor(name), cast.larkfield, today=clock.today())]


def test_it_is_on_the_clock_of_a_concern_and_its_reader_is_told(cast: Cast) -> None:
    """A16."""
    assert asked(cast).answer_due == date(2026, 12, 8)
    mail = Mail.objects.get(purpose="talk")
    assert (mail.to, "Leo" in mail.subject + mail.body) == ("helen@example.org", False)


@pytest.mark.parametrize(("whom", "name", "other"), [(WithWhom.HEAD, "helen", "amina"), (WithWhom.SENCO, "amina", "helen")])
def test_it_waits_on_the_desk_of_the_one_who_was_asked_for_and_when_late_on_both(cast: Cast, whom: WithWhom, name: str, other: str) -> None:
    asked(cast, whom)
    assert Kind.TALK in kinds(cast, name)
    assert Kind.TALK not in kinds(cast, other)
    with clock.set_to(at(date(2026, 12, 9))):
        assert Kind.TALK in kinds(cast, other)


def test_it_is_answered_in_words_that_the_asker_reads_and_then_waits_no_more(cast: Cast) -> None:
    row = asked(cast)
    with pytest.raises(Refused):
        answer_talk_request(cast.helen, row, words=" ")
    answer_talk_request(cast.helen, row, words="Come in on Friday at 3.")
    answer_talk_request(cast.amina, row, words="Come in on Friday at 3.")
    with pytest.raises(Refused, match="while you were writing"):
        answer_talk_request(cast.amina, row, words="Come in on Monday.")
    assert Kind.TALK not in kinds(cast, "helen")
    (read,) = own_talks(cast.grace, cast.leo)
    assert (read.answer, read.answered_by, read.answered_on) == ("Come in on Friday at 3.", "Mrs Price", TODAY)


@pytest.mark.parametrize("name", ["rob", "kim", "tom", "tess", "odile", "stranger", "megan", "gus"])
def test_nobody_else_learns_of_it(cast: Cast, name: str) -> None:
    asked(cast)
    assert not talks_asked_for(cast.actor(name)).exists()


@pytest.mark.parametrize("name", ["tom", "sal", "dan", "grace", "odile"])
def test_only_senco_and_head_answer_it(cast: Cast, name: str) -> None:
    row = asked(cast)
    with pytest.raises((Denied, OutOfReach)):
        answer_talk_request(cast.actor(name), row, words="Yes.")


@pytest.mark.parametrize("name", ["rob", "stranger", "yan"])
def test_nobody_without_a_tie_asks(cast: Cast, name: str) -> None:
    with pytest.raises((Denied, OutOfReach)):
        ask_to_talk(cast.actor(name), cast.leo, key="x" * 32, with_whom=WithWhom.HEAD)


def test_the_page_names_everyone_who_can_help_and_takes_the_request_once(cast: Cast) -> None:
    grace = client_of(cast.account("grace"))
    page = f"/family/{cast.leo.code}/not-happy"
    said = {"with_whom": "senco", "words": "More help please.", "key": "c" * 32}
    grace.post(page, said)
    grace.post(page, said)
    text = grace.get(page).content.decode()
    assert TalkRequest.objects.count() == 1
    assert "We answer by Tuesday 8 December" in text
    assert "SENDIASS" in text
    assert "EHC needs assessment" in text


def test_the_page_says_whom_to_reach_how_to_complain_by_when_and_then_what_was_answered(cast: Cast) -> None:
    """A16: SENCO and head, the complaints route, a request with its day, and its answer, in one place."""
    edit_school(
        cast.helen, cast.larkfield, phone="01632 960777", complaints="Write to the governors.", complaints_web="https://larkfield.example/c"
    )
    grace, page = client_of(cast.account("grace")), f"/family/{cast.leo.code}/not-happy"
    text = grace.get(page).content.decode()
    for words in ("Mrs Begum", "Mrs Price", "01632 960777", "Make a complaint", "Write to the governors.", "larkfield.example/c"):
        assert words in text
    grace.post(page, {"with_whom": "head", "words": "The help has stopped.", "key": "c" * 32})
    assert "We answer by Tuesday 8 December" in grace.get(page).content.decode()
    answer_talk_request(cast.helen, TalkRequest.objects.get(), words="Come in on Friday at 3.")
    text = grace.get(page).content.decode()
    assert "Mrs Price has answered:" in text
    assert "Come in on Friday at 3." in text
    assert "We answer by" not in text


def test_a_parents_page_leads_there_with_one_press(cast: Cast) -> None:
    assert f"/family/{cast.leo.code}/not-happy" in client_of(cast.account("grace")).get(f"/family/{cast.leo.code}").content.decode()
