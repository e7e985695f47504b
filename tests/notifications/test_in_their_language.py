"""A letter in its reader's language, with the English beside it: words, mail and paper."""

import io
import itertools

import pikepdf
import pytest

from fourfold.accounts import languages
from fourfold.audit import doors
from fourfold.documents.letters import Letter, render
from fourfold.documents.wording import shelf
from fourfold.documents.wording.lines import PARENTS, PUPIL
from fourfold.documents.wording.saying import Block
from fourfold.notifications.actions import tell_those_left
from fourfold.notifications.composing import write_letter
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.outbox.models import Mail
from fourfold.pupils.models import ParentLink
from fourfold.schools.models import Authority
from tests.cast import MAKER, TODAY, Cast
from tests.notifications.told import Teller, letter_to

OURS = ("pl", "ur", "ar", "uk")
BEGINS = {"pl": "Leo: dodatkowa pomoc", "ur": "\u2068Leo\u2069 کو اسکول میں", "ar": "ستقدم المدرسة", "uk": "Leo: додаткова допомога"}


def reads(cast: Cast, name: str, language: str) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.parents[name].language = language
        cast.parents[name].save(update_fields=["language"])


@pytest.mark.parametrize("language", OURS)
def test_a_letter_is_in_the_readers_language_with_the_english_beside_it(cast: Cast, tell_of: Teller, language: str) -> None:
    reads(cast, "grace", language)
    delivery = letter_to(tell_of(cast.leo), "Grace")
    letter, english = Letter.from_json(delivery.letter), Letter.from_json(delivery.english)
    assert letter.title.startswith(BEGINS[language])
    assert english.title == "Leo will have extra help in school"
    assert (letter.language, english.language, letter.wording) == (language, "en", "1")
    assert letter.unchecked
    assert not english.unchecked
    assert letter.sections[0].said == english.sections[0].said == ("Reading is hard work.",)
    assert letter.sections[0].language == "en"


def test_who_reads_a_language_that_we_do_not_have_gets_english(cast: Cast, tell_of: Teller) -> None:
    reads(cast, "grace", "prs")
    delivery = letter_to(tell_of(cast.leo), "Grace")
    assert (delivery.letter["language"], delivery.english) == ("en", None)


def test_what_a_reader_chose_themselves_goes_before_what_the_school_wrote_down(cast: Cast, tell_of: Teller) -> None:
    reads(cast, "grace", "ur")
    languages.choose(cast.account("grace"), "pl")
    assert letter_to(tell_of(cast.leo), "Grace").letter["language"] == "pl"


def test_the_mail_about_it_speaks_the_same_language(cast: Cast, tell_of: Teller) -> None:
    reads(cast, "grace", "pl")
    delivery = letter_to(tell_of(cast.leo), "Grace")
    mail = Mail.objects.get(key=f"letter/{delivery.pk}/1")
    assert mail.language == "pl"
    assert "Leo" not in mail.subject + mail.body
    assert "has written you" not in mail.body


def test_who_is_confirmed_later_reads_it_in_their_language_too(cast: Cast, tell_of: Teller) -> None:
    reads(cast, "grace", "pl")
    with doors.opened(doors.Door("test.setup", MAKER)):
        ParentLink.objects.filter(parent=cast.parents["grace"]).update(confirmed_on=None)
    notice = tell_of(cast.leo)
    with doors.opened(doors.Door("test.setup", MAKER)):
        ParentLink.objects.filter(parent=cast.parents["grace"]).update(confirmed_on=TODAY)
    (delivery,) = [one for one in tell_those_left(cast.amina, notice) if one.name.startswith("Grace")]
    assert delivery.letter["salutation"] == "Dzień dobry, Mrs Obi,"
    assert delivery.english["salutation"] == "Dear Mrs Obi,"


def filled(cast: Cast, kind: str, language: str, voice: str) -> Letter:
    places = shelf.places_of(kind)
    reader = RecipientName("Grace Obi", ("Mrs Grace Obi",), "Mrs Obi", language=language, is_pupil=voice == PUPIL)
    values = dict.fromkeys(places.words - {"child"}, "something")
    blocks = {name: Block(said=("Written by staff.",)) for name in places.blocks}
    return write_letter(Sender(cast.leo, TODAY), reader, wording=kind, values=values, blocks=blocks, signed_by=None)


@pytest.mark.parametrize(("kind", "language", "voice"), itertools.product(shelf.letters(), shelf.languages(), (PARENTS, PUPIL)))
def test_no_letter_leaves_out_a_right(cast: Cast, kind: str, language: str, voice: str) -> None:
    """Every kind of letter, in every language, to parent and young person: teacher, SENCO, head, SENDIASS with the day it was checked,
    complaints, the Local Offer, and the right to ask for an EHC needs assessment."""
    cast.larkfield.complaints_web = "https://larkfield.example/complaints"
    with doors.opened(doors.Door("test.setup", MAKER)):
        Authority.objects.filter(code="999").update(local_offer_web="https://northshire.example/offer")
        cast.larkfield.save()
    letter = filled(cast, kind, language, voice)
    rights = "\n".join("\n".join((one.heading, *one.paragraphs, *one.said)) for one in letter.rights)
    for what in (
        *("Mr Hardy", "Mrs Begum", "SENCO", "Mrs Price", "Northshire SENDIASS", "01632 960118", "2026", "Northshire"),
        *("https://larkfield.example/complaints", "https://northshire.example/offer", "Local Offer", "EHC needs assessment"),
    ):
        assert what in rights, what
    assert len(letter.rights) == 8


def languages_of(pdf: pikepdf.Pdf) -> set[str]:
    found = {str(pdf.Root.Lang)}

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary):
            found.update({str(node["/Lang"])} if "/Lang" in node else set())
            if "/K" in node:
                walk(node["/K"])
        elif isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)

    walk(pdf.Root.StructTreeRoot["/K"])
    return {one.partition("-")[0] for one in found}


@pytest.mark.parametrize("language", OURS)
def test_paper_says_which_of_its_words_are_in_which_language(cast: Cast, tell_of: Teller, language: str) -> None:
    reads(cast, "grace", language)
    delivery = letter_to(tell_of(cast.leo), "Grace")
    made = render(Letter.from_json(delivery.letter), Letter.from_json(delivery.english))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert languages_of(pdf) == {language, "en"}
        assert len(pdf.pages) == 4
