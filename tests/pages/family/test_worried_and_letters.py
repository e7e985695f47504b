"""A family says what worries it, and reads its own letters."""

import pytest

from fourfold.audit.models import Viewing
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading_age
from fourfold.concerns.actions import answer_concern, raise_concern, share_worry
from fourfold.concerns.kinds import Outcome
from fourfold.concerns.models import Concern
from fourfold.documents.letters import Letter
from fourfold.notifications.models import Delivery
from fourfold.outbox.models import Mail
from fourfold.pupils import actions
from fourfold.ui.once import once_key
from tests.cast import MAKER, TODAY, Cast
from tests.signed_in import client_of

WORDS = "He cries on Sunday nights. He says the letters move when he reads."


def answered(cast: Cast) -> Delivery:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    answer_concern(
        cast.amina, concern, words="Small print is hard for him.", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT
    )
    return Delivery.objects.get()


def test_a_parent_says_what_worries_them_and_gets_a_number_and_a_day(cast: Cast) -> None:
    """A14: through their own pages; teacher and SENCO hear of it, they that it came, and the number and day of the answer are shown."""
    client = client_of(cast.account("grace"))
    assert "Leo" in client.get("/worried").content.decode()
    said = {"words": WORDS, "helps": "Big print", "answer_wish": "call", "once": once_key()}
    answer = client.post(f"/worried/{cast.leo.code}", said)
    assert client.post(f"/worried/{cast.leo.code}", said)["Location"] == answer["Location"]
    concern = Concern.objects.get()
    page = client.get(answer["Location"]).content.decode()
    assert "Thank you, Grace. We have your message." in page
    assert concern.spoken_reference in page
    assert "Tuesday 8 December" in page
    assert (concern.words, concern.pupil) == (WORDS, cast.leo)
    assert set(Mail.objects.values_list("to", flat=True)) == {"amina@example.org", "tom@example.org", "grace@example.org"}


def test_the_page_names_who_will_read_it_before_it_is_sent(cast: Cast) -> None:
    page = client_of(cast.account("grace")).get(f"/worried/{cast.leo.code}").content.decode()
    assert "Mrs Begum" in page
    assert "Mr Hardy" in page


@pytest.mark.parametrize("name", ["rob", "yan", "zoe_herself", "stranger", "amina", "tom", "odile", "megan"])
def test_nobody_else_finds_the_child(cast: Cast, name: str) -> None:
    client = client_of(cast.account(name))
    assert client.get(f"/worried/{cast.leo.code}").status_code == 404
    assert client.post(f"/worried/{cast.leo.code}", {"words": WORDS, "answer_wish": "letter"}).status_code == 404


@pytest.mark.parametrize("name", ["rob", "kim", "leo_himself", "yan", "stranger", "amina", "odile"])
def test_nobody_else_reads_what_a_parent_told(cast: Cast, name: str) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    assert client_of(cast.account(name)).get(f"/worried/said/{concern.reference}").status_code == 404


def test_a_teachers_own_concern_is_not_shown_to_a_family(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.leo, words=WORDS)
    assert client_of(cast.account("grace")).get(f"/worried/said/{concern.reference}").status_code == 404


def test_the_answer_stands_where_the_parent_asked(cast: Cast) -> None:
    answered(cast)
    page = client_of(cast.account("grace")).get(f"/worried/said/{Concern.objects.get().reference}").content.decode()
    assert "Mrs Begum has answered you" in page
    assert "Small print is hard for him." in page


def test_a_parent_reads_their_letter_on_a_page_and_on_paper(cast: Cast) -> None:
    letter = answered(cast)
    client = client_of(cast.account("grace"))
    page = client.get(f"/family/letters/{letter.code}").content.decode()
    assert "Northshire SENDIASS" in page
    assert "EHC needs assessment" in page
    assert client.get(f"/family/letters/{letter.code}.pdf").content.startswith(b"%PDF-")
    assert Viewing.objects.latest("number").pupil == cast.leo.pk


@pytest.mark.parametrize("name", ["rob", "kim", "leo_himself", "yan", "stranger", "amina", "tom", "odile"])
def test_nobody_else_opens_a_parents_letter(cast: Cast, name: str) -> None:
    letter = answered(cast)
    for end in ("", ".pdf"):
        assert client_of(cast.account(name)).get(f"/family/letters/{letter.code}{end}").status_code == 404


def test_a_restriction_closes_every_page_in_the_next_request(cast: Cast) -> None:
    letter = answered(cast)
    client = client_of(cast.account("grace"))
    assert client.get(f"/family/letters/{letter.code}").status_code == 200
    actions.restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    for path in (f"family/letters/{letter.code}", f"family/letters/{letter.code}.pdf", f"worried/{cast.leo.code}", "worried"):
        assert client.get(f"/{path}").status_code == 404


def test_a_whole_letter_can_be_read_at_eleven(cast: Cast) -> None:
    assert reading_age(Letter.from_json(answered(cast).letter).words) <= CEILING_FOR_FAMILIES
