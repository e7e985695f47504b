"""A child's turn on an adult's device: My say and nothing else, until the adult signs in again."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from fourfold.accounts import phones
from fourfold.concerns.models import Concern
from fourfold.profiles.models import Saying
from tests.cast import OTHERS, STAFF, Cast
from tests.house.addresses import Address, table
from tests.house.test_every_url import url_of
from tests.house.things import things
from tests.pages.young_person.test_my_say import answered, sent
from tests.signed_in import client_of

ASK = {"questions": "primary", "method": "symbols"}


def handed(cast: Cast, name: str = "tess") -> Client:
    """This adult's device in Leo's hands."""
    client = client_of(cast.account(name))
    if name == "grace":
        answer = client.post(f"/family/{cast.leo.code}/my-say")
    else:
        answer = client.post(f"/pupils/{cast.leo.code}/views/hand-over", ASK)
    assert answer["Location"] == "/my/say"
    assert answer["Clear-Site-Data"] == '"cache"'
    return client


@pytest.mark.parametrize("name", ["amina", "tom", "tess", "grace"])
def test_whoever_works_with_a_child_or_is_their_parent_hands_over_their_device(cast: Cast, name: str) -> None:
    client = handed(cast, name)
    assert "Hello Leo" in client.get("/my/say").content.decode()


@pytest.mark.parametrize("name", ["helen", "sal", "dan", "megan", "odile", "stranger", "rob", "kim"])
def test_nobody_else_does(cast: Cast, name: str) -> None:
    client = client_of(cast.account(name))
    assert client.post(f"/pupils/{cast.leo.code}/views/hand-over", ASK).status_code in {403, 404}
    assert client.post(f"/family/{cast.leo.code}/my-say").status_code == 404
    assert "only_my_say" not in client.session


@pytest.fixture(scope="module")
def everything() -> list[Address]:
    return table()


def strangers_words(cast: Cast) -> list[str]:
    """What could be of an adult or of another child."""
    names = {name for name, *_ in (*STAFF.values(), *OTHERS.values())} - {"Leo Obi", "Tess Moor"}
    return [*names, "example.org", "Max Stone", "/sign-in/account", "/pupils", "Sign out", "Fourfold demo"]


def test_every_other_address_leads_back_and_shows_nothing_of_the_adult(cast: Cast, everything: list[Address]) -> None:
    """All addresses that there are, and some that there are not; looked at, and sent a form (the ways to sign in are only looked at)."""
    town = things(cast)
    client = handed(cast)
    back, wrong = 0, []
    for path in [*(url_of(address, town) for address in everything), "/no/such/page", "/pupils/", "/admin/", "/my/sayings"]:
        inside = path == "/my/say" or path.startswith(("/my/say/", "/sign-in/"))
        for answer in [client.get(path), *([] if path.startswith("/sign-in/") else [client.post(path, {"x": "y"})])]:
            led_back = answer.status_code == 302 and answer["Location"] == "/my/say"
            back += led_back
            if not (led_back or inside):
                wrong.append(f"{path}: {answer.status_code}")
            shown = [word for word in strangers_words(cast) if word in answer.content.decode(errors="ignore")]
            if path.startswith("/my/say") and shown:
                wrong.append(f"{path} shows {shown}")
            if inside and path.startswith("/sign-in/") and re.search("Tess|Moor|tess@", answer.content.decode(errors="ignore")):
                wrong.append(f"{path} shows whose device it is")
    assert wrong == []
    assert back > len(everything)
    assert client.session["only_my_say"] == cast.leo.code


def test_what_was_looked_at_before_comes_from_no_store(cast: Cast) -> None:
    client = client_of(cast.account("tess"))
    for path in ("/pupils", f"/pupils/{cast.leo.code}/story", "/my/say"):
        assert "no-store" in client.get(path).headers.get("Cache-Control", "")


def test_the_helper_is_named_with_their_part_and_the_way_is_kept(cast: Cast) -> None:
    client = handed(cast)
    assert "Ms Moor is helping. Nobody changes what you say." in client.get("/my/say/1").content.decode()
    answered(client)
    sent(client)
    said = Saying.objects.get()
    assert (said.method, said.helped_by, said.helper_role) == ("symbols", "Ms Moor", "Teaching assistant or support staff")
    assert (said.voice, said.pupil, said.recorded_by) == ("child", cast.leo, cast.account("tess"))


def test_at_home_the_parent_is_the_helper(cast: Cast) -> None:
    client = handed(cast, "grace")
    answered(client)
    sent(client)
    assert Saying.objects.get().helped_by == "Mrs Obi"


def test_on_a_parents_device_a_worry_is_told_to_people_and_not_written(cast: Cast) -> None:
    """The parent could read it again: it may be about home."""
    client = handed(cast, "grace")
    assert "textarea" not in client.get("/my/say/worry").content.decode()
    client.post("/my/say/worry", {"words": "I am scared at home."})
    assert not Concern.objects.exists()


def test_on_a_school_device_a_worry_is_the_childs_words_written_down(cast: Cast) -> None:
    client = handed(cast)
    client.post("/my/say/worry", {"words": "They push me."})
    concern = Concern.objects.get()
    assert (concern.raised_as, concern.spoken_by, concern.words) == ("spoken", "Leo Obi", "They push me.")


def test_what_was_not_sent_is_gone_when_the_adult_signs_in_again(cast: Cast) -> None:
    from fourfold.accounts import sessions

    client = handed(cast)
    client.post("/my/say/1", {"chosen": "bad"})
    assert client.session[sessions.MY_SAY]["answers"]
    client.post("/sign-in/", {"email": "tess@example.org", "way": "password"})
    client.post("/sign-in/password", {"email": "tess@example.org", "password": "correct horse battery"})
    assert sessions.MY_SAY not in client.session
    assert sessions.ONLY_MY_SAY not in client.session


def test_an_adult_who_may_no_longer_see_the_child_takes_the_page_with_them(cast: Cast) -> None:
    from fourfold.pupils import actions
    from tests.cast import AUTUMN, MAKER

    client = handed(cast, "grace")
    actions.restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=AUTUMN)
    assert client.get("/my/say").status_code == 404
    assert client.post("/my/say/1", {"chosen": "well"})["Location"] == "/my/say"


def test_a_phone_that_was_registered_for_the_log_opens_it_no_more_in_a_childs_hands(cast: Cast, rf: RequestFactory) -> None:
    """Its token needs no session: a child who signs the adult out, or waits, would else read the day's names."""
    answer = HttpResponse()
    phones.register(rf.get("/"), answer, cast.account("tess"))
    client = client_of(cast.account("tess"))
    client.cookies[phones.COOKIE] = token = answer.cookies[phones.COOKIE].value
    client.post(f"/pupils/{cast.leo.code}/views/hand-over", ASK)
    client.cookies[phones.COOKIE] = token
    client.post("/sign-in/out")
    assert client.get("/log").status_code == 302
    assert client.get("/log/day").status_code in {302, 403, 404}
