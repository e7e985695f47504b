"""A letter as paper: tagged, titled, in its language, from right to left where it must be, and deaf to markup."""

import io
import json
import threading
import unicodedata
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.documents.letters import Letter, Section, render

LETTER = Letter(
    title="Leo will have extra help in school",
    school_name="Larkfield School",
    school_lines=("Mill Lane, Larkfield LK4 2AB", "01632 960140"),
    to_lines=("Mrs Grace Obi", "8 Orchard Row"),
    day="Tuesday 24 November 2026",
    salutation="Dear Mrs Obi,",
    paragraphs=("We have decided this. It is called SEN support.",),
    sections=(Section("Why", ("Reading is hard work.",), ("one", "two"), (("Reading", "15 minutes a day"),)),),
    rights=(Section("If you are not happy", ("You can do any of these.",)), Section("Talk to Mr Hardy", ("At the door.",))),
    signed_name="Mrs Amina Begum",
    signed_role="SENCO, for Larkfield School",
    law="Section 68 of the Children and Families Act 2014.",
)


def opened(letter: Letter) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(letter)))


def names(pdf: pikepdf.Pdf) -> set[str]:
    """Every kind of tag in the document's structure."""
    found: set[str] = set()

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.add(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])
        elif isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)

    walk(pdf.Root.StructTreeRoot["/K"])
    return found


def test_a_letter_is_a_tagged_pdf_with_headings_lists_and_tables() -> None:
    with opened(LETTER) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert {"/H1", "/H2", "/P", "/L", "/Table"} <= names(pdf)


def test_a_letter_says_that_it_is_universally_accessible() -> None:
    with opened(LETTER) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_a_letter_has_its_title_and_language() -> None:
    with opened(LETTER) as pdf:
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("en", LETTER.title)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize(("language", "title"), [("ar", "سيحصل ليو على مساعدة"), ("ur", "لیو کو اسکول میں مدد ملے گی")])
def test_a_letter_from_right_to_left_says_so(language: str, title: str) -> None:
    with opened(replace(LETTER, language=language, title=title)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


def test_rights_stand_on_a_page_of_their_own_and_are_never_left_out() -> None:
    long = replace(LETTER, paragraphs=("Reading is hard work. " * 400,))
    with opened(LETTER) as short_pdf, opened(long) as long_pdf:
        assert len(short_pdf.pages) == 2
        assert len(long_pdf.pages) > 2


def test_large_print_takes_more_paper() -> None:
    long = replace(LETTER, paragraphs=("Reading is hard work. " * 60,))
    with opened(long) as usual, opened(replace(long, large_print=True)) as large:
        assert len(large.pages) > len(usual.pages)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert render(LETTER) == render(LETTER)


NASTY = [
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    "$ x^2 $",
    "*bold* _it_ `raw`",
    "file:///etc/passwd",
    "<label> @ref",
    "\\",
    '"}',
    "= Head",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_markup_in_a_letter_is_only_words(nasty: str) -> None:
    everywhere = replace(
        LETTER,
        title=nasty,
        school_name=nasty,
        school_lines=(nasty,),
        to_lines=(nasty,),
        salutation=nasty,
        paragraphs=(nasty,),
        sections=(Section(nasty, (nasty,), (nasty,), ((nasty, nasty),)),),
        signed_name=nasty,
        law=nasty,
    )
    with opened(everywhere) as pdf:
        assert str(pdf.docinfo["/Title"]) == nasty
        assert "/H1" in names(pdf)
        assert not any("/Annots" in page for page in pdf.pages)


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_words_at_all_make_a_letter(words: str) -> None:
    said = replace(LETTER, title=words or "x", paragraphs=(words,), sections=(Section(words, (words,), (words,), ((words, words),)),))
    assert render(said).startswith(b"%PDF-")


def test_a_character_that_cannot_be_drawn_is_shown_to_be_missing() -> None:
    with opened(replace(LETTER, title="Well done 🎉\x1f漢")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Well done \ufffd\ufffd"


def test_names_of_many_languages_are_drawn_as_they_are() -> None:
    said = "Zażółć gęślą jaźń, Дмитро Ґалаґан, Nguyễn Thị Ánh, Ōhashi, Ñuñez, Þór, Ștefan, ليو, لیو"
    with opened(replace(LETTER, title=said)) as pdf:
        assert str(pdf.docinfo["/Title"]) == unicodedata.normalize("NFC", said)


def test_a_stored_letter_opens_as_it_was() -> None:
    assert Letter.from_json(json.loads(json.dumps(LETTER.as_json()))) == LETTER


def test_a_letter_stored_by_a_later_version_still_opens() -> None:
    assert Letter.from_json(LETTER.as_json() | {"sound": "later"}) == LETTER


def test_letters_can_be_made_by_several_threads_at_once() -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(render(LETTER))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == 1
