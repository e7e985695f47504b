"""The registered phone: twelve hours, today's sessions, first names, and nothing else."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from fourfold import clock
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.accounts import phones
from fourfold.accounts.actions import close_account
from fourfold.accounts.models import Membership, Phone
from fourfold.audit import doors
from fourfold.pupils.queries import visible_to
from fourfold.support import actions
from fourfold.support.kinds import Happened
from fourfold.support.models import COUNTS, GroupSlot, ProvisionLine, Session
from tests.cast import MAKER, Cast, at
from tests.signed_in import client_of
from tests.support import history

TODAY = history.TODAY
NOW = at(TODAY).replace(minute=45)
KEY = "p" * 32


@pytest.fixture
def line(cast: Cast) -> Iterator[ProvisionLine]:
    with clock.set_to(at(TODAY, 8)):
        line = history.helped(cast, cast.leo)
    with clock.set_to(NOW):
        yield line


@pytest.fixture
def phone(cast: Cast, line: ProvisionLine) -> Client:
    """Tess's phone, registered this morning; her session is over."""
    client = client_of(cast.account("tess"))
    client.post("/log/phone")
    del client.cookies[settings.SESSION_COOKIE_NAME]
    return client


def slot() -> GroupSlot:
    return GroupSlot.objects.get(weekday=TODAY.weekday())


def is_at_the_door(client: Client, where: str = "/log") -> bool:
    response = client.get(where)
    return response.status_code == 302 and "/sign-in/" in response.headers["Location"]


def test_a_registered_phone_logs_without_signing_in(phone: Client, cast: Cast) -> None:
    assert "Went well for Leo" in phone.get("/log").content.decode()
    phone.post(f"/log/{slot().code}", {"all": "well", "key": KEY})
    assert Session.objects.get().by == cast.account("tess")
    phone.post(f"/log/undo/{KEY}")
    assert not Session.objects.filter(COUNTS).exists()


@pytest.mark.parametrize("where", ["/log", "/log/day"])
def test_it_is_shown_first_names_and_no_record(phone: Client, cast: Cast, where: str) -> None:
    html = phone.get(where).content.decode()
    assert "Leo" in html
    assert "Obi" not in html
    assert cast.leo.code not in html


def test_every_other_page_asks_it_to_sign_in(phone: Client, cast: Cast, line: ProvisionLine) -> None:
    session = actions.log_session(cast.tess, line, key="x" * 32, on=TODAY, state=Happened.HAPPENED)
    for where in ("/today", "/pupils", f"/pupils/{cast.leo.code}/story", "/groups", "/log/else", f"/log/entry/{session.code}", "/home"):
        assert is_at_the_door(phone, where), where


def test_it_never_opens_what_is_not_of_today(phone: Client) -> None:
    with clock.set_to(at(date(2026, 11, 25))):
        assert phone.get(f"/log/{slot().code}/{TODAY}").status_code in (302, 404)


@pytest.mark.parametrize(("hours", "open_still"), [(11, True), (13, False)])
def test_it_lasts_twelve_hours(phone: Client, hours: int, open_still: bool) -> None:
    with clock.set_to(NOW + timedelta(hours=hours)):
        assert is_at_the_door(phone) is not open_still


def test_it_outlives_the_quarter_of_an_hour_of_a_session(cast: Cast, line: ProvisionLine) -> None:
    client = client_of(cast.account("tess"))
    client.post("/log/phone")
    session = client.session
    session["seen"] -= 16 * 60
    session.save()
    assert "This phone only logs." in client.get("/log").content.decode()
    assert is_at_the_door(client, "/today")


def test_signing_out_everywhere_stops_it(phone: Client, cast: Cast) -> None:
    client_of(cast.account("tess")).post("/sign-in/account/sessions", {"session": "others"})
    assert is_at_the_door(phone)


def test_it_stands_among_ones_sessions_and_is_stopped_there_by_its_owner_alone(phone: Client, cast: Cast) -> None:
    mine, number = client_of(cast.account("tess")), Phone.objects.get().pk
    assert "for logging sessions alone" in mine.get("/sign-in/account").content.decode()
    client_of(cast.account("tom")).post("/sign-in/account/sessions", {"session": f"phone-{number}"})
    assert not is_at_the_door(phone)
    mine.post("/sign-in/account/sessions", {"session": f"phone-{number}"})
    assert is_at_the_door(phone)


def test_signing_out_on_the_phone_stops_it(cast: Cast, line: ProvisionLine) -> None:
    client = client_of(cast.account("tess"))
    client.post("/log/phone")
    client.post("/sign-in/out")
    assert Phone.objects.get().ended_at is not None


def test_an_account_that_is_closed_is_felt_at_once(phone: Client, cast: Cast) -> None:
    close_account(cast.helen, Membership.objects.get(account=cast.account("tess")))
    assert is_at_the_door(phone)


def test_a_membership_that_ends_is_felt_at_once(phone: Client, cast: Cast) -> None:
    with doors.opened(doors.Door("test", MAKER)):
        membership = Membership.objects.get(account=cast.account("tess"))
        membership.ends = membership.starts
        membership.save(update_fields=["ends"])
    assert phone.get("/log").status_code == 403


def test_only_who_is_fully_signed_in_registers_a_phone(cast: Cast, line: ProvisionLine, phone: Client) -> None:
    assert is_at_the_door(phone, "/log/phone") or phone.post("/log/phone").status_code == 302
    half = client_of(cast.account("tess"), second_factor=False)
    half.post("/log/phone")
    assert Client().post("/log/phone").status_code == 302
    assert Phone.objects.count() == 1


def test_a_made_up_token_opens_nothing(db: None) -> None:
    client = Client()
    client.cookies[phones.COOKIE] = "a" * 43
    assert is_at_the_door(client)


def test_whatever_its_owner_may_do_it_has_three_rights(cast: Cast, line: ProvisionLine) -> None:
    client = client_of(cast.account("amina"))
    client.post("/log/phone")
    actor = phones.actor_at(Phone.objects.get(account=cast.account("amina")), today=TODAY)
    assert not visible_to(actor).exists()
    with pytest.raises(OutOfReach):
        actions.settle(actor, actions.log_session(cast.tess, line, key=KEY, on=TODAY, state=Happened.HAPPENED), counts=True)
    assert visible_to(actor, Permission.SESSIONS_VIEW).filter(pk=cast.leo.pk).exists()


def sent(client: Client, key: str = KEY, **how: str) -> dict[str, str]:
    body = {"key": key, "code": slot().code, "on": TODAY.isoformat(), "for": ProvisionLine.objects.get().code} | how
    return json.loads(client.post("/log/sync", body).content)


def test_what_was_kept_is_written_once_however_often_it_is_sent(phone: Client) -> None:
    assert [sent(phone, all="well")["result"] for _ in range(2)] == ["saved", "saved"]
    assert Session.objects.count() == 1


def test_what_two_phones_said_alike_is_written_once_and_what_differs_twice(phone: Client) -> None:
    results = [sent(phone, key, all=how)["result"] for key, how in (("a" * 32, "well"), ("b" * 32, "well"), ("c" * 32, "away"))]
    assert results == ["saved", "saved", "both"]
    assert (Session.objects.count(), Session.objects.filter(COUNTS).get().feeling) == (2, "well")


def test_what_was_kept_before_the_times_changed_is_not_lost(phone: Client) -> None:
    assert sent(phone, all="well", code="zzzzzzzzzz")["result"] == "saved"
    assert Session.objects.get().slot is None


@pytest.mark.parametrize("how", [{"on": "2026-11-22"}, {"on": "2026-11-25"}, {"for": "zzzzzzzzzz"}, {"all": "splendid"}])
def test_what_cannot_be_taken_says_why_and_stays_on_the_phone(phone: Client, how: dict[str, str]) -> None:
    assert sent(phone, **({"all": "well"} | how))["result"] == "refused"
    assert not Session.objects.exists()


def test_nobody_sends_for_a_child_whom_they_do_not_help(cast: Cast, line: ProvisionLine) -> None:
    assert sent(client_of(cast.account("odile")), all="well")["result"] == "refused"
    assert client_of(cast.account("grace")).post("/log/sync", {"all": "well"}).status_code == 403


def test_the_pages_that_a_phone_keeps_say_nothing_of_anybody(cast: Cast, line: ProvisionLine) -> None:
    for client in (Client(), client_of(cast.account("tess"))):
        html = client.get("/log/offline").content.decode()
        assert "Leo" not in html
    answer = Client().get("/log/worker.js")
    assert answer.headers["Service-Worker-Allowed"] == "/log"
    assert answer.headers["Content-Type"].startswith("text/javascript")
