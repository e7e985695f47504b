"""Every address as every person: who opens it, who does not, and that looking changes nothing. The table is urls.csv; see addresses.py."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fourfold.accounts.models import Account
from fourfold.audit.models import Viewing
from tests.house.addresses import ALL, HALF, NOBODY, Address, listed, routes, table
from tests.house.things import Town
from tests.signed_in import session_of

# Marked for the database although some only ask for `visited`: without a mark none is made when they run alone.
pytestmark = pytest.mark.django_db
TABLE = table()
EVERYONE = (*ALL, NOBODY, HALF)
LEAVES_TRACES = {"audit.Viewing", "audit.Chain", "sessions.Session", "usersessions.UserSession"}
"""Tables in which looking itself leaves a row."""
SENT_BACK = {"settings:change-term"}
"""Forms that come back with what was typed where the thing has gone meanwhile; to another school it is gone. They change nothing."""


def test_every_address_has_a_line_in_the_table() -> None:
    known = {address.name for address in TABLE}
    missing = [f"{route.name or '(no name)'}   {route.path}" for route in routes() if route.name not in known]
    assert not missing, "add a line for each to tests/house/urls.csv, as addresses.py says" + listed(missing)


def test_every_line_of_the_table_is_an_address() -> None:
    there = {route.name: route.needs for route in routes()}
    assert [str(address) for address in TABLE if there.get(address.name) != frozenset(address.things)] == []


def url_of(address: Address, town: Town, **swapped: str) -> str:
    """The address in full."""
    words = {key: swapped.get(key, town.words.get(thing, thing)) for key, thing in address.things.items()}
    return reverse(address.name, kwargs=words) + (f"?{address.query.format(**town.words)}" if address.query else "")


def account_of(town: Town, who: str) -> Account | None:
    """Whose session it is."""
    return None if who == NOBODY else town.cast.account("amina" if who == HALF else who)


def as_person(town: Town, who: str, **options: object) -> Client:
    """A browser in which this person is signed in."""
    account = account_of(town, who)
    if account is None:
        return Client(**options)  # type: ignore[arg-type]
    if who not in town.sessions:
        town.sessions[who] = session_of(account, second_factor=who != HALF)
    client = Client(**options)  # type: ignore[arg-type]
    client.cookies[settings.SESSION_COOKIE_NAME] = town.sessions[who]
    return client


def status(response: HttpResponse) -> int:
    """The status, where every way of sending somebody on counts as 302."""
    return 302 if response.status_code in {301, 303, 307, 308} else response.status_code


def looks_at(pupil: int, since: int) -> int:
    """How many times somebody looked at this pupil."""
    return Viewing.objects.filter(pupil=pupil, pk__gt=since).count()


def rows() -> dict[str, int]:
    """How many rows each table has, those aside in which looking leaves one."""
    tables = {m._meta.label: m._meta.db_table for m in apps.get_models() if m._meta.label not in LEAVES_TRACES}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{label}', COUNT(*) FROM {table}" for label, table in tables.items()))
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Visit:
    """One person at one address: what came back, and how many Viewings of its pupil it left."""

    who: str
    status: int
    kind: str
    title: str | None
    looks: int


@dataclass(frozen=True)
class Visited:
    """One address, asked for by everybody in turn; one who may read it first asks for its head alone, as some programs do."""

    address: Address
    visits: tuple[Visit, ...]
    changed: dict[str, int]


@pytest.fixture(scope="module", params=TABLE, ids=str)
def visited(request: pytest.FixtureRequest, town_made: Town, django_db_blocker: Any) -> Visited:
    """Each address is asked for once by each person; the tests below say what is true of all that."""
    address = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        before = rows()
        first = min(address.opens - {HALF}, default="amina")
        as_person(town_made, first, raise_request_exception=False).head(url_of(address, town_made))
        visits = tuple(visit(address, town_made, who) for who in EVERYONE)
        after = rows()
        transaction.set_rollback(True)
    return Visited(address, visits, {label: number - before[label] for label, number in after.items() if number != before[label]})


def visit(address: Address, town: Town, who: str) -> Visit:
    """One person asks for it."""
    before = Viewing.objects.aggregate(last=Max("pk"))["last"] or 0
    response = as_person(town, who, raise_request_exception=False).get(url_of(address, town))
    title = re.search(rb"<title>(.*?)</title>", response.content, re.DOTALL) if address.is_page and response.status_code == 200 else None
    looks = looks_at(town.cast.pupils[address.of].pk, before) if address.of else 0
    return Visit(who, status(response), response.headers.get("Content-Type", ""), title[1].decode() if title else None, looks)


def test_an_address_opens_to_whom_it_should_and_to_nobody_else(visited: Visited) -> None:
    address, wrong = visited.address, []
    for one in visited.visits:
        due = address.answer_to(one.who)
        if one.status != due:
            wrong.append(f"{one.who}: {one.status} instead of {due}")
        elif address.of and address.get != "405" and bool(one.looks) != (due == 200) and due != 403:
            wrong.append(f"{one.who}: {one.looks} Viewings at {due}")
        if one.status == 200 and address.get != "405" and not one.kind.startswith(address.get or "text/html"):
            wrong.append(f"{one.who}: {one.kind} instead of {address.get or 'text/html'}")
    assert not wrong, listed(wrong)


def test_no_childs_name_stands_in_a_pages_title(visited: Visited, town: Town) -> None:
    """It would lie in the browser's history and in tabs that others see (security.md 6); the first heading may name the child."""
    names = {name for pupil in town.cast.pupils.values() for name in (pupil.forename, pupil.surname)}
    pages = [one for one in visited.visits if one.status == 200] if visited.address.is_page else []
    named = {one.who: one.title or "no title" for one in pages if one.title is None or names & set(re.findall(r"\w+", one.title))}
    assert not named, listed(named)


def test_no_page_says_that_there_is_a_problem_to_somebody_who_only_opens_it(visited: Visited) -> None:
    assert [one.who for one in visited.visits if (one.title or "").lstrip().startswith("There is a problem")] == []


def test_looking_changes_nothing(visited: Visited) -> None:
    assert visited.changed == {}


@pytest.mark.parametrize("address", TABLE, ids=str)
def test_a_form_sent_from_elsewhere_is_refused_and_changes_nothing(address: Address, town: Town) -> None:
    senders = [who for who in ("amina", "tom", "grace") if who in address.opens] or ["amina"]
    clients = [as_person(town, who, enforce_csrf_checks=True, raise_request_exception=False) for who in senders]
    before = rows()
    assert [client.post(url_of(address, town), {"x": "y"}).status_code for client in clients] == [403] * len(clients)
    assert rows() == before


@pytest.mark.parametrize("address", TABLE, ids=str)
def test_what_does_not_open_takes_no_form_either(address: Address, town: Town) -> None:
    shut = [who for who in EVERYONE if who not in address.opens | address.moved]
    clients = {who: as_person(town, who, raise_request_exception=False) for who in shut}
    before = rows()
    answers = {who: status(client.post(url_of(address, town), {"x": "y"})) for who, client in clients.items()}
    let_in = {who: answer for who, answer in answers.items() if answer not in (302, 403, 404, 405) and address.name not in SENT_BACK}
    assert not let_in, listed(let_in)
    assert rows() == before
