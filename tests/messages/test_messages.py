"""Short messages between one parent and the responsible teacher: nobody else's to read, and no mail that names a child."""

import pytest

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.jobs.rechecks import may_still_send
from fourfold.messages import actions, queries
from fourfold.messages.models import Message
from fourfold.outbox.models import Mail
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils.actions import restrict
from fourfold.pupils.refusals import Refused
from tests.cast import MAKER, TODAY, Cast
from tests.signed_in import client_of

FIRST, SECOND = "a" * 32, "b" * 32


def written(cast: Cast, key: str = FIRST) -> Message:
    return actions.write_to_teacher(cast.grace, cast.leo, key=key, words="He slept badly.")


def test_it_goes_to_the_responsible_teacher_and_waits_on_their_today_until_answered(cast: Cast) -> None:
    assert written(cast).to == cast.account("tom")
    assert Kind.REPLY in [task.kind for task in tasks_of(cast.tom, cast.larkfield, today=TODAY)]
    actions.write_to_family(cast.tom, cast.leo, key=SECOND, words="Thank you.", parent=cast.parents["grace"].code)
    assert Kind.REPLY not in [task.kind for task in tasks_of(cast.tom, cast.larkfield, today=TODAY)]


@pytest.mark.parametrize(
    ("name", "sees"), [("tom", 1), ("amina", 1), ("grace", 1), ("kim", 0), ("rob", 0), ("tess", 0), ("odile", 0), ("megan", 0)]
)
def test_only_its_two_ends_and_the_senco_read_it(cast: Cast, name: str, sees: int) -> None:
    written(cast)
    assert queries.visible_to(cast.actor(name)).count() == sees


def test_the_other_parent_never_sees_it(cast: Cast) -> None:
    written(cast)
    actions.write_to_family(cast.tom, cast.leo, key=SECOND, words="Hello Kim.", parent=cast.parents["kim"].code)
    (own,) = queries.own_conversations(cast.kim)
    assert [one.words for one in own.messages] == ["Hello Kim."]


def test_no_mail_about_it_names_the_child_or_the_matter(cast: Cast) -> None:
    written(cast)
    mail = Mail.objects.get(purpose="message")
    assert "Leo" not in mail.subject + mail.body
    assert "slept" not in mail.body


def test_a_mail_that_waits_is_not_sent_once_the_right_is_gone(cast: Cast) -> None:
    actions.write_to_family(cast.tom, cast.leo, key=SECOND, words="Hello.", parent=cast.parents["grace"].code)
    mail = Mail.objects.get(purpose="message")
    assert may_still_send(mail)
    restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert not may_still_send(mail)


def test_one_who_is_kept_out_cannot_write_or_be_written_to(cast: Cast) -> None:
    with pytest.raises((Denied, OutOfReach)):
        actions.write_to_teacher(cast.rob, cast.leo, key=FIRST, words="Hello")
    with pytest.raises(Refused):
        actions.write_to_family(cast.tom, cast.leo, key=FIRST, words="Hello", parent=cast.parents["rob"].code)


def test_a_parent_of_another_child_is_no_parent_of_this_one(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.write_to_family(cast.tom, cast.leo, key=FIRST, words="Hello", parent=cast.parents["yan"].code)


@pytest.mark.parametrize("name", ["stranger", "yan", "odile"])
def test_nobody_without_a_tie_writes(cast: Cast, name: str) -> None:
    with pytest.raises((Denied, OutOfReach)):
        actions.write_to_teacher(cast.actor(name), cast.leo, key=FIRST, words="Hello")


def test_sent_twice_it_is_one(cast: Cast) -> None:
    assert written(cast) == written(cast)


def test_a_family_writes_and_reads_the_answer_on_its_page(cast: Cast) -> None:
    grace, tom = client_of(cast.account("grace")), client_of(cast.account("tom"))
    page = f"/family/{cast.leo.code}/messages"
    assert grace.get("/messages").headers["Location"] == page
    assert "Write to Mr Hardy" in grace.get(page).content.decode()
    grace.post(page, {"words": "He slept badly.", "key": FIRST})
    said = {"whom": cast.parents["grace"].code, "words": "Thank you, I will look after him.", "key": SECOND}
    assert tom.post(f"/pupils/{cast.leo.code}/messages", said).status_code == 302
    assert "I will look after him" in grace.get(page).content.decode()


def test_an_empty_message_is_not_sent(cast: Cast) -> None:
    page = client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/messages", {"words": " "}).content.decode()
    assert "Write a few words" in page
    assert not Message.objects.exists()
    assert clock.today() == TODAY
