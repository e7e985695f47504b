"""A school words a letter itself: what may be typed, what letters say then, and who did it."""

import pytest
from django.test import Client

from fourfold.audit.models import Event
from fourfold.documents.actions import BadWords, Meanwhile, enter_wording
from fourfold.documents.models import OwnWording
from fourfold.documents.own import changed
from fourfold.documents.wording import shelf
from fourfold.documents.wording.saying import Block
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.pages.settings.wordings import KINDS
from tests.cast import TODAY, Cast

PAGE = "/settings/letters/pl/decision_yes"
TITLE = "title.parents"


def said(**words: str) -> dict[str, str]:
    own = changed("decision_yes", "pl", {})
    return own | words | {"checked_by": "Mrs Kowalska", "seen": "0"}


def letter(cast: Cast, kind: str = "decision_yes") -> object:
    reader = RecipientName("Grace Obi", ("Mrs Grace Obi",), "Mrs Obi", language="pl")
    return write_letter(Sender(cast.leo, TODAY), reader, wording=kind, values={}, blocks={"why": Block(said=("Because.",))}, signed_by=None)


def check_all(cast: Cast) -> None:
    for kind in ("decision_yes", shelf.RIGHTS, shelf.STANDING):
        enter_wording(cast.amina, cast.larkfield, kind=kind, language="pl", words={}, checked_by="Mrs Kowalska", seen=0)


def test_letters_have_the_schools_words_from_then_on_and_say_which(cast: Cast, amina: Client) -> None:
    assert amina.post(PAGE, said(**{TITLE: "{child} dostanie pomoc"})).status_code == 302
    made = letter(cast)
    assert (made.title, made.wording) == ("Leo dostanie pomoc", "1.1")
    assert Event.objects.get(verb="letters.worded").actor == cast.account("amina").pk


def test_the_list_says_whose_words_each_letter_has(cast: Cast, amina: Client) -> None:
    assert "All letters have the words that came with Fourfold" in amina.get("/settings/letters").content.decode()
    check_all(cast)
    html = amina.get("/settings/letters").content.decode()
    assert "3 letters have your school’s own words" in html
    assert html.count("checked by Mrs Kowalska") == 3


def test_the_mark_goes_once_the_letter_its_last_page_and_its_frame_are_checked(cast: Cast) -> None:
    assert letter(cast).unchecked
    check_all(cast)
    assert letter(cast).unchecked == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Dodatkowa pomoc", "Keep {child} in this line"),
        ("{child}, {senco}: pomoc", "There is no {senco} in this line"),
        ("{child} {{ 7*7 }}", "Look at the brackets"),
        (" ", "Write the words"),
    ],
)
def test_words_with_other_places_are_refused_in_words_beside_them(cast: Cast, amina: Client, words: str, says: str) -> None:
    html = amina.post(PAGE, said(**{TITLE: words})).content.decode()
    assert says in html
    assert OwnWording.objects.count() == 0


def test_a_preview_keeps_nothing(cast: Cast, amina: Client) -> None:
    html = amina.post(PAGE, said(**{TITLE: "{child} dostanie pomoc"}) | {"preview": "yes"}).content.decode()
    assert "[child] dostanie pomoc" in html
    assert OwnWording.objects.count() == 0


def test_who_saw_an_older_edition_changes_nothing(cast: Cast) -> None:
    check_all(cast)
    with pytest.raises(Meanwhile):
        enter_wording(cast.helen, cast.larkfield, kind="rights", language="pl", words={}, checked_by="Me", seen=0)


def test_every_edition_stays_and_the_school_can_go_back_to_ours(cast: Cast, amina: Client) -> None:
    amina.post(PAGE, said(**{TITLE: "{child} dostanie pomoc"}))
    amina.post(f"{PAGE}/ours", {"seen": "1"})
    assert letter(cast).title == "Leo: dodatkowa pomoc w szkole"
    assert "went back to the words" in amina.get(PAGE).content.decode()
    assert OwnWording.objects.count() == 2


def test_no_right_can_be_worded_away(cast: Cast) -> None:
    ours = changed("rights", "en", {})
    with pytest.raises(BadWords):
        enter_wording(
            cast.amina, cast.larkfield, kind="rights", language="en", words=dict.fromkeys(ours, "Ask us."), checked_by="Me", seen=0
        )


def test_another_schools_letters_keep_their_words(cast: Cast) -> None:
    check_all(cast)
    reader = RecipientName("Otto's mum", ("Mrs Brand",), "Mrs Brand", language="pl")
    made = write_letter(
        Sender(cast.otto, TODAY), reader, wording="decision_yes", values={}, blocks={"why": Block(said=("Because.",))}, signed_by=None
    )
    assert (made.wording, bool(made.unchecked)) == ("1", True)


def test_every_letter_has_a_name_that_a_person_reads() -> None:
    assert {*shelf.letters(), shelf.RIGHTS, shelf.STANDING} == set(KINDS)
