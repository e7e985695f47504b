"""Whom a family can turn to stands behind every page of theirs, one press away, and on every letter (A16, A17)."""

import re

import pytest

from fourfold.documents.letters import Letter
from fourfold.notifications.models import Delivery
from tests.house.addresses import Address, table
from tests.house.test_every_url import as_person, url_of
from tests.house.things import Town

READERS = ("grace", "kim", "zoe_herself")
HELP = {
    "the SENCO": "Mrs Begum",
    "the head": "Mrs Price",
    "a request that is answered": "Ask to talk",
    "how to complain": "Make a complaint",
    "free advice of the home authority": "Northshire SENDIASS",
    "when it was checked": "We checked this on",
    "help to agree": "disagreement resolution",
    "the family's own right": "EHC needs assessment",
}


def pages_of(who: str) -> list[Address]:
    """Every page of families that opens to this person; a question on a page of its own keeps one way on."""
    audiences = ("family:", "young-person:")
    return [one for one in table() if one.name.startswith(audiences) and who in one.opens and one.is_page]


@pytest.mark.parametrize("who", READERS)
def test_every_page_of_a_family_leads_to_who_can_help(town: Town, who: str) -> None:
    """A16."""
    reader = as_person(town, who)
    without = []
    for address in pages_of(who):
        html = reader.get(url_of(address, town)).content.decode()
        if "/family/help" not in html and "/not-happy" not in html:
            without.append(str(address))
    assert pages_of(who)
    assert not without


def test_one_press_shows_everyone_who_can_help(town: Town) -> None:
    """A16, A17."""
    html = as_person(town, "grace").get("/family/help", follow=True).content.decode()
    text = re.sub(r"<[^>]+>", " ", html)
    assert [what for what, words in HELP.items() if words not in text] == []


def test_every_letter_says_who_can_help(town: Town) -> None:
    """A16, A17: each kind that was written in this town, to each of its readers."""
    kinds = set()
    for delivery in Delivery.objects.select_related("notice"):
        letter = Letter.from_json(delivery.english or delivery.letter)
        words = " ".join(" ".join((one.heading, *one.paragraphs)) for one in letter.rights)
        left_out = [what for what, said in HELP.items() if what != "a request that is answered" and said not in words]
        assert not left_out, (delivery.notice.kind, left_out)
        kinds.add(delivery.notice.kind)
    assert {"meeting_invitation", "support_started", "sen_support_decided"} <= kinds
