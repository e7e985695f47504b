"""Every word that a family may read is in each of our languages, with the same places to fill, and pages in them have no English left."""

import re
from html.parser import HTMLParser
from itertools import combinations

import pytest
from babel.messages.catalog import Catalog, Message
from django.test import Client

from fourfold.accounts import languages
from scripts import words
from tests.cast import Cast
from tests.signed_in import client_of

LANGUAGES = ("ar", "pl", "uk", "ur")
PLACE = re.compile(r"%\(\w+\)s")
ENGLISH = frozenset(
    [
        "the",
        "and",
        "you",
        "your",
        "with",
        "what",
        "this",
        "will",
        "have",
        "has",
        "how",
        "from",
        "about",
        "school",
        "help",
        "our",
        "they",
        "are",
        "when",
        "which",
        "tell",
        "read",
    ]
)
WORD = re.compile(r"\w+")
PROPER = re.compile(
    "|".join(
        (
            *(
                "(Larkfield|Millbrook) School",
                "SEND Regulations 2014, regulations 4 and 5",
                "Children and Families Act",
                "Code of Practice",
            ),
            *("Equality Advisory and Support Service", "Information Commissioner", "Open Government Licence", "Local Offer", "Easy Read"),
            *("EHC needs assessment", "SEN support"),
        )
    )
)
"""Names that stay as they are, so that a family can look for them and say them in school."""
OPEN = ("/", "/accessibility", "/privacy", "/help/{language}/sen-support", "/schools/larkfield/", "/sign-in/")


class Seen(HTMLParser):
    """What is read on a page in its own language: nothing that is marked as being in another, no names, no code."""

    ALONE = frozenset({"meta", "link", "br", "hr", "img", "input", "path", "rect", "circle", "use", "line", "wbr"})

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.hidden, self.words = language, 0, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        other = dict(attrs).get("lang", self.language) != self.language
        if tag not in self.ALONE and (self.hidden or other or tag in {"script", "style", "code"}):
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag not in self.ALONE:
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.words.append(data.strip())


def english_in(html: str, language: str) -> list[str]:
    """The pieces of a page that are left in English."""
    seen = Seen(language)
    seen.feed(html)
    return [piece for piece in seen.words if ENGLISH & set(WORD.findall(PROPER.sub("", piece).lower()))]


def forms(catalogue: Catalog, message: Message) -> set[str]:
    """What a catalogue says for one message, in the forms it has for numbers."""
    said = getattr(catalogue.get(message.id, message.context), "string", "")
    return set(said) if isinstance(said, (list, tuple)) else {said}


def said_by(text: str) -> set[str]:
    """The words in it, without places to fill and numbers."""
    return {word for word in WORD.findall(PLACE.sub("", text).lower()) if not word.isdecimal()}


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    return words.gathered()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_family_words_are_missing(gathered: Catalog, language: str) -> None:
    """Where this fails: `make words` puts the new words into the catalogues, and lists them. Then fill them in."""
    assert words.missing(words.kept(language), gathered) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_places_are_filled(language: str) -> None:
    for message in words.kept(language):
        many = isinstance(message.id, tuple)
        wanted = set(PLACE.findall(message.id[1] if many else message.id))
        for said in message.string if many else (message.string,):
            # "One letter", "two letters" need no number beside them in Arabic.
            assert set(PLACE.findall(said)) == wanted or (many and set(PLACE.findall(said)) < wanted), message.id


def test_no_two_languages_say_the_same(gathered: Catalog) -> None:
    """Where this fails, the words of one language stand in another's. What English says too is no sign of that: names, numbers."""
    catalogues = {language: words.kept(language) for language in LANGUAGES}
    alike = set()
    for message in gathered:
        english = said_by(" ".join(message.id) if isinstance(message.id, tuple) else message.id)
        says = {language: forms(kept, message) for language, kept in catalogues.items()}
        for one, other in combinations(LANGUAGES, 2):
            alike |= {(one, other, said) for said in says[one] & says[other] if said_by(said) - english}
    assert alike == set()


def test_what_is_filled_in_for_one_language_stays_in_it() -> None:
    new = Catalog()
    new.add("A piece that no catalogue has yet")
    polish, urdu = (words.renewed(language, new) for language in ("pl", "ur"))
    polish["A piece that no catalogue has yet"].string = "Nowy tekst"
    assert not urdu["A piece that no catalogue has yet"].string


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", OPEN)
def test_a_page_that_anyone_may_read_speaks_the_language_that_is_asked_for(cast: Cast, path: str, language: str) -> None:
    html = Client().get(f"{path.format(language=language)}?language={language}").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language in {"ar", "ur"} else "ltr"}"' in html
    assert english_in(html, language) == []


@pytest.mark.parametrize("path", ["/worried", "/family/letters", "/family/{code}", "/worried/{code}", "/sign-in/account"])
def test_a_familys_pages_in_polish_have_no_english_left(cast: Cast, path: str) -> None:
    languages.choose(cast.account("grace"), "pl")
    html = client_of(cast.account("grace")).get(path.format(code=cast.leo.code)).content.decode()
    assert '<html lang="pl" dir="ltr"' in html
    assert english_in(html, "pl") == []
