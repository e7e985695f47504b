"""Who else comes in, in a real browser: a father who is kept out does not; a professional and a young person do."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fourfold.accounts.models import Account
from fourfold.pupils import actions
from fourfold.pupils.models import Parent, Pupil
from tests.cast import AUTUMN, MAKER, Cast
from tests.journeys.at_hand import link_in, look, mailed

pytestmark = pytest.mark.browser
GRACE = "grace.mensah@example.org"
ROY = "roy@example.org"


def a_family_that_has_not_come_in(pupil: Pupil) -> None:
    """Grace, of whom the school is not sure yet; and Roy, who is kept out."""
    actions.add_parent(MAKER, pupil, relation="mum", starts=AUTUMN, title="Mrs", forename="Grace", surname="Mensah", email=GRACE)
    link = actions.add_parent(MAKER, pupil, relation="dad", starts=AUTUMN, forename="Roy", surname="Mensah", email=ROY)
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=AUTUMN)


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
    senco.get_by_role("group", name="Whose agreement does this rest on?").get_by_text("Grace Obi").click()
    senco.get_by_label("On which day was that?").fill("2026-11-23")
    senco.get_by_role("group", name="How did you hear it?").locator("label").first.click()
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
