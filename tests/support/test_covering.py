"""Somebody covers for a day: they see what helps and say that they have read it, and nothing else, on that day alone (6.49)."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.accounts import cover_links
from fourfold.accounts.models import Account, CoverLink
from fourfold.audit.models import Viewing
from fourfold.outbox.models import Mail
from fourfold.profiles import actions as profiles
from fourfold.pupils import actions as pupils
from fourfold.support import actions, queries
from fourfold.support.models import Plan, Reading
from fourfold.support.refusals import Refused
from tests.cast import AUTUMN, MAKER, TODAY, Cast, at
from tests.profiles.test_one_page import on_the_page
from tests.profiles.test_picture import offered
from tests.signed_in import client_of
from tests.support.history import started

SUPPLY = {"name": "Sue Supply", "email": "sue@agency.example.org"}


def arranged(cast: Cast, who: str = "tom", **changed: object) -> str:
    """The path of the link that was mailed."""
    actions.arrange_cover(cast.actor(who), cast.leo, **(SUPPLY | {"day": TODAY} | changed))
    mail = Mail.objects.filter(purpose="cover-link").order_by("-pk").first()
    assert mail
    found = re.search(r"/cover/\S+", mail.body)
    assert found
    return found[0]


def code_mailed() -> str:
    mail = Mail.objects.filter(purpose="cover-code").order_by("-pk").first()
    assert mail
    found = re.search(r"\d{4} \d{4}", mail.body)
    assert found
    return found[0]


def come_in(path: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.post(path, {"send": "1"})
    client.post(path, {"code": code_mailed()})
    return client


def unread(cast: Cast, plan: Plan) -> list[str]:
    return [one.name for one in queries.readers_of(cast.amina, plan, today=clock.today()) if one.read_at is None]


def test_cover_sees_the_strategies_and_says_that_they_have_read_them(cast: Cast) -> None:
    """A32: a cover teacher is timetabled, the day starts: they see the strategies on one page; what they said they read is stored; who has
    not read it is listed for the SENCO."""
    plan = started(cast)
    on_the_page(cast, "Ask me, then wait")
    path = arranged(cast)
    assert "Sue Supply" in unread(cast, plan)
    sue = come_in(path)
    page = sue.get(path).content.decode()
    assert "Give him time" in page
    assert "Ask me, then wait" in page
    for hidden in ("Leo will read a page", "Reading with sounds", "Specific learning", "Grace", "expected"):
        assert hidden not in page
    sue.post(path, {"version": plan.code})
    assert "You have read this." in sue.get(path).content.decode()
    assert Reading.objects.get().account.email == SUPPLY["email"]
    assert "Sue Supply" not in unread(cast, plan)


def test_the_link_alone_names_no_child_and_opens_nothing(cast: Cast) -> None:
    started(cast)
    path = arranged(cast)
    page = Client().get(path).content.decode()
    assert "Send me the code" in page
    for words in ("Leo", "Give him time", "sue@", "Sue"):
        assert words not in page
    stranger = Client()
    stranger.post(path, {"send": "1"})
    assert "This code does not work" in stranger.post(path, {"code": "0000 0000"}).content.decode()
    assert stranger.post(path, {"version": Plan.objects.get().code}).status_code == 200
    assert not Reading.objects.exists()


def test_no_mail_names_a_child(cast: Cast) -> None:
    started(cast)
    come_in(arranged(cast))
    for mail in Mail.objects.filter(purpose__startswith="cover"):
        assert mail.to == SUPPLY["email"]
        assert "Leo" not in mail.subject + mail.body
        assert "Obi" not in mail.subject + mail.body


def test_a_link_that_was_opened_is_no_page_on_another_device(cast: Cast) -> None:
    started(cast)
    path = arranged(cast)
    sue = come_in(path)
    assert sue.get(path).status_code == 200
    for other in (Client(), client_of(cast.account("tom")), client_of(cast.account("grace"))):
        assert other.get(path).status_code == 404
        assert other.post(path, {"send": "1"}).status_code == 404


def test_a_code_of_one_link_does_not_open_another(cast: Cast) -> None:
    started(cast)
    hers = arranged(cast)
    his = arranged(cast, name="Sam Spare", email="sam@agency.example.org")
    thief = Client()
    thief.post(hers, {"send": "1"})
    assert "does not work" in thief.post(his, {"code": code_mailed()}).content.decode()
    assert not CoverLink.objects.exclude(device_mark="").exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_on_any_other_day_it_is_no_page_even_on_the_same_device(cast: Cast, days: int) -> None:
    started(cast)
    path = arranged(cast, day=TODAY + timedelta(days=max(0, days)))
    if days == -1:
        sue = come_in(path)
        with clock.set_to(at(TODAY + timedelta(days=1), 0)):
            assert sue.get(path).status_code == 404
    else:
        assert Client().get(path).status_code == 404


def test_taken_back_it_is_gone_in_the_next_request(cast: Cast) -> None:
    started(cast)
    path = arranged(cast)
    sue = come_in(path)
    page = client_of(cast.account("amina")).get("/covering").content.decode()
    assert "Has read 0 of 1." in page
    account = Account.objects.get(email=SUPPLY["email"])
    client_of(cast.account("amina")).post(f"/covering/{account.code}/{TODAY}/take-back")
    assert sue.get(path).status_code == 404
    assert sue.post(path, {"version": Plan.objects.get().code}).status_code == 404
    assert arranged(cast) != path


def test_the_session_opens_no_other_page(cast: Cast) -> None:
    started(cast)
    sue = come_in(arranged(cast))
    for page in ("/today", f"/pupils/{cast.leo.code}/story", f"/pupils/{cast.leo.code}/helps", "/register", "/home"):
        answer = sue.get(page)
        assert answer.status_code == 302
        assert "/sign-in/" in answer.headers["Location"]


def test_somebody_kept_out_or_the_childs_own_parent_sees_nothing_as_cover(cast: Cast) -> None:
    started(cast)
    for email in ("rob@example.org", "grace@example.org"):
        path = arranged(cast, name="A Parent", email=email)
        page = come_in(path).get(path).content.decode()
        assert "Give him time" not in page
        assert "Leo" not in page
    assert not Reading.objects.exists()


def test_whoever_works_here_is_named_and_gets_no_link(cast: Cast) -> None:
    started(cast)
    with pytest.raises(Refused, match="works here"):
        arranged(cast, name="Tess", email="tess@example.org")


@pytest.mark.parametrize("days", [-1, 15])
def test_cover_is_for_today_or_the_days_that_come(cast: Cast, days: int) -> None:
    started(cast)
    with pytest.raises(Refused):
        arranged(cast, day=TODAY + timedelta(days=days))


@pytest.mark.parametrize("who", ["tess", "helen", "sal", "odile", "grace", "rob", "gus", "stranger", "sysop"])
def test_who_may_not_write_of_the_child_names_no_cover(cast: Cast, who: str) -> None:
    started(cast)
    with pytest.raises((Denied, OutOfReach)):
        arranged(cast, who)
    with pytest.raises((Denied, OutOfReach)):
        actions.arrange_cover_in_office(cast.actor(who), cast.leo, **SUPPLY, day=TODAY)
    assert not CoverLink.objects.exists()


def test_a_teacher_names_cover_for_the_class_and_the_office_for_any(cast: Cast) -> None:
    started(cast)
    pupils.record_sen_status(MAKER, cast.max, status="K", starts=AUTUMN)
    sent = {**SUPPLY, "day": TODAY.isoformat()}
    tom, dan = client_of(cast.account("tom")), client_of(cast.account("dan"))
    assert "None of your pupils in this class" in tom.post("/covering", {**sent, "group": cast.larch.code}).content.decode()
    assert tom.post("/covering", {**sent, "group": cast.juniper.code}).status_code == 302
    assert dan.post("/covering", {**sent, "group": cast.larch.code}).status_code == 302
    (link,) = CoverLink.objects.all()
    (seen_by_amina,) = queries.covers_at(cast.amina, cast.larkfield, today=TODAY)
    (seen_by_tom,) = queries.covers_at(cast.tom, cast.larkfield, today=TODAY)
    assert [pupil.name for pupil in seen_by_amina.pupils] == ["Leo Obi", "Max Stone"]
    assert [pupil.name for pupil in seen_by_tom.pupils] == ["Leo Obi"]
    assert queries.covers_at(cast.odile, cast.larkfield, today=TODAY) == []
    assert link.account.email == SUPPLY["email"]


def test_cover_is_not_reminded_by_a_mail_that_leads_to_signing_in(cast: Cast) -> None:
    plan = started(cast)
    arranged(cast)
    actions.remind_readers(cast.amina, plan, today=TODAY)
    assert SUPPLY["email"] not in set(Mail.objects.filter(purpose="reading").values_list("to", flat=True))


def test_the_page_of_cover_asks_as_much_for_a_class_as_for_one_child(cast: Cast) -> None:
    started(cast)
    asked = []
    for named in ([cast.leo], [cast.max, cast.zoe]):
        for pupil in named:
            actions.arrange_cover(cast.amina, pupil, **SUPPLY, day=TODAY)
        actor = cover_links.actor_for(CoverLink.objects.get())
        with CaptureQueriesContext(connection) as seen:
            found = queries.cover_page(actor, today=clock.today())
        asked.append((len(found), len(seen)))
    assert [number for number, _ in asked] == [1, 3]
    assert asked[1][1] <= asked[0][1]
    assert Viewing.objects.filter(page="cover").count() == 4


def test_cover_is_named_for_one_child_alone_too(cast: Cast) -> None:
    """6.49: the adult who helps one child is away, and nobody else of the class is anybody's business that day."""
    started(cast)
    pupils.record_sen_status(MAKER, cast.max, status="K", starts=AUTUMN)
    amina = client_of(cast.account("amina"))
    assert "covers for Leo Obi" in amina.get(f"/covering?child={cast.leo.code}").content.decode()
    assert amina.post(f"/covering?child={cast.leo.code}", {**SUPPLY, "day": TODAY.isoformat()}).status_code == 302
    (seen,) = queries.covers_at(cast.amina, cast.larkfield, today=TODAY)
    assert [pupil.name for pupil in seen.pupils] == ["Leo Obi"]


def test_nobody_names_cover_for_a_child_out_of_their_reach(cast: Cast) -> None:
    address, sent = f"/covering?child={cast.max.code}", {**SUPPLY, "day": TODAY.isoformat()}
    assert client_of(cast.account("tom")).post(address, sent).status_code == 404
    assert client_of(cast.account("tom")).get("/covering?child=zzzzzz").status_code == 404
    assert not CoverLink.objects.exists()


def test_cover_knows_the_child_by_the_picture_on_that_day_and_device_alone(cast: Cast) -> None:
    picture = offered(cast, "Leo on his bike")
    path = arranged(cast)
    there, elsewhere = come_in(path), Client()
    address = f"{path}/pictures/{picture.code}"
    assert 'alt="Leo on his bike"' in there.get(path).content.decode()
    assert there.get(address).headers["Content-Type"] == "image/png"
    assert elsewhere.get(address).status_code == 404
    profiles.take_picture_back(cast.grace, picture, today=TODAY)
    assert "<img" not in there.get(path).content.decode().split("<main")[1]
    assert there.get(address).status_code == 404
