"""What a family asks the council for itself stands on no page, list, count, paper or export that anybody at school can open (P; A44)."""

from tests.ehc.own_story import CANARY
from tests.house.addresses import listed, table
from tests.house.test_every_url import as_person, url_of
from tests.house.things import Town

LISTS = frozenset(
    {
        *("staff:today", "staff:desk", "staff:register", "staff:pupils", "staff:concerns", "staff:letters-waiting", "staff:exports"),
        *("staff:story", "staff:people", "staff:looked", "staff:letters", "staff:messages", "staff:meetings", "staff:facts", "staff:sen"),
        *("staff:ehc-request", "leaders:reports", "settings:home", "professional:visit", "staff:plan"),
    }
)
"""The pages on which something of a child is listed, counted, printed or said to have been done."""
LOOKERS = ("amina", "helen", "sal", "dan", "gus", "tom", "megan")
"""One of each office, and somebody from outside with a grant."""
TRACES = (CANARY.encode(), b"own request", b"own_request", b"own_ehc")


def test_nobody_at_school_finds_a_trace_of_it(town: Town) -> None:
    found, number = [], 0
    for address in (one for one in table() if one.name in LISTS):
        for who in sorted(set(LOOKERS) & address.opens):
            answer = as_person(town, who, raise_request_exception=False).get(url_of(address, town))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            number += 1
            found += [f"{address} as {who}: {trace.decode()}" for trace in TRACES if trace in body]
    assert not found, listed(found)
    assert number > 40


def test_its_author_finds_it(town: Town) -> None:
    """What is looked for above is there to be found."""
    page = as_person(town, "grace").get(f"/family/{town.words['leo']}/ask-for-assessment").content
    assert CANARY.encode() in page
