"""Raising, seeing and answering concerns, through the pages."""

import pytest

from fourfold.audit.models import Viewing
from fourfold.concerns.actions import raise_concern, share_worry
from fourfold.concerns.models import Concern
from fourfold.notifications.models import Delivery
from fourfold.ui.once import once_key
from tests.cast import Cast
from tests.signed_in import client_of

STAFF = [("amina", 200), ("tom", 200), ("tess", 200), ("helen", 200), ("sal", 200), ("dan", 200)]
OUTSIDE = [("gus", 403), ("grace", 403), ("rob", 403), ("megan", 403), ("stranger", 403), ("sysop", 403), ("leo_himself", 403)]
WORDS = "He says the letters move when he reads."


@pytest.mark.parametrize(("name", "code"), [*STAFF, *OUTSIDE])
@pytest.mark.parametrize("path", ["/concerns", "/concerns/new", "/concerns/new?q=o"])
def test_staff_alone_see_the_queue_and_the_picker(cast: Cast, name: str, code: int, path: str) -> None:
    assert client_of(cast.account(name)).get(path).status_code == code


def test_somebody_signed_out_is_asked_to_sign_in(cast: Cast) -> None:
    assert client_of(None).get("/concerns").status_code == 302


def test_the_picker_shows_name_and_class_and_no_mark_of_need(cast: Cast) -> None:
    page = client_of(cast.account("tom")).get("/concerns/new", {"q": "o"}).content.decode()
    assert "Max Stone" in page
    assert "6 Larch" in page
    assert "SEN support" not in page


def test_a_teacher_raises_a_concern_in_two_pages(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    answer = client.post(f"/concerns/new/{cast.max.code}", {"words": WORDS, "once": once_key()})
    concern = Concern.objects.get()
    assert answer.headers["Location"] == f"/concerns/{concern.reference}/raised"
    page = client.get(answer.headers["Location"]).content.decode()
    assert concern.spoken_reference in page
    assert "Mrs Begum answers by Tuesday 8 December" in page


def test_a_form_sent_twice_is_one_concern(cast: Cast) -> None:
    client, said = client_of(cast.account("tom")), {"words": WORDS, "once": once_key()}
    assert (
        client.post(f"/concerns/new/{cast.max.code}", said)["Location"] == client.post(f"/concerns/new/{cast.max.code}", said)["Location"]
    )
    assert Concern.objects.count() == 1


def test_an_empty_concern_says_what_to_do(cast: Cast) -> None:
    page = client_of(cast.account("tom")).post(f"/concerns/new/{cast.max.code}", {"words": " "}).content.decode()
    assert "Write what you noticed. A few words is enough." in page


def test_a_pupil_of_another_school_is_not_found(cast: Cast) -> None:
    assert client_of(cast.account("tom")).get(f"/concerns/new/{cast.otto.code}").status_code == 404


def test_what_a_parent_said_at_the_gate_is_theirs(cast: Cast) -> None:
    client_of(cast.account("tom")).post(f"/concerns/new/{cast.leo.code}", {"words": WORDS, "said_by": "0"})
    assert Concern.objects.get().spoken_by == "Grace Obi"


def test_a_parent_who_is_kept_out_is_not_offered(cast: Cast) -> None:
    assert "Rob Obi" not in client_of(cast.account("amina")).get(f"/concerns/new/{cast.leo.code}").content.decode()


def test_words_of_danger_say_first_whom_to_tell(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    answer = client.post(f"/concerns/new/{cast.leo.code}", {"words": "He has bruises again."})
    page = client.get(answer.headers["Location"]).content.decode()
    assert page.index("Is Leo safe now?") < page.index("Thank you.")


@pytest.mark.parametrize(
    ("name", "code"),
    [("amina", 200), ("helen", 200), ("sal", 200), ("tom", 200), ("tess", 404), ("dan", 404), ("odile", 404), ("gus", 403), ("kim", 403)],
)
def test_who_can_open_a_parents_concern(cast: Cast, name: str, code: int) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    assert client_of(cast.account(name)).get(f"/concerns/{concern.reference}").status_code == code


def test_opening_a_concern_leaves_a_viewing(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.leo, words=WORDS)
    client_of(cast.account("amina")).get(f"/concerns/{concern.reference}")
    viewing = Viewing.objects.latest("number")
    assert (viewing.page, viewing.pupil) == ("concern", cast.leo.pk)


def test_the_senco_answers_and_the_parent_has_a_letter(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    client = client_of(cast.account("amina"))
    said = {
        "words": "Small print is hard for him.",
        "compared": "His teacher sees it too.",
        "outcome": "teach_and_look_again",
        "look_again_on": "2027-02-11",
    }
    assert client.post(f"/concerns/{concern.reference}", said).status_code == 302
    assert Delivery.objects.get().name == "Grace Obi"
    assert "Nobody waits for an answer" in client.get("/concerns").content.decode()


def test_an_answer_without_its_date_says_what_to_do(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    said = {"words": "We looked.", "compared": "As we see it.", "outcome": "teach_and_look_again"}
    page = client_of(cast.account("amina")).post(f"/concerns/{concern.reference}", said).content.decode()
    assert "Add the date on which you will look again." in page


def test_a_teacher_who_sends_an_answer_is_refused(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    said = {"words": "We looked.", "compared": "As we see it.", "outcome": "start_finding_out"}
    assert client_of(cast.account("tom")).post(f"/concerns/{concern.reference}", said).status_code == 403


def test_a_look_at_a_concern_changes_nothing(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    client = client_of(cast.account("amina"))
    assert client.get(f"/concerns/{concern.reference}/read").status_code == 405
    assert client.post(f"/concerns/{concern.reference}/read").status_code == 302
    concern.refresh_from_db()
    assert concern.read_by == cast.account("amina")
