"""A page asks the database the same number of questions whether the school has a few pupils or three hundred."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.house.addresses import Address, listed, table
from tests.house.many import copies_of
from tests.house.test_every_url import as_person, url_of
from tests.house.things import Town

pytestmark = pytest.mark.django_db

LOOKERS = ("amina", "helen", "tom", "tess", "dan", "gus", "grace", "zoe_herself")
PAGES = [(address, who) for address in table() if address.is_page for who in LOOKERS if who in address.opens]
ONE_EACH = {(str(address), who if who in {"tom", "tess"} else "any"): (address, who) for address, who in reversed(PAGES)}
MOST = 60
"""Questions that any one page may ask."""


def questions(address: Address, who: str, town: Town) -> list[str]:
    """What the second visit to a page asks of the database, when what is kept from one visit to the next is there."""
    client = as_person(town, who, raise_request_exception=False)
    # Once a minute a visit notes that its session is alive; at one moment, the second visit never does.
    with time_machine.travel(datetime.now(UTC), tick=False):
        client.get(url_of(address, town))
        with CaptureQueriesContext(connection) as asked:
            client.get(url_of(address, town))
    return [query["sql"] for query in asked.captured_queries]


@pytest.fixture(scope="module")
def asked(town_made: Town, django_db_blocker: object) -> dict[str, tuple[list[str], list[str]]]:
    """For each page and person, the questions in a small school and in a large one."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        copies_of(town_made.cast.pupils["leo"], 27)
        few = {f"{address} as {who}": questions(address, who, town_made) for address, who in ONE_EACH.values()}
        copies_of(town_made.cast.pupils["leo"], 270)
        many = {f"{address} as {who}": questions(address, who, town_made) for address, who in ONE_EACH.values()}
    return {name: (few[name], many[name]) for name in few}


def test_no_page_asks_more_of_a_large_school_than_of_a_small_one(asked: dict[str, tuple[list[str], list[str]]]) -> None:
    grown = {name: (len(few), len(many)) for name, (few, many) in asked.items() if len(many) > len(few)}
    assert not grown, listed(grown)


def test_no_page_asks_more_than_it_needs(asked: dict[str, tuple[list[str], list[str]]]) -> None:
    faults = {name: len(many) for name, (_, many) in asked.items() if len(many) > MOST}
    assert not faults, listed(faults)
