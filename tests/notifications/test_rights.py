"""The rights that every letter carries, in words that a child of eleven can read."""

from datetime import date

import pytest

from fourfold.audit import doors
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading_age
from fourfold.documents.letters import Section
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.sender import Sender
from fourfold.schools.models import Authority
from tests.cast import MAKER, TODAY, Cast


def said(sections: tuple[Section, ...]) -> str:
    return "\n".join("\n".join((one.heading, *one.paragraphs)) for one in sections)


@pytest.mark.parametrize(
    "what",
    [
        "Mr Hardy is Leo’s teacher",
        "Mrs Begum is the SENCO",
        "the headteacher, Mrs Price",
        "Northshire SENDIASS",
        "01632 960118",
        "We checked this on 1 September 2026",
        "Make a complaint",
        "EHC needs assessment",
        "You can ask for it yourself",
        "Local Offer",
        "disagreement resolution",
    ],
)
def test_every_letter_says(cast: Cast, what: str) -> None:
    assert what in said(rights_sections(Sender(cast.leo, TODAY)))


@pytest.mark.parametrize("to_pupil", [False, True])
def test_the_rights_can_be_read_at_eleven(cast: Cast, to_pupil: bool) -> None:
    for section in rights_sections(Sender(cast.leo, TODAY), to_pupil=to_pupil):
        assert reading_age(said((section,))) <= CEILING_FOR_FAMILIES, section


def test_a_young_person_reads_of_their_own_needs(cast: Cast) -> None:
    assert "look closely at your needs" in said(rights_sections(Sender(cast.zoe, TODAY), to_pupil=True))


def test_free_advice_is_that_of_the_authority_where_the_child_lives(cast: Cast) -> None:
    """A17."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        home = Authority(code="998", name="Southshire", sendiass_name="Southshire SENDIASS", sendiass_phone="01632 960999")
        home.save()
        cast.leo.home_authority = home
        cast.leo.save()
    words = said(rights_sections(Sender(cast.leo, TODAY)))
    assert "Southshire SENDIASS" in words
    assert "Northshire" not in words


@pytest.mark.parametrize(
    ("checked_on", "warns"), [(date(2026, 9, 1), False), (date(2025, 11, 24), False), (date(2025, 11, 23), True), (None, True)]
)
def test_what_was_not_checked_for_twelve_months_says_so(cast: Cast, checked_on: date | None, warns: bool) -> None:
    """A17: a number that nobody has checked for over a year is given with a warning, and never without."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        authority = cast.larkfield.authority
        authority.checked_on = checked_on
        authority.save()
    words = said(rights_sections(Sender(cast.leo, TODAY)))
    assert ("We have not checked this for over a year" in words) is warns
    assert "01632 960118" in words


def test_who_helps_to_agree_is_named_where_it_is_known(cast: Cast) -> None:
    assert "Ask SENDIASS or the council how." in said(rights_sections(Sender(cast.leo, TODAY)))
    with doors.opened(doors.Door("test.setup", MAKER)):
        authority = cast.larkfield.authority
        authority.mediation_name, authority.mediation_phone = "Northshire Mediation", "01632 960200"
        authority.save()
    words = said(rights_sections(Sender(cast.leo, TODAY)))
    assert "Northshire Mediation can tell you more. Call 01632 960200." in words
