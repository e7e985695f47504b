"""What was given away from the class comes back to the class teacher, planned beside given."""

from collections.abc import Iterator

import pytest
from django.test import Client

from fourfold import clock
from fourfold.support import actions
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import Classwork, GroupSlot, ProvisionLine
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history

MONDAY_AFTER = at(history.TODAY).replace(day=30)


@pytest.fixture
def line(cast: Cast) -> Iterator[ProvisionLine]:
    """In Leo's first week Tess gave one session, one was missed for want of staff, and nobody wrote of the third."""
    with clock.set_to(at(history.TODAY, 8)):
        line = history.helped(cast, cast.leo)
    for day, how in ((24, {"state": Happened.HAPPENED, "feeling": Feeling.WELL}), (25, {"state": Happened.NOT, "because": WhyNot.COVER})):
        with clock.set_to(at(history.TODAY).replace(day=day, hour=11)):
            slot = GroupSlot.objects.get(weekday=clock.today().weekday())
            words = {"note": "Told a fox story." if day == 24 else ""}
            actions.log_session(cast.tess, line, key=history.key(str(day)), on=clock.today(), slot=slot, **how, **words)
    with clock.set_to(MONDAY_AFTER):
        yield line


@pytest.fixture
def tom(cast: Cast, line: ProvisionLine) -> Client:
    return client_of(cast.account("tom"))


def test_the_class_teacher_sees_the_log_and_links_it_to_class_work(cast: Cast, tom: Client, line: ProvisionLine) -> None:
    """A30: the teaching assistant gives a group away from the class; its teacher stays responsible, sees it, and links it (6.52)."""
    page = f"/pupils/{cast.leo.code}/given"
    html = tom.get(page).content.decode()
    assert "Told a fox story." in html
    assert "Ms Moor" in html
    sent = {"line": line.code, "words": "He tells the fox story to the class on Friday.", "key": "c" * 32}
    tom.post(page, sent)
    tom.post(page, sent)
    assert Classwork.objects.count() == 1
    assert "He tells the fox story" in client_of(cast.account("tess")).get(page).content.decode()


def test_planned_and_given_stand_side_by_side_in_sentences_weeks_and_minutes(cast: Cast, tom: Client) -> None:
    html = tom.get(f"/pupils/{cast.leo.code}/given").content.decode()
    assert "It has happened 1 time out of 3. 1 missed: staff away. Nothing is written yet for 1." in html
    assert "20 of 60 minutes were given" in html
    assert "1 of 3" in html


def test_todays_page_tells_the_teacher_what_others_gave(cast: Cast, line: ProvisionLine) -> None:
    with clock.set_to(at(history.TODAY).replace(day=26)):
        tom, tess = (client_of(cast.account(name)).get("/today").content.decode() for name in ("tom", "tess"))
    assert "Given to your pupils" in tom
    assert "It did not happen: the adult was covering or away. Ms Moor, yesterday" in tom
    assert "Given to your pupils" not in tess


def test_the_class_has_one_line_a_pupil_and_nothing_written_is_no_nought(cast: Cast, tom: Client) -> None:
    html = tom.get("/given").content.decode()
    assert "20 of 60 minutes of help were given last week" in html


def test_a_link_without_words_is_asked_for_and_saves_nothing(cast: Cast, tom: Client, line: ProvisionLine) -> None:
    html = tom.post(f"/pupils/{cast.leo.code}/given", {"line": line.code, "words": " "}).content.decode()
    assert "Write how the class uses what was practised" in html
    assert not Classwork.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("odile", 404), ("rob", 404), ("grace", 403), ("dan", 403), ("stranger", 404)])
def test_it_is_shut_to_everyone_else(cast: Cast, line: ProvisionLine, name: str, status: int) -> None:
    client = client_of(cast.account(name))
    assert client.get(f"/pupils/{cast.leo.code}/given").status_code == status
    assert client.post(f"/pupils/{cast.leo.code}/given", {"line": line.code, "words": "x"}).status_code == status
    assert not Classwork.objects.exists()


def test_nobody_links_a_line_of_another_child(cast: Cast, tom: Client) -> None:
    with clock.set_to(MONDAY_AFTER):
        other = history.helped(cast, cast.max)
        assert tom.post(f"/pupils/{cast.leo.code}/given", {"line": other.code, "words": "x"}).status_code == 404


def test_a_week_of_which_nobody_wrote_is_told_so(cast: Cast) -> None:
    with clock.set_to(at(history.TODAY, 8)):
        history.helped(cast, cast.leo)
    with clock.set_to(at(history.TODAY).replace(day=27)):
        html = client_of(cast.account("tom")).get("/given").content.decode()
    assert "nothing written yet" in html
    assert ">0 of" not in html
