"""Searching a school's copy of the directory. Anyone may: it is public. Each search asks the same few questions of the database, however
large the directory is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.folding import asked_for, is_in
from fourfold.local_offer.kinds import MAY_BE_OLD, Time
from fourfold.local_offer.models import Service, area_mark
from fourfold.local_offer.nearness import Origin, miles_from, origin_at
from fourfold.local_offer.reading.links import dials
from fourfold.schools.models import School

A_PAGE = 8
"""Few enough to read on a phone."""
FAR = 1e9


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Nothing said is no condition."""

    words: str = ""
    area: Area | None = None
    age: int | None = None
    within: int | None = None
    """Miles."""
    near: str = ""
    """A postcode, or the first half of one; the school where it is empty."""
    free: bool = False
    time: Time | None = None

    @property
    def says_something(self) -> bool:
        return self != Wanted()


@dataclass(frozen=True)
class ServiceFound:
    """One service as a card shows it."""

    code: str
    name: str
    organisation: str
    what: str
    who_for: str
    youngest: int | None
    oldest: int | None
    how_to_join: str
    cost: str
    is_free: bool | None
    when: tuple[str, ...]
    places: tuple[str, ...]
    is_from_afar: bool
    miles: float | None
    phone: str
    dials: str
    email: str
    web: str
    says_now: str
    is_closed_now: bool
    checked_on: date | None
    may_be_old: bool


@dataclass(frozen=True)
class Found:
    """One page of what was found, nearest first within each of two: what has the words in its name, then the rest."""

    services: tuple[ServiceFound, ...]
    total: int
    page: int
    pages: int
    origin: Origin | None
    place_unknown: bool
    """Whether a place was typed that nobody here can find on the map."""
    wider: tuple[tuple[str, int], ...]
    """Where nothing was found: which condition to leave out, and how many there would be."""


def search(actor: Actor, school: School, wanted: Wanted, *, page: int = 1, today: date) -> Found:
    """The services of a school's directory that are as somebody wants them."""
    origin = origin_at(school, wanted.near)
    ranked = _ranked(school, wanted, origin)
    pages = max(1, -(-len(ranked) // A_PAGE))
    page = min(max(1, page), pages)
    shown = ranked[(page - 1) * A_PAGE : page * A_PAGE]
    rows = Service.objects.in_bulk([pk for *_, pk in shown])
    return Found(
        services=tuple(_found(rows[pk], miles if miles < FAR else None, today=today) for _, miles, _, pk in shown),
        total=len(ranked),
        page=page,
        pages=pages,
        origin=origin,
        place_unknown=bool(wanted.near.strip()) and (origin is None or origin.is_school),
        wider=() if ranked else _wider(school, wanted),
    )


def _found(row: Service, miles: float | None, *, today: date) -> ServiceFound:
    """A service as a card shows it."""
    old = today - timedelta(days=MAY_BE_OLD)
    same = {name: getattr(row, name) for name in ServiceFound.__dataclass_fields__ if hasattr(row, name)}
    told = {
        "when": tuple(row.when),
        "places": tuple(words for words, *_ in row.places if words),
        "dials": dials(row.phone),
        "miles": miles,
        "may_be_old": row.checked_on is not None and row.checked_on < old,
    }
    return ServiceFound(**same | told)


def _ranked(school: School, wanted: Wanted, origin: Origin | None) -> list[tuple[bool, float, str, int]]:
    """Everything that is as wanted, in order: (not in the name, miles, name, number)."""
    asked = asked_for(wanted.words)
    if wanted.words.strip() and not asked:
        return []
    ranked = []
    for pk, name, places in _as_wanted(school, wanted, asked).values_list("pk", "name", "places"):
        miles = miles_from(origin, places)
        if wanted.within is not None and origin is not None and (miles is None or miles > wanted.within):
            continue
        ranked.append((bool(asked) and not is_in(asked, name), FAR if miles is None else miles, name.casefold(), pk))
    return sorted(ranked)


def _as_wanted(school: School, wanted: Wanted, asked: list[str]) -> "QuerySet[Service]":
    which = Q(directory__school=school, gone_on__isnull=True)
    if asked:
        which &= Q(words__begin=asked)
    if wanted.area is not None:
        which &= Q(areas__contains=area_mark([wanted.area]))
    if wanted.age is not None:
        which &= Q(youngest__isnull=True) | Q(youngest__lte=wanted.age)
        which &= Q(oldest__isnull=True) | Q(oldest__gte=wanted.age)
    if wanted.free:
        which &= Q(is_free=True)
    if wanted.time is not None:
        which &= Q(times__contains=wanted.time.value)
    rows: QuerySet[Service] = Service.objects.filter(which)
    return rows


def _wider(school: School, wanted: Wanted) -> tuple[tuple[str, int], ...]:
    """For each condition: what would be found without it, where that is anything."""
    without: dict[str, Any] = {"time": None, "within": None, "free": False, "age": None, "area": None, "words": ""}
    found = []
    for name, nothing in without.items():
        if getattr(wanted, name) != nothing:
            loose = Wanted(**{**vars(wanted), name: nothing})
            number = len(_ranked(school, loose, origin_at(school, loose.near)))
            found += [(name, number)] if number else []
    return tuple(found)
