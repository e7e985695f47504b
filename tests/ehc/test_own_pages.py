"""The pages of one's own request: nothing on any page of the school's tells of it, and no word of theirs holds anybody back."""

import ast
import io
import json
import pathlib
import re
from datetime import date

import pikepdf
import pytest

from fourfold.accounts import languages
from fourfold.audit.models import Viewing
from fourfold.concerns.actions import share_worry
from fourfold.documents.dossier import Dossier
from fourfold.ehc import queries
from fourfold.ehc.models import OwnRequest
from fourfold.ehc.own_papers import letter, own_copy
from tests.cast import TODAY, Cast
from tests.ehc.own_story import CANARY, SENT, asked
from tests.house.test_languages import english_in
from tests.house.things import Town, once_round_the_four_steps
from tests.signed_in import client_of

ROOM = pathlib.Path(__file__).parent.parent.parent / "fourfold"
WORDS_OF = [
    ROOM / "pages/family/ask_for_assessment.py",
    ROOM / "ehc/actions/own.py",
    ROOM / "ehc/own_papers.py",
    *sorted((ROOM / "pages/jinja2/family").glob("ask*.html")),
]
HOLDS_BACK = re.compile(
    r"\b(score|likel\w*|chance\w*|succe\w*|fail\w*|enough evidence|threshold|criteria|eligib\w*|qualif\w*|only if|unless|are you sure|"
    r"think again|before you ask|refus(?:es|ed) (?:most|many)|most requests|rarely|usually|difficult to get|hard to get|long process|"
    r"cycles?|diagnos\w*|£|must (?:first|show|prove)|need to (?:prove|show)|advise against|not recommend\w*|talk to (?:us|school) first|"
    r"wait (?:until|for)|too (?:early|soon))\b",
    re.IGNORECASE,
)


def said_in(file: pathlib.Path) -> list[str]:
    """What a file says to somebody: the texts of a template, the strings of a program; what explains either is left out."""
    if file.suffix == ".html":
        return re.findall(r'_\("([^"]*)"', file.read_text())
    tree = ast.parse(file.read_text())
    explains = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explains
    ]


@pytest.mark.parametrize("file", WORDS_OF, ids=lambda file: file.name)
def test_no_word_of_them_holds_anybody_back(file: pathlib.Path) -> None:
    """No scoring, nothing to prove first, nothing about how it usually ends (s.36(1), s.36(8); A44)."""
    assert [words for words in said_in(file) if HOLDS_BACK.search(words)] == []


def path(cast: Cast, more: str = "", pupil: str = "leo") -> str:
    return f"/family/{cast.pupils[pupil].code}/ask-for-assessment{more}"


def test_four_questions_make_a_letter_and_a_day_makes_dates(cast: Cast) -> None:
    """A44, as a parent does it."""
    grace = client_of(cast.account("grace"))
    page = grace.get(path(cast)).content.decode()
    assert "You do not need the school to agree" in page
    assert page.count("<textarea") == 4
    grace.post(path(cast, "/words"), {"needs": "He guesses words.", "key": "k" * 32})
    page = grace.get(path(cast)).content.decode()
    assert "Northshire" in page
    assert "Northshire SENDIASS" in page
    grace.post(path(cast, "/days"), {"sent_on": "2026-11-20"})
    assert "The council must answer you by Friday 1 January 2027" in grace.get(path(cast)).content.decode()


def test_the_letter_says_what_the_law_asks_and_their_own_words(cast: Cast) -> None:
    asked(cast)
    found = queries.own_request(cast.grace, cast.leo)
    assert found is not None
    text = said(letter(cast.grace, cast.leo, found))
    for words in (
        "section 36(1)",
        "has or may have special educational needs",
        "within 6 weeks",
        "Leo Obi",
        f"{CANARY} tried",
        "Northshire",
    ):
        assert words in text


def test_the_copy_holds_what_this_parent_may_read_and_nothing_of_another(cast: Cast) -> None:
    """A44: a copy of the evidence, each part with their own rights."""
    once_round_the_four_steps(Town(cast))
    share_worry(cast.grace, cast.leo, words="GRACESWORDS")
    share_worry(cast.kim, cast.leo, words="KIMSWORDS")
    text = said(own_copy(cast.grace, cast.leo, today=TODAY))
    assert "GRACESWORDS" in text
    assert "KIMSWORDS" not in text
    assert "Plan 1, version 1" in text


@pytest.mark.parametrize("more", ["/letter", "/copy"])
def test_the_papers_are_tagged_and_name_nobody_in_the_address(cast: Cast, more: str) -> None:
    asked(cast)
    answer = client_of(cast.account("grace")).get(path(cast, more))
    assert answer["Content-Disposition"] == f'inline; filename="{more[1:]}.pdf"'
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"


def test_a_young_person_before_their_date_reads_from_when_it_is_theirs(cast: Cast) -> None:
    assert client_of(cast.account("leo_himself")).get(path(cast)).status_code == 404
    assert client_of(cast.account("zoe_herself")).get(path(cast, pupil="zoe")).status_code == 200


@pytest.mark.parametrize("name", ["rob", "yan", "odile", "amina", "tom", "megan"])
def test_to_everybody_else_there_is_no_such_page(cast: Cast, name: str) -> None:
    asked(cast)
    client = client_of(cast.account(name))
    assert [client.get(path(cast, more)).status_code for more in ("", "/words", "/letter", "/copy")] == [404] * 4


def test_school_reads_no_look_at_it(cast: Cast) -> None:
    asked(cast)
    client_of(cast.account("grace")).get(path(cast))
    assert Viewing.objects.filter(page="ehc own request").exists()
    page = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/access").content.decode()
    assert "own request" not in page


def test_it_is_shared_by_one_press_that_says_what_it_does(cast: Cast) -> None:
    asked(cast, sent=SENT)
    grace = client_of(cast.account("grace"))
    assert "Other parents cannot" in grace.get(path(cast)).content.decode()
    grace.post(path(cast, "/share"))
    assert OwnRequest.objects.get().shared_on is not None


def said(dossier: Dossier) -> str:
    """Everything on the paper."""
    return json.dumps(dossier.as_json(), ensure_ascii=False)


@pytest.mark.parametrize("sent", [None, SENT])
def test_it_is_in_polish_for_whoever_reads_polish(cast: Cast, sent: date | None) -> None:
    asked(cast, sent=sent)
    languages.choose(cast.account("grace"), "pl")
    for more in ("", "/words"):
        assert english_in(client_of(cast.account("grace")).get(path(cast, more)).content.decode(), "pl") == []


def test_a_young_person_writes_of_themselves(cast: Cast) -> None:
    asked(cast, "zoe_herself", "zoe")
    found = queries.own_request(cast.zoe_herself, cast.zoe)
    assert found is not None
    text = said(letter(cast.zoe_herself, cast.zoe, found))
    assert "I believe that I have or may have special educational needs" in text
    assert "to be made for me in accordance" in text
