"""The page about a child on paper: one side, tagged, and every word of it as text."""

import io
from dataclasses import replace

import pikepdf
import pytest

from fourfold.documents.profile import PageOnPaper, PaperPart, render_page

LINE = ("Ask me, then wait 10 seconds.", "Miss Okonkwo")
PAGE = PageOnPaper(
    forename="Yusuf",
    school_name="Larkfield School",
    about=("I am 9. I am in 5 Juniper.", "I speak Dari at home."),
    quote="I told the fox story.",
    parts=(PaperPart("likes", "What people like about me", (LINE,)), PaperPart("helps", "How to help me", (LINE,))),
    checked="Checked with Yusuf on 12 November 2026.",
    foot="For people who work with Yusuf",
)
WIDEST = ("WWWWW MMMMM " * 10)[:120]
LONGEST = "I think in two languages at once, so count to ten quietly and do not say the question again while I look for a word."
FULL = replace(
    PAGE,
    forename="Maximiliana-Theodora",
    school_name="Saint Bartholomew and All Angels Church of England Voluntary Aided Primary School",
    quote=LONGEST,
    parts=tuple(
        PaperPart(kind, heading, ((LONGEST, "Mrs Featherstonehaugh-Cholmondeley"),) * 5)
        for kind, heading in (
            ("likes", "What people like about me"),
            ("matters", "What is important to me"),
            ("helps", "How to help me"),
            ("first", "If you are new today: your first 5 minutes"),
        )
    ),
)
WIDE = replace(FULL, parts=tuple(PaperPart(part.kind, part.heading, ((WIDEST, WIDEST[:80]),) * 5) for part in FULL.parts), quote=WIDEST)
EMPTY = replace(PAGE, quote="", about=(), parts=(), checked="")


def opened(page: PageOnPaper, *, card: bool) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_page(page, card=card)))


@pytest.mark.parametrize("page", [PAGE, FULL, WIDE, EMPTY], ids=["usual", "full", "wide", "empty"])
@pytest.mark.parametrize("card", [False, True], ids=["a4", "a6"])
def test_it_is_one_side_however_full(page: PageOnPaper, card: bool) -> None:
    assert len(opened(page, card=card).pages) == 1


@pytest.mark.parametrize(("card", "size"), [(False, (595, 842)), (True, (298, 420))])
def test_it_has_the_size_of_the_paper(card: bool, size: tuple[int, int]) -> None:
    pdf = opened(PAGE, card=card)
    box = pdf.pages[0].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == size


@pytest.mark.parametrize("card", [False, True], ids=["a4", "a6"])
def test_it_is_tagged_with_a_title_a_language_and_headings(card: bool) -> None:
    pdf = opened(PAGE, card=card)
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as about:
        assert (about["pdfuaid:part"], about["dc:title"]) == ("1", "I am Yusuf")
    kinds = {str(one.S) for one in walk(pdf.Root.StructTreeRoot)}
    assert {"/H1", "/H2", "/L", "/LI"} <= kinds


@pytest.mark.parametrize("words", ["#pagebreak()", "*bold* $x$", "\u202e turned", "😀", "{name}", "</a>"])
def test_no_word_of_it_is_read_as_markup(words: str) -> None:
    page = replace(PAGE, parts=(PaperPart("helps", words, ((words, words),)),), quote=words, about=(words,))
    assert len(opened(page, card=False).pages) == 1


def walk(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *walk(kid)]
    return found
