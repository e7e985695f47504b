"""Every address of the product, and who may open it: the table in urls.csv, read; and Django's own list, walked.

One line of the table is one address with one set of things in it:

    address   the URL's name, as in reverse(): staff:record
    with      what stands in the address: "code=leo"; the words are keys of `things.things`
    query     what stands behind the question mark, where the page needs something there
    opens     who gets 200 (or, where `get` says 405, who may post)
    moved     who is sent on to another page
    refused   who is told 403: inside their reach, without the right
    of        the pupil whose record this is: everyone who opens it leaves a Viewing, nobody else does
    door      "open" where nobody is sent to sign in: who is not signed in is answered as everyone else is
    get       405 for an address that only takes a POST; a type ("application/pdf") for one that is no HTML page

Whoever is not named gets 404. Somebody not signed in is sent to sign in, and staff without their second factor to that, unless they are
named too. People are named one by one, or in the groups below.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).with_name("urls.csv")
STAFF = ("amina", "tom", "tess", "helen", "sal", "gus", "dan", "sysop")
FAMILY = ("grace", "rob", "kim", "yan")
PUPILS = ("zoe_herself", "leo_himself")
ALL = (*STAFF, *FAMILY, *PUPILS, "megan", "stranger", "odile")
NOBODY, HALF = "nobody", "half_signed_in"
"""Nobody signed in; and Amina with a password alone."""
GROUPS = {
    "everyone": (*ALL, NOBODY, HALF),
    "signed_in": ALL,
    "staff": STAFF,
    "all_staff": (*STAFF, "odile"),
    "school": tuple(who for who in STAFF if who != "sysop"),
    "leads": ("amina", "helen", "sal"),
    "office": ("amina", "helen"),
    "adults_of_leo": ("amina", "tom", "tess", "helen", "sal"),
    "families": FAMILY,
    "pupils": PUPILS,
    "family_of_leo": ("grace", "kim"),
}


@dataclass(frozen=True)
class Address:
    """One line of the table."""

    name: str
    things: dict[str, str]
    query: str
    opens: frozenset[str]
    moved: frozenset[str]
    refused: frozenset[str]
    of: str
    door: str
    get: str

    def __str__(self) -> str:
        words = " ".join(f"{key}={thing}" for key, thing in self.things.items())
        return " ".join(part for part in (self.name, words, self.query and f"?{self.query}") if part)

    @property
    def is_page(self) -> bool:
        """Whether a GET gives an HTML page."""
        return not self.get

    def answer_to(self, who: str) -> int:
        """The status that a GET by this person gives; a redirect is 302, whichever kind it is."""
        if who in self.opens:
            return 405 if self.get == "405" else 200
        if who in self.moved or who == HALF or (who == NOBODY and self.door != "open"):
            return 302
        if self.get == "405":
            return 405
        return 403 if who in self.refused else 404


def people(words: str) -> frozenset[str]:
    """Names and groups, as a set of names; a name with a minus is taken out again."""
    found: set[str] = set()
    for word in words.split():
        taken_out, word = word.startswith("-"), word.removeprefix("-")
        named = set(GROUPS.get(word, (word,)))
        unknown = named - {*ALL, NOBODY, HALF}
        assert not unknown, f"nobody is called {unknown}"
        found = found - named if taken_out else found | named
    return frozenset(found)


def table() -> list[Address]:
    """Every line of the table."""
    with TABLE.open(newline="") as file:
        lines = [line for line in csv.DictReader(file) if not line["address"].startswith("#")]
    return [
        Address(
            name=line["address"],
            things=dict(pair.split("=") for pair in line["with"].split()),
            query=line["query"] or "",
            opens=people(line["opens"] or ""),
            moved=people(line["moved"] or ""),
            refused=people(line["refused"] or ""),
            of=line["of"] or "",
            door=line["door"] or "",
            get=line["get"] or "",
        )
        for line in lines
    ]


@dataclass(frozen=True)
class Route:
    """One URL pattern of Django's list."""

    name: str
    path: str
    needs: frozenset[str] = field(default_factory=frozenset)


def routes() -> list[Route]:
    """Every URL pattern that the product answers."""
    return sorted(_walk(get_resolver().url_patterns, "", "", frozenset()), key=lambda route: route.path)


def _walk(patterns: list[URLPattern | URLResolver], path: str, space: str, needs: frozenset[str]) -> Iterator[Route]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        wants = needs | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            within = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, within, wants)
        else:
            yield Route(f"{space}{pattern.name or ''}", here, wants)


def listed(faults: object) -> str:
    """Faults as lines, for a failing test to show."""
    pairs = faults.items() if isinstance(faults, dict) else ((fault, "") for fault in faults)  # type: ignore[attr-defined]
    return "\n" + "\n".join(f"  {name}: {what}" if what else f"  {name}" for name, what in pairs)
