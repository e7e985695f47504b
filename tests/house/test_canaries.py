"""A word planted in every field of Leo's record comes out on pages and nowhere else; and words that would do harm lie still."""

import logging

import pytest
from django.core import mail
from django.db import connection, models
from django.http import HttpRequest
from django.test import Client

from fourfold.audit import doors
from tests.cast import MAKER
from tests.house.addresses import NOBODY, Address, listed, table
from tests.house.many import plans_unguarded, record_of
from tests.house.test_every_url import as_person, url_of
from tests.house.things import Town

CANARY = "ZZCANARY"
HARM = '<script>alert("ZZHARM")</script>{{ 1234*4321 }}<img src=x onerror=ZZHARM>\u202eZZHARM'
ROOM_FOR_HARM = 90
"""Letters that a field must hold for the harm to fit."""
LOOKERS = (NOBODY, "amina", "tom", "dan", "grace", "leo_himself", "megan", "gus")
PAGES = [address for address in table() if address.get != "405" and set(LOOKERS) & address.opens]
NOT_WORDS = {"code", "key", "once", "language", "template", "about", "reference", "kind", "state", "role", "upn", "email", "salt", "mark"}
NOT_WORDS |= {"sha256", "content_type"}
"""Text fields that hold no words of anybody's."""


def word_fields(model: type[models.Model], room: int) -> list[str]:
    """The fields in which people write, with room for so many letters."""
    kinds = (models.CharField, models.TextField)
    fields = [f for f in model._meta.concrete_fields if isinstance(f, kinds) and not f.choices and not f.unique and f.name not in NOT_WORDS]
    return [field.name for field in fields if (field.max_length or 10**6) >= room]


def plant(town: Town, word: str) -> list[str]:
    """Write a word into every such field of every row about Leo. Which fields those are."""
    planted = []
    with plans_unguarded(), doors.opened(doors.Door("test.setup", MAKER)), connection.constraint_checks_disabled():
        for model, rows in record_of(town.cast.pupils["leo"]).items():
            for name in word_fields(model, len(word)):
                # What tells one row from another can say the same of one alone.
                of = rows[:1] if any(name in one.fields for one in model._meta.total_unique_constraints) else rows
                model._base_manager.filter(pk__in=[row.pk for row in of]).exclude(**{name: ""}).update(**{name: word})
                planted.append(f"{model._meta.label}.{name}")
    return planted


def visit(address: Address, town: Town) -> list[tuple[str, object]]:
    """What each of a few people gets at an address."""
    lookers = [who for who in LOOKERS if who in address.opens][:2]
    return [(who, as_person(town, who, raise_request_exception=False).get(url_of(address, town))) for who in lookers]


def test_the_canary_is_planted_where_people_write(town: Town) -> None:
    planted = plant(town, CANARY)
    assert {"pupils.Pupil.forename", "pupils.Pupil.surname", "concerns.Concern.words", "support.Outcome.hoped_for"} <= set(planted)


def test_a_childs_words_stand_in_no_log_mail_address_or_header(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    plant(town, CANARY)
    leaks = []
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        for address in PAGES:
            for who, response in visit(address, town):
                headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())  # type: ignore[attr-defined]
                if CANARY in headers + url_of(address, town):
                    leaks.append(f"{address} as {who}")
    assert not leaks, listed(leaks)
    assert CANARY not in caplog.text
    assert [message.subject for message in mail.outbox if CANARY in str(message.message())] == []


def test_words_that_would_do_harm_lie_still_on_every_page(town: Town) -> None:
    plant(town, HARM)
    shown, harmful = 0, []
    for address in PAGES:
        if not address.is_page:
            continue
        for who, response in visit(address, town):
            text = response.content.decode()  # type: ignore[attr-defined]
            shown += "ZZHARM" in text
            if response.status_code != 200:  # type: ignore[attr-defined]
                harmful.append(f"{address} as {who}: {response.status_code}")  # type: ignore[attr-defined]
            harmful += [f"{address} as {who}: {found}" for found in ("<script>alert", "<img src=x", str(1234 * 4321)) if found in text]
    assert not harmful, listed(harmful)
    assert shown > 10


def test_pages_that_say_no_say_nothing_else(town: Town) -> None:
    plant(town, CANARY)
    stranger, tom = (as_person(town, who, raise_request_exception=False) for who in ("stranger", "tom"))
    leo = town.words["leo"]
    said = [
        stranger.get(f"/pupils/{leo}/story"),
        tom.get(f"/pupils/{leo}/identity"),
        Client().get(f"/pupils/{leo}/story"),
        tom.get("/nowhere/ZZ"),
    ]
    assert [response.status_code for response in said] == [404, 403, 302, 404]
    assert not any(CANARY.encode() in response.content for response in said)


def test_a_page_that_breaks_says_nothing_of_why(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(request: HttpRequest) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("fourfold.pages.staff.reach.school_here", breaks)
    monkeypatch.setattr("fourfold.pages.staff.register.school_here", breaks)
    response = as_person(town, "amina", raise_request_exception=False).get("/register")
    assert response.status_code == 500
    assert CANARY.encode() not in response.content
    assert b"<h1" in response.content
