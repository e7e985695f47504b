"""The whole of a feed: page after page, then the details that its list leaves out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from fourfold.local_offer.reading.one_service import ServiceRead, service_of
from fourfold.local_offer.reading.pages import Page, json_of, page_of
from fourfold.local_offer.refusals import BadFeed

MOST_SERVICES = 20_000
MOST_PAGES = 1_000
A_PAGE = 100
FAILS_IN_A_ROW = 5
"""Details that fail one after the other, before the rest is no longer asked for."""

Get = Callable[[str], bytes]
"""Asks for an address and gives what came. Raises BadFeed."""


@dataclass
class FeedRead:
    """What a feed holds. `said` are faults beside those that the services themselves have."""

    services: list[ServiceRead] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    not_given: int = 0
    twice: int = 0
    left_out: int = 0
    unchanged: set[str] = field(default_factory=set)
    """Ids whose details were not asked for again, since the feed says that they have not changed."""

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Sentences about what is left out, and about services that are listed with something wrong: (name, sentence)."""
        return self.said + [(one.name, warning) for one in self.services for warning in one.warnings]


def read_file(raw: bytes, *, today: date) -> FeedRead:
    """A file that somebody saved from a feed. Raises BadFeed."""
    return whole(page_of(json_of(raw)).services, today=today)


def read_feed(get: Get, address: str, *, today: date, known: Mapping[str, str] | None = None) -> FeedRead:
    """A feed by its address: that of its list of services, or the one above it. `known` are changes known by id. Raises BadFeed."""
    listed, first = _list_at(get, address)
    raw = _pages(get, listed, first)
    found = whole(raw, today=today)
    return _with_details(get, listed, found, today=today, known=known or {})


def whole(raw: "tuple[Any, ...] | list[Any]", *, today: date) -> FeedRead:
    """Every service of some raw ones, each once: the same id is the same service, and so is the same name of the same organisation."""
    found = FeedRead()
    ids: set[str] = set()
    names: set[tuple[str, str]] = set()
    for one in raw:
        if not isinstance(one, Mapping):
            found.left_out += 1
            found.said.append(("", "What is no object is left out."))
            continue
        service = service_of(one, today=today)
        if isinstance(service, str):
            found.not_given += not service
            found.left_out += bool(service)
            found.said += [("", service)] if service else []
            continue
        name = (service.name.casefold(), service.organisation.casefold())
        if service.source_id in ids or (service.organisation and name in names):
            found.twice += 1
            continue
        ids.add(service.source_id)
        names.add(name)
        found.services.append(service)
    if not found.services:
        raise BadFeed("There is no service in it that can be listed.")
    return found


def _list_at(get: Get, address: str) -> tuple[str, Page]:
    """The address of the list of services, and its first page."""
    parts = urlsplit(address)
    above = urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/services"))
    tries = (address,) if parts.path.rstrip("/").endswith(("/services", ".json")) else (above, address)
    refused: BadFeed | None = None
    for one in tries:
        try:
            page = page_of(json_of(get(page_at(one, 1))))
        except BadFeed as why:
            refused = refused or why
            continue
        if not page.is_about:
            return one, page
    raise refused or BadFeed("There is no list of services at this address.")


def _pages(get: Get, listed: str, first: Page) -> list[Any]:
    """What every page holds. A feed that tells the same page for ever ends there; one that never ends is refused."""
    raw = list(first.services)
    seen = {_id(one) for one in raw}
    page, number = first, 1
    while page.services and page.more is not False and (page.more or page.total is None or len(raw) < page.total):
        if page.more is None and page.total is None and number == 1 and len(page.services) < A_PAGE:
            break
        number += 1
        if number > MOST_PAGES or len(raw) > MOST_SERVICES:
            raise BadFeed("The feed never ends: it has more pages than a directory can have.")
        page = page_of(json_of(get(page_at(listed, number))))
        new = {_id(one) for one in page.services} - seen
        if page.services and not new:
            break
        seen |= new
        raw += page.services
    if len(raw) > MOST_SERVICES:
        raise BadFeed(f"There are more than {MOST_SERVICES:,} services in it, which is more than a directory can have.")
    return raw


def _with_details(get: Get, listed: str, found: FeedRead, *, today: date, known: Mapping[str, str]) -> FeedRead:
    """The same services, each with all that its feed tells of it alone."""
    failed = 0
    for number, one in enumerate(found.services):
        if one.has_details:
            continue
        if one.changed and known.get(one.source_id) == one.changed:
            found.unchanged.add(one.source_id)
            continue
        full: ServiceRead | str = ""
        if failed < FAILS_IN_A_ROW:
            try:
                full = _detail(get, service_at(listed, one.source_id), today=today)
                failed = 0
            except BadFeed as why:
                failed += 1
                found.said.append((one.name, f"Its details could not be read: {why}"))
                if failed == FAILS_IN_A_ROW:
                    found.said.append(("", "The details of the other services were not asked for: too many could not be read."))
        is_same = isinstance(full, ServiceRead) and full.source_id == one.source_id
        # Without its details it counts as changed next time, so that they are asked for again.
        found.services[number] = full if is_same and isinstance(full, ServiceRead) else replace(one, changed="")
    return found


def _detail(get: Get, address: str, *, today: date) -> "ServiceRead | str":
    page = page_of(json_of(get(address)))
    return service_of(page.services[0], today=today) if len(page.services) == 1 else ""


def _id(one: Any) -> str:
    return str(one.get("id", "")) if isinstance(one, Mapping) else ""


def page_at(listed: str, number: int) -> str:
    """The address of one page of the list."""
    parts = urlsplit(listed)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("page", "per_page")]
    return urlunsplit(parts._replace(query=urlencode([*asked, ("page", number), ("per_page", A_PAGE)])))


def service_at(listed: str, source_id: str) -> str:
    """The address of one service's details."""
    parts = urlsplit(listed)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{quote(source_id, safe='')}", query=""))
