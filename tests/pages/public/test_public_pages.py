"""What anyone may read before any sign-in."""

import re
from collections.abc import Iterator
from datetime import date
from unittest.mock import patch
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.db import DatabaseError
from django.test import Client

from fourfold.access.roles import Role
from fourfold.code_of_practice.reading_age import AIM_FOR_FAMILIES, CEILING_FOR_FAMILIES, reading_age
from fourfold.pages.public import words
from fourfold.schools import actions
from tests.cast import AUTUMN, TODAY, Cast, member
from tests.signed_in import client_of

FAMILY_PAGES = ("/", "/schools/larkfield/", "/help/en/sen-support", "/accessibility", "/privacy")
TOGETHER = {"a", "b", "span", "code", "strong"}
UNSEEN = {"svg", "script", "style", "nav"}


@pytest.fixture
def filled(cast: Cast) -> Cast:
    """Larkfield, with all that its public page can say."""
    actions.edit_school(
        cast.helen,
        cast.larkfield,
        street="14 Lark Lane",
        town="Northtown",
        postcode="NT1 2AB",
        phone="01632 960001",
        email="office@larkfield.example",
        web="https://larkfield.example",
        complaints="Write to the head. You will hear in 10 school days.\nThen you can write to the governors.",
        complaints_web="https://larkfield.example/complaints",
        concern_days=8,
        meetings_a_year=4,
    )
    actions.edit_authority(
        cast.helen,
        cast.larkfield,
        sendiass_email="help@sendiass.example",
        sendiass_web="https://sendiass.example",
        mediation_name="Talk Together",
        mediation_phone="01632 960120",
        local_offer_web="https://localoffer.example",
        assessment_email="ehc@northshire.example",
        assessment_address="County Hall, Northtown",
    )
    return cast


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def tree(page: str) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def pieces(node: Element) -> Iterator[str]:
    """The words of a page as they are heard: each block a line of its own."""
    if node.tag in UNSEEN or not isinstance(node.tag, str) or node.get("aria-hidden"):
        return
    if node.tag not in TOGETHER:
        yield "\n"
    yield node.text or ""
    for child in node:
        yield from pieces(child)
        yield child.tail or ""
    if node.tag not in TOGETHER:
        yield "\n"


def text_of(page: str) -> str:
    whole = "".join(pieces(tree(page).find(".//main")))
    return "\n".join(line for line in (" ".join(line.split()) for line in whole.split("\n")) if line)


@pytest.mark.parametrize("path", FAMILY_PAGES)
def test_anyone_may_read_it_and_it_leaves_no_cookie(filled: Cast, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("path", FAMILY_PAGES)
def test_it_is_valid_with_one_heading_and_no_more_than_one_filled_button(filled: Cast, path: str) -> None:
    root = tree(read(path))
    assert len(list(root.iter("h1"))) == 1
    css = [set((one.get("class") or "").split()) for one in root.iter() if one.tag in ("a", "button")]
    assert len([one for one in css if ("btn" in one and not one & {"btn--2", "btn--3"}) or "press--first" in one]) <= 1
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", FAMILY_PAGES)
def test_it_asks_nobody_else_for_anything(filled: Cast, path: str) -> None:
    for one in tree(read(path)).iter():
        assert "style" not in one.attrib
        assert not re.match(r"(?i)\s*(https?:|//|data:)", one.get("src") or "")
        assert one.tag != "link" or not re.match(r"(?i)\s*(https?:|//)", one.get("href") or "")


@pytest.mark.parametrize("path", FAMILY_PAGES)
def test_it_can_be_read_at_eleven_and_mostly_at_nine(filled: Cast, path: str) -> None:
    text = text_of(read(path))
    assert reading_age(text) <= AIM_FOR_FAMILIES < CEILING_FOR_FAMILIES, f"{reading_age(text)}: {text}"


def test_a_school_that_has_set_nothing_still_has_a_page(cast: Cast) -> None:
    text = text_of(read("/schools/millbrook/"))
    assert "SEN support at Millbrook School" in text
    assert "Ask the school office how." in text
    assert reading_age(text) <= CEILING_FOR_FAMILIES


@pytest.mark.parametrize(
    "says",
    [
        "Talk to your child’s teacher, or to Mrs Begum.",
        "Mrs Begum is the SENCO, who looks after SEN support in our school.",
        "You will have an answer in writing within 8 school days.",
        "We meet you at least 4 times in each school year",
        "Ask to talk to Mrs Price, the head of the school.",
        "Then you can write to the governors.",
        "Northshire SENDIASS",
        "01632 960118",
        "We checked this on 1 September 2026.",
        "You can ask for it yourself. You do not need the school to agree.",
        "ehc@northshire.example",
        "within 6 weeks",
        "Open the Local Offer",
        "Find out",
        "Agree a plan",
        "Give help",
        "Look together",
    ],
)
def test_the_leaflet_speaks_with_the_schools_own_names_and_dates(filled: Cast, says: str) -> None:
    assert says in text_of(read("/schools/larkfield/"))


def test_a_number_that_nobody_checked_for_a_year_says_so(filled: Cast) -> None:
    actions.edit_authority(filled.helen, filled.larkfield, checked_on=date(2025, 3, 1))
    assert "We last checked this on 1 March 2025. It may be out of date." in text_of(read("/schools/larkfield/"))


def test_who_no_longer_holds_the_role_is_not_named(filled: Cast) -> None:
    member(filled.account("sal"), filled.larkfield, Role.SENCO, starts=AUTUMN, ends=date(2026, 10, 1))
    account = filled.account("amina")
    account.is_active = False
    account.save()
    text = text_of(read("/schools/larkfield/"))
    assert "Mr Reed" not in text
    assert "Mrs Begum" not in text
    assert "ask for the SENCO" in text


def test_two_sencos_are_both_named(filled: Cast) -> None:
    member(filled.account("sal"), filled.larkfield, Role.SENCO)
    assert "Mrs Begum and Mr Reed are the SENCOs" in text_of(read("/schools/larkfield/"))


def test_what_a_school_writes_is_shown_as_words_and_never_run(filled: Cast) -> None:
    actions.edit_school(filled.helen, filled.larkfield, complaints="<script>alert(1)</script> & more", complaints_web="")
    assert "<script>alert" not in read("/schools/larkfield/")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,hello", "www.larkfield.example"])
def test_an_address_that_is_none_is_no_link(filled: Cast, address: str) -> None:
    actions.edit_school(filled.helen, filled.larkfield, web=address, complaints_web=address)
    actions.edit_authority(filled.helen, filled.larkfield, sendiass_web=address, local_offer_web=address)
    assert address not in read("/schools/larkfield/")


def test_a_number_that_cannot_be_dialled_is_shown_as_words(filled: Cast) -> None:
    actions.edit_school(filled.helen, filled.larkfield, phone="Ask at the gate")
    page = read("/schools/larkfield/")
    assert "Ask at the gate" in page
    assert 'href="tel:"' not in page


def test_a_public_page_names_no_child(filled: Cast) -> None:
    assert not {"Leo", "Zoe", "Obi", "Novak"} & set(re.findall(r"\w+", "".join(map(read, FAMILY_PAGES))))


def test_a_closed_school_and_an_unknown_one_have_no_page(cast: Cast) -> None:
    assert Client().get("/schools/nowhere/").status_code == 404
    actions.edit_school(cast.helen, cast.larkfield, closed_on=TODAY)
    assert Client().get("/schools/larkfield/").status_code == 404


def test_the_law_is_quoted_only_where_the_codes_words_were_seen(filled: Cast) -> None:
    quotes = re.findall(r"“([^”]{25,})”", read("/help/en/sen-support"))
    assert set(quotes) == {
        "Schools should take seriously any concerns raised by a parent.",
        "Schools should meet parents at least three times each year.",
    }


def test_must_and_should_are_told_apart_in_words(filled: Cast) -> None:
    text = text_of(read("/help/en/sen-support"))
    assert "Must. If your child gets SEN support, the school tells you." in text
    assert "Should. It talks with you and your child first" in text


def test_the_law_in_a_language_that_we_do_not_have_is_not_found(db: None) -> None:
    assert Client().get("/help/xx/sen-support").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "carried"), [("/register", True), ("https://elsewhere.example/", False), ("//elsewhere.example", False)]
)
def test_the_front_door_carries_where_one_wanted_to_go_and_never_elsewhere(filled: Cast, wanted: str, carried: bool) -> None:
    assert (f'name="next" value="{wanted}"' in Client().get("/", {"next": wanted}).content.decode()) is carried


def test_the_front_door_leads_to_each_school_and_to_the_law(filled: Cast) -> None:
    page = read("/")
    assert 'href="/schools/larkfield/"' in page
    assert 'href="/help/en/sen-support"' in page
    assert 'action="/sign-in/"' in page


def test_who_is_signed_in_goes_through_the_front_door(cast: Cast) -> None:
    answer = client_of(cast.account("amina")).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/home")


def test_before_there_is_a_school_the_front_door_says_what_to_do_next(cast: Cast) -> None:
    for school in (cast.larkfield, cast.millbrook):
        actions.edit_school(cast.helen if school == cast.larkfield else cast.odile, school, closed_on=TODAY)
    page = read("/")
    assert "fourfold import schools" in page
    assert "fourfold first-head --school URN" in page
    tree(page)


def test_health_says_ok_and_nothing_more(db: None) -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert not answer.cookies


def test_health_says_so_when_the_database_does_not_answer(db: None) -> None:
    with patch.object(words.queries, "schools_here", side_effect=DatabaseError("secret")):
        answer = Client().get("/health")
    assert (answer.status_code, answer.content) == (503, b"not ok")


def test_search_engines_are_let_in_only_to_what_anyone_may_read(db: None) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Disallow: /"
    assert {line.split()[1] for line in lines if line.startswith("Allow")} == {
        *("/$", "/schools/", "/help/", "/accessibility", "/privacy", "/static/")
    }
