"""What one answer of a feed, or one file, holds: services, whatever they are wrapped in, and whether more follow."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fourfold.local_offer.refusals import BadFeed

DEEPEST = 60
NOT_READ = "What came is not JSON of Open Referral UK."


@dataclass(frozen=True)
class Page:
    """`more`: True, False, or None where it does not say. `about` is set for an answer about the feed itself, which has no services."""

    services: tuple[Any, ...]
    more: bool | None = None
    total: int | None = None
    is_about: bool = False
    standard: str = ""


def json_of(raw: bytes) -> Any:
    """The JSON in some bytes. Raises BadFeed."""
    if not raw.strip():
        raise BadFeed("What came is empty.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadFeed(NOT_READ) from None


def page_of(found: Any) -> Page:
    """The services in an answer: a list, a page (1.0 `content`, 3.0 `contents`), a package (`services`) or one service. Raises BadFeed."""
    if isinstance(found, list):
        if found and all(isinstance(one, Mapping) and isinstance(one.get("contents", one.get("content")), list) for one in found):
            return _joined([page_of(one) for one in found])
        return Page(_services(found))
    if not isinstance(found, Mapping):
        raise BadFeed(NOT_READ)
    for key, standard in (("contents", "3.0"), ("content", "1.0"), ("services", "")):
        if isinstance(found.get(key), list):
            return Page(_services(_of(found, found[key])), _more(found), _number(found, "total_items", "totalElements"), standard=standard)
    if "openapi_url" in found or ("version" in found and "name" not in found):
        return Page((), is_about=True)
    if looks_like_service(found):
        return Page((found,), more=False)
    raise BadFeed("There is no list of services in it, nor a service.")


def looks_like_service(found: Mapping[str, Any]) -> bool:
    """Whether it can be a service, rather than an organisation, a place or a schema: these have no more than an id and a name."""
    of_services = {
        "status",
        "organization",
        "organization_id",
        "fees",
        "assured_date",
        "eligibilitys",
        "minimum_age",
        "service_at_locations",
    }
    return "id" in found and "name" in found and bool(of_services & found.keys())


def _of(holder: Mapping[str, Any], services: list[Any]) -> list[Any]:
    """An organisation that brings its services along is theirs."""
    if "name" not in holder:
        return services
    known = {"id": holder.get("id"), "name": holder["name"]}
    return [{"organization": known, **one} if isinstance(one, Mapping) else one for one in services]


def _services(found: list[Any]) -> tuple[Any, ...]:
    """Raises BadFeed where a list holds other things than services."""
    objects = [one for one in found if isinstance(one, Mapping)]
    if objects and not any(looks_like_service(one) or "id" not in one for one in objects) and not _bare(objects):
        raise BadFeed("It lists other things than services.")
    return tuple(found)


def _bare(objects: list[Any]) -> bool:
    """Whether a list gives ids alone: the rest is then asked for one by one."""
    return all(set(one) <= {"id", "name", "description", "url", "last_modified"} for one in objects) and not any(
        key in one for one in objects for key in ("uri", "language", "taxonomy")
    )


def _joined(pages: list[Page]) -> Page:
    return Page(tuple(one for page in pages for one in page.services), more=False, standard=pages[0].standard)


def _more(found: Mapping[str, Any]) -> bool | None:
    """Whether another page follows: by the count of pages, which feeds keep right, before the flag for the last, which they do not."""
    total, number = _number(found, "total_pages", "totalPages"), _number(found, "page_number", "number", "page")
    if total is not None and number is not None:
        return number < total
    last = found.get("last_page", found.get("last"))
    return not last if isinstance(last, bool) else None


def _number(found: Mapping[str, Any], *names: str) -> int | None:
    for name in names:
        value = found.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000_000:
            return value
    return None
