"""A parent whom the school has just made sure of comes in: from the office's button to her child's page, in a real browser."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.audit import ledger
from fourfold.outbox.models import Mail
from fourfold.pupils import actions
from fourfold.pupils.models import Parent, Pupil
from fourfold.support.actions import share_plan
from tests.cast import AUTUMN, MAKER, Cast
from tests.house.visiting import AXE, FAULTS_OF_AXE
from tests.support.history import drafted

pytestmark = pytest.mark.browser
GRACE = "grace.mensah@example.org"
ROY = "roy@example.org"


def a_family_that_has_not_come_in(pupil: Pupil) -> None:
    """Grace, of whom the school is not sure yet; and Roy, who is kept out."""
    actions.add_parent(MAKER, pupil, relation="mum", starts=AUTUMN, title="Mrs", forename="Grace", surname="Mensah", email=GRACE)
    link = actions.add_parent(MAKER, pupil, relation="dad", starts=AUTUMN, forename="Roy", surname="Mensah", email=ROY)
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)


def mailed(to: str) -> str:
    """What the last mail to this address says."""
    return str(Mail.objects.filter(to=to).latest("pk").body)


def link_in(mail: str, site: str) -> str:
    """The link in a mail, at the address where the site is served here."""
    found = re.search(rf"{re.escape(settings.ORIGIN)}(/\S+)", mail)
    assert found
    return site + found.group(1)


def look(page: Any, shot: Callable[[Any, str], None], name: str) -> None:
    """At a desk and on a phone; axe finds nothing, and no page is wider than the phone."""
    assert page.locator("h1").count() == 1
    if AXE.exists():
        page.evaluate(AXE.read_text())
        assert page.evaluate(FAULTS_OF_AXE) == []
    shot(page, f"{name}-1280")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, f"{name}-390")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_parent_comes_in_and_reads_her_childs_page(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]
) -> None:
    cast, site = cast_committed, live_server.url
    share_plan(cast.amina, drafted(cast), today=clock.today())
    a_family_that_has_not_come_in(cast.leo)
    people = f"{site}/pupils/{cast.leo.code}/people"

    senco = open_page()
    signed_in(senco, cast.account("amina"))
    senco.goto(people)
    card = senco.locator("li.card", has_text="Mrs Grace Mensah")
    assert card.get_by_role("button").count() == 0
    card.get_by_role("link", name="Make sure who this is").click()
    senco.get_by_text("Yes", exact=True).click()
    senco.get_by_label("How do we know?").fill("Birth certificate seen")
    senco.get_by_role("button", name="We have made sure").click()
    look(senco, shot, "people-invite")
    card.get_by_role("button", name="Invite Grace to read Leo’s record").click()
    assert "not yet opened" in card.inner_text()
    look(senco, shot, "people-invited")

    grace = open_page(width=390)
    grace.goto(link_in(mailed(GRACE), site))
    assert Parent.objects.get(email=GRACE).account is None
    look(grace, shot, "invitation")
    grace.get_by_role("button", name="Come in").click()
    assert "Leo" in grace.get_by_role("heading", level=1).inner_text()
    look(grace, shot, "first-page")
    for way in ("Letters", "Worried?", "Plan"):
        grace.get_by_role("navigation", name="Main", exact=True).get_by_role("link", name=way, exact=True).click()
        assert grace.get_by_role("navigation", name="Main", exact=True).locator("[aria-current=page]").inner_text() == way

    later = open_page(width=390)
    later.goto(f"{site}/sign-in/")
    later.get_by_label("Your email").fill(GRACE)
    later.get_by_role("button", name="Email me a code").click()
    code = re.search(r"\d{4} \d{4}", mailed(GRACE))
    assert code
    later.get_by_label(re.compile("code", re.I)).fill(code.group())
    later.locator("main button[type=submit]").first.click()
    later.wait_for_url(f"**/family/{cast.leo.code}")
    assert "Leo" in later.get_by_role("heading", level=1).inner_text()

    senco.goto(people)
    assert "Grace can sign in" in card.inner_text()
    assert not list(ledger.faults())


def test_the_invitation_of_a_father_who_is_kept_out_meanwhile_opens_nothing(
    cast_committed: Cast,
    live_server: Any,
    open_page: Any,
    grumbles: list[str],
    signed_in: Callable[..., None],
    shot: Callable[[Any, str], None],
) -> None:
    cast, site = cast_committed, live_server.url
    a_family_that_has_not_come_in(cast.leo)
    senco = open_page()
    signed_in(senco, cast.account("amina"))
    senco.goto(f"{site}/pupils/{cast.leo.code}/people")
    card = senco.locator("li.card", has_text="Roy Mensah").first
    card.get_by_role("button", name="Invite Roy to read Leo’s record").click()
    invitation = link_in(mailed(ROY), site)

    roy = open_page(width=390)
    roy.goto(invitation)
    actions.restrict(MAKER, cast.leo, parent=Parent.objects.get(email=ROY), kind="Court order", starts=AUTUMN)
    roy.get_by_role("button", name="Come in").click()
    assert "does not work any more" in roy.get_by_role("heading", level=1).inner_text()
    assert "Leo" not in roy.content()
    look(roy, shot, "kept-out-invitation")
    assert Parent.objects.get(email=ROY).account is None
    senco.reload()
    assert senco.get_by_role("button", name="Invite Roy").count() == 0
    grumbles[:] = [said for said in grumbles if "404" not in said]


def test_a_professional_is_let_in_and_lands_on_what_is_shared(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]
) -> None:
    cast, site = cast_committed, live_server.url
    senco = open_page()
    signed_in(senco, cast.account("amina"))
    senco.goto(f"{site}/pupils/{cast.leo.code}/people")
    senco.get_by_role("link", name="Let a professional see this record").click()
    look(senco, shot, "grant")
    senco.get_by_label("Name", exact=True).fill("Ola Berg")
    senco.get_by_label("Work email").fill("ola@example.org")
    senco.get_by_label("What are they asked for?").fill("Occupational therapy")
    senco.get_by_role("button", name="Let them see it").click()
    assert "Tick what they may see" in senco.get_by_role("alert").inner_text()
    look(senco, shot, "grant-refused")
    senco.get_by_text("What helps", exact=True).click()
    senco.get_by_role("button", name="Let them see it").click()
    assert senco.get_by_text("Ola Berg: Occupational therapy").is_visible()

    ola = open_page()
    ola.goto(link_in(mailed("ola@example.org"), site))
    ola.get_by_label("Choose a password").fill("tortoise piano river")
    ola.get_by_role("button", name="Use this password").click()
    ola.wait_for_url("**/sign-in/second-factor**")
    assert ola.get_by_role("navigation").count() == 0
    assert "Ola Berg" not in ola.content()
    signed_in(ola, Account.objects.get(email="ola@example.org"))
    ola.goto(f"{site}/home")
    ola.wait_for_url("**/visits")
    assert "Leo Obi" in ola.locator("main").inner_text()
    look(ola, shot, "visits")


def test_a_young_person_is_asked_in(
    cast_committed: Cast, live_server: Any, open_page: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]
) -> None:
    cast, site = cast_committed, live_server.url
    born = date(2010, 3, 4)
    zainab = actions.admit(MAKER, cast.larkfield, forename="Zainab", surname="Ali", born=born, year_group="12", starts=date(2022, 9, 1))
    senco = open_page()
    signed_in(senco, cast.account("amina"))
    senco.goto(f"{site}/pupils/{zainab.code}/people")
    senco.get_by_role("link", name="Invite Zainab").click()
    look(senco, shot, "invite-pupil")
    senco.get_by_label("Their own email").fill("zainab@example.org")
    senco.get_by_role("button", name="Send the invitation").click()
    look(senco, shot, "people-young-person")

    own = open_page(width=390)
    own.goto(link_in(mailed("zainab@example.org"), site))
    own.get_by_role("button", name="Come in").click()
    own.wait_for_url("**/my/plan")
    look(own, shot, "my-plan")
