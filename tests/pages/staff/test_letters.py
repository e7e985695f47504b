"""Letters about a child, as staff see them."""

import pytest

from fourfold.access.actor import machine
from fourfold.concerns.actions import answer_concern, raise_concern, share_worry
from fourfold.concerns.kinds import Outcome
from fourfold.notifications.actions import record_bounce
from fourfold.notifications.arrival import told_on_day
from fourfold.notifications.models import Delivery, Notice
from fourfold.pupils.actions import add_parent, confirm_parent
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.signed_in import client_of


@pytest.fixture
def to_grace(cast: Cast) -> Delivery:
    concern = share_worry(cast.grace, cast.leo, words="He says the letters move.")
    answer_concern(
        cast.amina, concern, words="Small print is hard for him.", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT
    )
    return Delivery.objects.get()


@pytest.mark.parametrize(
    ("name", "code"),
    [("amina", 200), ("helen", 200), ("sal", 200), ("tom", 200), ("dan", 403), ("gus", 404), ("grace", 403), ("odile", 404), ("rob", 404)],
)
@pytest.mark.parametrize("end", ["", "/{letter}", "/{letter}.pdf"])
def test_who_sees_the_schools_copies(cast: Cast, to_grace: Delivery, name: str, code: int, end: str) -> None:
    path = f"/pupils/{cast.leo.code}/letters{end.format(letter=to_grace.code)}"
    assert client_of(cast.account(name)).get(path).status_code == code


def test_the_paper_is_a_pdf_that_nobody_keeps(cast: Cast, to_grace: Delivery) -> None:
    answer = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/letters/{to_grace.code}.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Leo" not in answer.headers["Content-Disposition"]


def test_the_senco_says_that_it_was_handed_over(cast: Cast, to_grace: Delivery) -> None:
    client = client_of(cast.account("amina"))
    assert "Grace Obi" in client.get("/letters").content.decode()
    client.post(f"/pupils/{cast.leo.code}/letters/{to_grace.code}", {"way": "hand", "on": TODAY.isoformat()})
    assert told_on_day(to_grace) == TODAY
    assert "Every family has been told" in client.get("/letters").content.decode()


def test_a_day_to_come_is_refused_in_words(cast: Cast, to_grace: Delivery) -> None:
    path = f"/pupils/{cast.leo.code}/letters/{to_grace.code}"
    page = client_of(cast.account("amina")).post(path, {"way": "post", "on": "2026-11-25"}).content.decode()
    assert "That day has not come yet." in page


@pytest.mark.parametrize(("name", "code"), [("tom", 403), ("sal", 403), ("grace", 403), ("odile", 404)])
def test_nobody_else_says_so(cast: Cast, to_grace: Delivery, name: str, code: int) -> None:
    path = f"/pupils/{cast.leo.code}/letters/{to_grace.code}"
    assert client_of(cast.account(name)).post(path, {"way": "hand", "on": TODAY.isoformat()}).status_code == code
    assert client_of(cast.account(name)).post(f"{path}/again").status_code == code


def test_a_letter_is_found_only_under_its_own_child(cast: Cast, to_grace: Delivery) -> None:
    assert client_of(cast.account("amina")).get(f"/pupils/{cast.max.code}/letters/{to_grace.code}").status_code == 404


def test_a_family_with_nobody_confirmed_is_written_to_once_somebody_is(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.max, words="He hides in assembly.")
    answer_concern(
        cast.amina, concern, words="We looked.", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT, tell_family=True
    )
    client, path = client_of(cast.account("amina")), f"/letters/{Notice.objects.get().code}/tell"
    assert "No parent can be told." in client.get("/letters").content.decode()
    assert "still nobody" in client.post(path, follow=True).content.decode()
    link = add_parent(MAKER, cast.max, relation="mum", starts=AUTUMN, forename="Mo", surname="Stone")
    confirm_parent(MAKER, link, responsibility="yes", how="Known in person", on=AUTUMN)
    assert "on its way to Mo Stone" in client.post(path, follow=True).content.decode()


@pytest.mark.parametrize(("name", "code"), [("tom", 404), ("sal", 404), ("odile", 404), ("grace", 403)])
def test_nobody_else_writes_to_those_left(cast: Cast, to_grace: Delivery, name: str, code: int) -> None:
    assert client_of(cast.account(name)).post(f"/letters/{to_grace.notice.code}/tell").status_code == code


@pytest.mark.parametrize(("note", "said"), [("550 no such mailbox", "Noted of it: 550 no such mailbox"), ("", "Send it again")])
def test_a_letter_that_came_back_says_so_and_what_to_do_with_a_note_or_none(cast: Cast, to_grace: Delivery, note: str, said: str) -> None:
    """B4: a bounce takes the telling back. The list of the child's letters shows it too."""
    record_bounce(machine(), to_grace, attempt=1, on=TODAY, note=note)
    client, letters = client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/letters"
    page = client.get(f"{letters}/{to_grace.code}").content.decode()
    assert "Came back" in page
    assert "The email came back on" in page
    assert said in page
    assert "Came back" in client.get(letters).content.decode()


def test_sent_again_to_an_address_that_bounces_it_waits_for_paper_and_says_so(cast: Cast, to_grace: Delivery) -> None:
    record_bounce(machine(), to_grace, attempt=1, on=TODAY)
    path = f"/pupils/{cast.leo.code}/letters/{to_grace.code}/again"
    page = client_of(cast.account("amina")).post(path, follow=True).content.decode()
    assert "No email reaches them" in page
    assert "on its way again" not in page
