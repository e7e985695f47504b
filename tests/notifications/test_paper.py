"""Letters that wait for paper: one batch to print, and told only once somebody says that they were posted."""

import io
from datetime import timedelta

import pikepdf
import pytest

from fourfold.access.actor import machine
from fourfold.audit import doors
from fourfold.audit.models import Event, Viewing
from fourfold.documents.letters import render
from fourfold.notifications.actions import MayNotHaveIt, NotYet, record_bounce
from fourfold.notifications.arrival import told_on_day
from fourfold.notifications.models import Notice
from fourfold.notifications.paper import letters_for_paper, post_letters, print_letters
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils import actions
from tests.cast import MAKER, TODAY, Cast
from tests.notifications.told import Teller, letter_to
from tests.signed_in import client_of

BATCH = "/letters/paper"


@pytest.fixture
def notice(cast: Cast, tell_of: Teller) -> Notice:
    """Grace's letter has bounced, and Kim has no account that opens mail: both need paper."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.parents["kim"].account = None
        cast.parents["kim"].save(update_fields=["account"])
    told = tell_of(cast.leo)
    record_bounce(machine(), letter_to(told, "Grace"), attempt=1, on=TODAY)
    return told


def waiting(cast: Cast) -> list[str]:
    return [one.reader for one in letters_for_paper(cast.amina, cast.larkfield)]


def test_a_bounce_ends_on_the_senco_s_desk_and_in_the_batch_for_paper(cast: Cast, notice: Notice) -> None:
    """B4: it is not counted as told, and a letter is due."""
    tells = [one for one in tasks_of(cast.amina, cast.larkfield, today=TODAY, everybodys=True) if one.kind is Kind.TELL]
    assert [one.who for one in tells] == ["Leo Obi"]
    assert waiting(cast) == ["Grace Obi", "Kim Lane"]
    assert [one.came_back for one in letters_for_paper(cast.amina, cast.larkfield)] == [True, False]


def test_the_batch_is_one_pdf_with_each_letter_on_sheets_of_its_own(cast: Cast, notice: Notice) -> None:
    letters = print_letters(cast.amina, cast.larkfield, today=TODAY)
    with pikepdf.open(io.BytesIO(render(*letters))) as together, pikepdf.open(io.BytesIO(render(letters[0]))) as alone:
        assert len(together.pages) == 2 * len(alone.pages)
        assert bool(together.Root.MarkInfo.Marked)


def test_printing_leaves_a_look_at_each_child_and_tells_nobody(cast: Cast, notice: Notice) -> None:
    before = Viewing.objects.filter(pupil=cast.leo.pk, page="letter on paper").count()
    assert client_of(cast.account("amina")).get(f"{BATCH}.pdf").headers["Content-Type"] == "application/pdf"
    assert Viewing.objects.filter(pupil=cast.leo.pk, page="letter on paper").count() == before + 2
    assert waiting(cast) == ["Grace Obi", "Kim Lane"]


def test_those_that_were_posted_are_told_and_leave_the_batch(cast: Cast, notice: Notice) -> None:
    grace = letter_to(notice, "Grace")
    said = {"letter": [grace.code], "on": TODAY.isoformat(), "note": "Receipt 12"}
    assert client_of(cast.account("amina")).post(BATCH, said).status_code == 302
    grace.refresh_from_db()
    assert (told_on_day(grace), grace.sendings.latest("pk").note) == (TODAY, "Receipt 12")
    assert waiting(cast) == ["Kim Lane"]
    assert Event.objects.filter(verb="letter.posted", pupil=cast.leo.pk).count() == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"letter": []}, "Choose the letters that were posted"),
        ({"on": ""}, "Add the day"),
        ({"on": "2026-11-25"}, "That day has not come yet."),
    ],
)
def test_a_hurried_form_tells_nobody(cast: Cast, notice: Notice, changed: dict[str, object], says: str) -> None:
    said = {"letter": [letter_to(notice, "Grace").code], "on": TODAY.isoformat(), "note": "Receipt 12"} | changed
    page = client_of(cast.account("amina")).post(BATCH, said).content.decode()
    assert "2 letters wait for paper" in page
    assert says in page
    assert waiting(cast) == ["Grace Obi", "Kim Lane"]


def test_none_is_posted_where_one_cannot_be(cast: Cast, notice: Notice) -> None:
    codes = [one.code for one in letters_for_paper(cast.amina, cast.larkfield)]
    with pytest.raises(NotYet):
        post_letters(cast.amina, cast.larkfield, codes, on=TODAY + timedelta(days=1), note="")
    assert len(waiting(cast)) == 2


def test_who_may_not_have_a_letter_any_more_is_not_in_the_batch(cast: Cast, notice: Notice) -> None:
    """A27, on the day it is printed: a restriction since then keeps the letter in."""
    actions.restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert [one.to_lines[0] for one in print_letters(cast.amina, cast.larkfield, today=TODAY)] == ["Ms Kim Lane"]
    with pytest.raises(MayNotHaveIt):
        post_letters(cast.amina, cast.larkfield, [letter_to(notice, "Grace").code], on=TODAY, note="")


@pytest.mark.parametrize("name", ["odile", "tom", "gus", "grace"])
def test_nobody_else_prints_or_posts_this_schools_letters(cast: Cast, notice: Notice, name: str) -> None:
    assert letters_for_paper(cast.actor(name), cast.larkfield) == []
    code = letter_to(notice, "Grace").code
    assert post_letters(cast.actor(name), cast.larkfield, [code], on=TODAY, note="") == 0
