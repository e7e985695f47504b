"""A page asks the database the same number of questions whether the school has a few pupils or three hundred."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from tests.house.addresses import Address, listed, table
from tests.house.many import copies_of
from tests.house.test_every_url import as_person, url_of
from tests.house.things import Town

pytestmark = pytest.mark.django_db

LOOKERS = ("amina", "helen", "tom", "tess", "dan", "gus", "grace", "zoe_herself", "megan", "odile", "sysop", "nobody")
PAGES = [(address, who) for address in table() if address.is_page for who in LOOKERS if who in address.opens]
ONE_EACH = {(str(address), who if who in {"tom", "tess"} else "any"): (address, who) for address, who in reversed(PAGES)}
KEEPS = re.compile(r'(INSERT INTO|UPDATE) "(django_session|cache)"|INSERT INTO "audit_chain"')
"""Statements with which a visit leaves behind what the next one finds: in a session, or as the first line of a chain."""
MOST = 60
"""Questions that any one page may ask."""


def test_every_page_that_opens_to_anybody_is_asked() -> None:
    asked = {str(address) for address, _ in ONE_EACH.values()}
    assert [str(address) for address in table() if address.is_page and address.opens and str(address) not in asked] == []


def questions(address: Address, who: str, town: Town, moment: datetime, at_most: int | None = None) -> list[str]:
    """What a visit to a page asks of the database, when what is kept from one visit to the next is there.

    Where a first visit left that behind, a second one counts; so it does where the first asked more than `at_most`.
    """
    client = as_person(town, who, raise_request_exception=False)
    # Once a minute a visit notes that its session is alive; at one moment, the second visit never does.
    with time_machine.travel(moment, tick=False):
        for _ in ("leaves things behind", "finds them"):
            reset_queries()
            with CaptureQueriesContext(connection) as found:
                client.get(url_of(address, town))
            asked = [query["sql"] for query in found.captured_queries]
            if not any(map(KEEPS.match, asked)) if at_most is None else len(asked) <= at_most:
                break
    return asked


def questions_of_all(town: Town, moment: datetime, fewer: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """What each page asks, for each person it is tried as; `fewer` is what it asked in a smaller school."""
    at_most = {name: len(asked) for name, asked in (fewer or {}).items()}
    of_all = {f"{address} as {who}": (address, who) for address, who in ONE_EACH.values()}
    return {name: questions(*page, town, moment, at_most.get(name)) for name, page in of_all.items()}


@pytest.fixture(scope="module")
def moment(town_made: Town) -> datetime:
    """When everything is asked: however long it takes, nobody's signing in grows old meanwhile."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def asked(town_made: Town, moment: datetime, django_db_blocker: object) -> dict[str, tuple[list[str], list[str]]]:
    """For each page and person, the questions in a small school and in a large one."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        copies_of(town_made.cast.pupils["leo"], 27)
        few = questions_of_all(town_made, moment)
        copies_of(town_made.cast.pupils["leo"], 270)
        many = questions_of_all(town_made, moment, few)
    return {name: (few[name], many[name]) for name in few}


def test_no_page_asks_more_of_a_large_school_than_of_a_small_one(asked: dict[str, tuple[list[str], list[str]]]) -> None:
    grown = {name: (len(few), len(many)) for name, (few, many) in asked.items() if len(many) > len(few)}
    assert not grown, listed(grown)


def test_no_page_asks_more_than_it_needs(asked: dict[str, tuple[list[str], list[str]]]) -> None:
    faults = {name: len(many) for name, (_, many) in asked.items() if len(many) > MOST}
    assert not faults, listed(faults)


@pytest.mark.slow
def test_no_page_asks_more_at_1200_pupils_than_at_300(asked: dict[str, tuple[list[str], list[str]]], town: Town, moment: datetime) -> None:
    """The figures of a real school; the first test finds the same with fewer pupils, each time that anything is tried."""
    for _ in range(3):
        copies_of(town.cast.pupils["leo"], 300)
    more = questions_of_all(town, moment, {name: many for name, (_, many) in asked.items()})
    grown = {name: (len(many), len(more[name])) for name, (_, many) in asked.items() if len(more[name]) > len(many)}
    assert not grown, listed(grown)
