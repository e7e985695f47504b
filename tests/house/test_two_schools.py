"""Two schools share one database and nothing else: Odile of Millbrook, with all of Larkfield's put into her addresses and forms."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from lxml import html

from fourfold.audit.models import Event, Viewing
from tests.cast import OTHERS, STAFF
from tests.house.addresses import Address, listed, table
from tests.house.test_every_url import SENT_BACK, as_person, rows, status, url_of
from tests.house.things import Town

TABLE = table()
PUPILS = {"leo", "max", "zoe"}
OF_LARKFIELD = [address for address in TABLE if address.things and "odile" not in address.opens | address.moved and address.get != "405"]
GONE_ALREADY = SENT_BACK | {"settings:remove-term", "settings:remove-closure"}
"""Buttons that say "that is gone already" of whatever one's own school has not, be it another's or nowhere."""
SENT = [one for one in TABLE if one.things and "odile" not in one.opens | one.moved and one.name not in GONE_ALREADY]
FORGIVING = [one for one in TABLE if one.things and one.name in GONE_ALREADY]
MIXED = [address for address in TABLE if address.things.get("code") in PUPILS and len(address.things) > 1]
REFUSALS = {403, 404, 405}
ASKED_FOR = ("q", "pupil", "class", "year", "next")
"""What addresses ask for behind their question mark: each by itself on a page that speaks of it, all at once on the others."""
OWN = [address for address in TABLE if address.is_page and "amina" in address.opens and set(address.things.values()) <= PUPILS]
NAMES = sorted(
    {name for name, *_ in (*STAFF.values(), *OTHERS.values())} - {"Some Stranger"} | {"Leo Obi", "Max Stone", "5 Juniper", "6 Larch"}
)


def like(word: Any) -> Any:
    """Another word of the same shape, which names nothing."""
    if isinstance(word, date):
        return date(1999, 1, 4)
    return re.sub(r"[0-9]", "9", re.sub(r"[a-z]", "z", word))


def nowhere_like(address: Address, town: Town) -> str:
    """The same page about things of the same shape that are nowhere."""
    return url_of(address, town, **{key: like(town.words.get(thing, thing)) for key, thing in address.things.items()})


def without_marks(body: bytes) -> bytes:
    """A page without what differs from one answer to the next anyway: its own address and its form's token."""
    return re.sub(rb'(name="csrfmiddlewaretoken" value|href|action)="[^"]*"', b"", body)


@pytest.mark.parametrize("address", OF_LARKFIELD, ids=str)
def test_what_is_the_other_schools_is_as_if_it_were_nowhere(address: Address, town: Town) -> None:
    odile = as_person(town, "odile", raise_request_exception=False)
    theirs = odile.get(url_of(address, town))
    nowhere = odile.get(nowhere_like(address, town))
    assert theirs.status_code == nowhere.status_code
    assert theirs.status_code in {403, 404}
    assert without_marks(theirs.content) == without_marks(nowhere.content)


def test_a_form_about_what_is_the_other_schools_is_as_if_it_were_nowhere(town: Town) -> None:
    """What each address takes by POST, buttons without a page among them. Nothing is done, and no line is left in any ledger."""
    odile, before = as_person(town, "odile", raise_request_exception=False), rows()
    body = {key: word for key, word in town.words.items() if isinstance(word, str)}
    body |= {"confirm": "yes", "how_known": "x", "on": "2026-11-24"}
    answers = {str(address): status(odile.post(url_of(address, town), body)) for address in SENT}
    let_in = {name: answer for name, answer in answers.items() if answer not in REFUSALS}
    assert not let_in, listed(let_in)
    assert rows() == before


def test_a_button_that_forgives_says_the_same_of_what_is_the_other_schools_as_of_what_is_nowhere(town: Town) -> None:
    odile, before = as_person(town, "odile", raise_request_exception=False), rows()
    for address in FORGIVING:
        theirs, nowhere = (odile.post(url, {}) for url in (url_of(address, town), nowhere_like(address, town)))
        assert theirs.status_code == nowhere.status_code, address
        assert theirs.headers.get("Location") == nowhere.headers.get("Location"), address
        assert without_marks(theirs.content) == without_marks(nowhere.content), address
    assert rows() == before


def test_what_is_the_other_schools_hangs_on_no_pupil_of_ones_own(town: Town) -> None:
    """Her own pupil in the address, and beside it another school's parent, plan line, letter or second record."""
    odile, before = as_person(town, "odile", raise_request_exception=False), rows()
    let_in = {}
    for address in MIXED:
        here = own_address(address, town)
        answers = {odile.get(here, follow=True).status_code, status(odile.post(here, {"x": "y"}))}
        if answers - REFUSALS:
            let_in[str(address)] = answers
    assert not let_in, listed(let_in)
    assert rows() == before


def own_address(address: Address, town: Town) -> str:
    """The same page, about Odile's own pupil; what stands beside the pupil stays the other school's."""
    words = {key: town.words["otto"] if thing in PUPILS else town.words.get(thing, thing) for key, thing in address.things.items()}
    if address.things.get("other") in PUPILS:
        words["other"] = town.words[address.things["other"]]
    return url_of(address, town, **words)


def fields_of(form: html.FormElement) -> Iterator[tuple[str, str]]:
    """Each field of a form, with what it would send."""
    yield from form.form_values()
    for field in form.inputs:
        if field.name and field.name not in dict(form.form_values()):
            yield field.name, ""


def words_of_larkfield(town: Town) -> list[str]:
    """What might open something of Larkfield's."""
    keys = ("leo", "plan", "line", "account_of_tom", "account_of_grace")
    return [town.words[key] for key in keys if key in town.words] + ["Leo", str(town.cast.larkfield.pk), town.cast.larkfield.code]


def names_of_things(form: html.FormElement) -> list[str]:
    """The fields that name something rather than say something: hidden ones, boxes to choose from, lists."""
    found = form.xpath(".//select | .//input[@type='hidden' or @type='radio' or @type='checkbox']")
    return sorted({field.get("name") for field in found if field.get("name")} - {"csrfmiddlewaretoken", "seen", "key"})


def everything_of_larkfield(town: Town) -> list[str]:
    """One of each kind of thing that Larkfield has and a form could name."""
    kinds = ("parent_grace", "draft_line", "concern", "letter", "upload")
    return [str(town.words[key]) for key in kinds] + [town.cast.juniper.code]


NAME_NOTHING = ("date", "time", "email", "password", "file")
"""Kinds of fields into which the name of a thing does not fit; a number may be that of a row."""


def say_something(form: html.FormElement) -> set[str]:
    """The fields for sentences and days, which name nothing: each is tried once, with everything in it."""
    kinds = " or ".join(f"@type='{kind}'" for kind in NAME_NOTHING)
    return {field.get("name") for field in form.xpath(f".//textarea | .//input[{kinds}]") if field.get("name")}


@pytest.fixture(scope="module")
def tried() -> set[tuple[str, ...]]:
    """The forms that were tried already: one that stands on every page, as the search does, is tried once."""
    return set()


def send(client: Client, form: html.FormElement, address: str, values: dict[str, str]) -> bytes:
    """Send a form as a browser would; what came back, and where it led."""
    to = form.get("action") or address
    if form.method == "GET":
        return client.get(f"{to.partition('?')[0]}?{urlencode(values)}").content
    response = client.post(to, values)
    return response.content + response.headers.get("Location", "").encode()


@pytest.mark.parametrize("address", OWN, ids=str)
def test_nothing_of_the_other_school_comes_through_ones_own_pages(address: Address, town: Town, tried: set[tuple[str, ...]]) -> None:
    odile = as_person(town, "odile", raise_request_exception=False)
    here = own_address(address, town)
    first = odile.get(here)
    said = [first.content]
    deeds = Event.objects.filter(school=town.cast.larkfield.pk).count()
    if first.status_code == 200:
        for form in (form for form in html.fromstring(first.content).forms if not (form.get("action") or "").endswith("/out")):
            fields = dict(fields_of(form))
            if (form_is := (form.method, form.get("action") or here, *sorted(fields))) in tried:
                continue
            tried.add(form_is)
            long = say_something(form)
            for name in set(fields) - {"csrfmiddlewaretoken"} - long:
                said += [send(odile, form, here, fields | {name: word}) for word in words_of_larkfield(town)]
            said += [send(odile, form, here, fields | {name: " ".join(words_of_larkfield(town))}) for name in long]
            if names := names_of_things(form):
                said += [send(odile, form, here, fields | dict.fromkeys(names, word)) for word in everything_of_larkfield(town)]
        spoken_of = {key for key in ASKED_FOR if f'name="{key}"'.encode() in first.content or f"?{key}=".encode() in first.content}
        apart = [{key: word} for key in spoken_of for word in words_of_larkfield(town)[:2]]
        together = [dict.fromkeys(set(ASKED_FOR) - spoken_of, word) for word in words_of_larkfield(town)[:2]]
        said += [odile.get(f"{here}?{urlencode(asked)}").content for asked in apart + together]
    assert [name for name in NAMES if any(name.encode() in body for body in said)] == []
    assert Event.objects.filter(school=town.cast.larkfield.pk).count() == deeds
    assert Viewing.objects.filter(school=town.cast.larkfield.pk, actor=town.cast.account("odile").pk).count() == 0
