"""What the local authority offers, and when somebody last checked it."""

from datetime import date

import pytest
from django.test import Client

from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import doors
from fourfold.audit.models import Event
from fourfold.schools import actions
from fourfold.schools.checked import is_stale
from fourfold.schools.models import Authority, AuthorityEntry
from fourfold.schools.offers import offers_at
from tests.cast import MAKER, TODAY, Cast
from tests.signed_in import client_of

FILLED = {
    "sendiass": {
        "sendiass_name": "Northshire SENDIASS",
        "sendiass_phone": "01632 960119",
        "sendiass_email": "help@sendiass.example",
        "sendiass_web": "https://sendiass.example",
    },
    "mediation": {"mediation_name": "Talk Together", "mediation_phone": "01632 960120"},
    "local-offer": {"local_offer_web": "https://localoffer.example"},
    "requests": {"assessment_email": "ehc@northshire.example", "assessment_address": "County Hall\r\nNorthtown"},
}


def theirs(cast: Cast) -> Authority | AuthorityEntry:
    return offers_at(cast.larkfield)


@pytest.mark.parametrize("slug", FILLED)
def test_each_service_is_saved_and_the_ledger_names_its_fields(cast: Cast, slug: str) -> None:
    before = theirs(cast)
    assert client_of(cast.account("helen")).post(f"/settings/authority/{slug}", FILLED[slug] | {"seen": ""}).status_code == 302
    # A browser sends lines with two signs at their ends; one is kept, as everywhere.
    kept = {name: value.replace("\r\n", "\n") for name, value in FILLED[slug].items()}
    assert {name: getattr(theirs(cast), name) for name in FILLED[slug]} == kept
    event = Event.objects.filter(verb="authority.edited").latest("number")
    changed = {f"authorityentry.{name}" for name, value in kept.items() if getattr(before, name) != value}
    assert set(event.changed) - {"authorityentry"} == changed


def test_changing_a_number_does_not_say_that_all_was_checked(cast: Cast) -> None:
    client_of(cast.account("helen")).post("/settings/authority/mediation", FILLED["mediation"] | {"seen": ""})
    assert theirs(cast).checked_on == date(2026, 9, 1)


def test_one_press_says_that_all_was_checked_today(cast: Cast) -> None:
    assert client_of(cast.account("amina")).post("/settings/authority/checked").status_code == 302
    assert theirs(cast).checked_on == TODAY


def test_a_check_is_a_press_and_never_a_link(cast: Cast) -> None:
    assert client_of(cast.account("amina")).get("/settings/authority/checked").status_code == 405


@pytest.mark.parametrize("name", ["tom", "gus"])
def test_who_may_not_set_up_the_school_checks_nothing(cast: Cast, name: str) -> None:
    assert client_of(cast.account(name)).post("/settings/authority/checked").status_code == 403
    assert theirs(cast).checked_on == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("checked_on", "stale"),
    [(None, True), (date(2025, 11, 23), True), (date(2025, 11, 24), False), (date(2026, 9, 1), False), (TODAY, False)],
)
def test_details_go_stale_after_twelve_months_to_the_day(checked_on: date | None, stale: bool) -> None:
    assert is_stale(checked_on, today=TODAY) is stale


def test_a_check_on_the_29th_of_february_lasts_to_the_1st_of_march() -> None:
    assert not is_stale(date(2028, 2, 29), today=date(2029, 3, 1))
    assert is_stale(date(2028, 2, 29), today=date(2029, 3, 2))


def test_stale_details_say_so(cast: Cast) -> None:
    actions.edit_authority(cast.helen, cast.larkfield, checked_on=date(2025, 3, 1))
    page = client_of(cast.account("amina")).get("/settings/authority").content.decode()
    assert "On Saturday 1 March 2025, more than 12 months ago." in page


def test_whoever_saves_second_is_shown_both_numbers(cast: Cast) -> None:
    mine = client_of(cast.account("amina"))
    page = mine.get("/settings/authority/mediation").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0].replace("&#34;", '"')
    actions.edit_authority(cast.helen, cast.larkfield, mediation_phone="01632 960121")
    page = mine.post("/settings/authority/mediation", FILLED["mediation"] | {"seen": seen}).content.decode()
    assert "01632 960121" in page
    assert 'value="01632 960120"' in page
    assert theirs(cast).mediation_phone == "01632 960121"


def test_one_school_tells_nobody_elses_families_whom_to_ring(cast: Cast) -> None:
    """Two schools of one authority share what the installation began with, and nothing that either writes."""
    shared = Authority.objects.get(pk=cast.larkfield.authority_id)
    assert cast.millbrook.authority_id == shared.pk
    before = offers_at(cast.millbrook).sendiass_phone
    client_of(cast.account("amina")).post("/settings/authority/sendiass", FILLED["sendiass"] | {"seen": ""})
    assert theirs(cast).sendiass_phone == "01632 960119"
    assert offers_at(cast.millbrook).sendiass_phone == before
    assert "01632 960119" not in Client().get(f"/schools/{cast.millbrook.code}/").content.decode()


def test_no_school_may_write_what_is_shared(cast: Cast) -> None:
    shared = Authority.objects.get(pk=cast.larkfield.authority_id)
    for name in ("helen", "amina", "dan", "sysop"):
        assert not may(Permission.SETTINGS_EDIT, shared.standing(cast.actor(name), Permission.SETTINGS_EDIT), side=Side.SCHOOL)


def test_another_council_where_families_live_is_checked_and_corrected_by_itself(cast: Cast) -> None:
    """A17: the entry of the home authority is the one that those families read."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        home = Authority(code="998", name="Southshire", sendiass_name="Southshire SENDIASS", sendiass_phone="01632 960999")
        home.save()
        cast.leo.home_authority = home
        cast.leo.save()
    amina = client_of(cast.account("amina"))
    assert "Southshire" in amina.get("/settings/authority").content.decode()
    assert "Nobody has yet" in amina.get("/settings/authority?of=998").content.decode()
    amina.post("/settings/authority/checked?of=998")
    amina.post("/settings/authority/sendiass?of=998", {"sendiass_name": "Southshire Advice", "sendiass_phone": "01632 960111", "seen": ""})
    entry = AuthorityEntry.objects.get(school=cast.larkfield, authority=home)
    assert (entry.sendiass_name, entry.checked_on) == ("Southshire Advice", TODAY)
    html = client_of(cast.account("grace")).get("/family/help", follow=True).content.decode()
    assert "01632 960111" in html
    assert "Northshire SENDIASS" not in html
    assert cast.larkfield.authority.sendiass_name == "Northshire SENDIASS"
    assert client_of(cast.account("odile")).get("/settings/authority?of=998").status_code == 404
