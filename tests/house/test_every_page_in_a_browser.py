"""Every page of the table in a real browser, as somebody who may open it: visited once, then each truth is looked up in what was seen."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.house.addresses import NOBODY, Address, listed, table
from tests.house.long_names import lengthen
from tests.house.test_every_url import account_of, url_of
from tests.house.things import Town
from tests.house.visiting import AXE, SHOTS, Seen, Visitor
from tests.signed_in import session_of

# Marked for the database although only `seen` asks for it: without a mark none is made when this file runs alone.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NU = Path(__file__).parents[2] / "scripts/page_checkers/node_modules/vnu-jar/build/dist/vnu.jar"
FIRST = (NOBODY, "grace", "zoe_herself", "leo_himself", "megan", "tess", "tom", "amina", "helen")
KEPT_ROLE = re.compile("The “role” attribute must not be used on a “(tr|th|td|thead|tbody)” element which has a “table” ancestor")
"""On a phone the rows of a table stand as blocks, and some browsers then forget that it is one: its roles are said again on purpose."""
PAGES = [address for address in table() if address.is_page and address.opens]


def visitor_of(address: Address) -> str:
    """Whose page it is: whoever can do least of those who may open it, since a SENCO opens nearly all."""
    return next((who for who in FIRST if who in address.opens), min(address.opens))


@pytest.fixture(scope="module")
def seen(town_served: tuple[Town, str], chromium: Any) -> dict[str, Seen]:
    """Every page, visited, with names and words as long as they come; on pictures as they are mostly."""
    town, site = town_served
    if not SHOTS:
        lengthen(town)
    found: dict[str, Seen] = {}
    visitors: dict[str, Visitor] = {}
    for address in PAGES:
        who = visitor_of(address)
        if who not in visitors:
            account = account_of(town, who)
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(account)} if account else None
            visitors[who] = Visitor(chromium, site, cookie)
        name = f"{address.name}-{'-'.join(address.things.values())}".replace(":", "-").strip("-")
        found[f"{address} as {who}"] = visitors[who].visit(url_of(address, town), name)
    for visitor in visitors.values():
        visitor.leave()
    return found


def test_every_page_is_there(seen: dict[str, Seen]) -> None:
    faults = {name: page.status for name, page in seen.items() if page.status != 200}
    assert not faults, listed(faults)


def test_axe_finds_nothing_by_day_on_a_desk_nor_by_night_on_a_phone(seen: dict[str, Seen]) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (make machine): accessibility NOT checked")
    faults = {name: page.axe for name, page in seen.items() if page.axe}
    assert not faults, listed(faults)


def test_no_page_scrolls_sideways_at_320(seen: dict[str, Seen]) -> None:
    faults = {name: page.wide for name, page in seen.items() if page.wide}
    assert not faults, listed(faults)


def test_every_page_has_one_heading_of_the_first_rank(seen: dict[str, Seen]) -> None:
    faults = {name: page.headings for name, page in seen.items() if page.headings != 1}
    assert not faults, listed(faults)


def test_no_page_has_two_filled_buttons(seen: dict[str, Seen]) -> None:
    faults = {name: page.filled for name, page in seen.items() if len(page.filled) > 1}
    assert not faults, listed(faults)


def test_no_console_grumbles(seen: dict[str, Seen]) -> None:
    faults = {name: page.said for name, page in seen.items() if page.said}
    assert not faults, listed(faults)


def test_no_page_asks_another_host_for_anything(seen: dict[str, Seen]) -> None:
    faults = {name: page.elsewhere for name, page in seen.items() if page.elsewhere}
    assert not faults, listed(faults)


def test_what_can_be_done_can_be_done_without_script(seen: dict[str, Seen]) -> None:
    faults = {name: page.lost_without_script for name, page in seen.items() if page.lost_without_script}
    assert not faults, listed(faults)


def test_every_page_is_valid_html(seen: dict[str, Seen], tmp_path: Path) -> None:
    if not NU.exists() or shutil.which("java") is None:
        pytest.skip("vnu-jar or Java is not installed (make machine): HTML NOT checked")
    files = {f"{place}.html": name for place, name in enumerate(seen)}
    for file, name in files.items():
        (tmp_path / file).write_text(seen[name].source)
    checked = subprocess.run(["java", "-jar", NU, "--format", "json", tmp_path], capture_output=True, text=True, check=False, timeout=120)
    faults: dict[str, list[str]] = {}
    for message in json.loads(checked.stderr)["messages"]:
        if message["type"] == "error" and not KEPT_ROLE.match(message["message"]):
            line = f"line {message.get('lastLine')}: {message['message']}"
            faults.setdefault(files[Path(message["url"]).name], []).append(line)
    assert not faults, listed(faults)
