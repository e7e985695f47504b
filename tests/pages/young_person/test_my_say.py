"""My say: one question a screen, nothing kept before "this is right", and nothing ever changed by an adult."""

import pytest
from django.test import Client

from fourfold.concerns.models import Concern
from fourfold.documents.pictures import made_safe
from fourfold.profiles.actions import use_our_drawing, use_symbol
from fourfold.profiles.models import Saying
from fourfold.ui.once import once_key
from tests.cast import Cast
from tests.documents.drawn import drawn
from tests.signed_in import client_of

LAST = 4


@pytest.fixture
def leo(cast: Cast) -> Client:
    return client_of(cast.account("leo_himself"))


def answered(client: Client, **more: object) -> None:
    """Good; a friend, and a few words; the rest skipped."""
    assert client.post("/my/say/1", {"chosen": "well"})["Location"] == "/my/say/2"
    assert client.post("/my/say/2", {"chosen": ["friend", "pictures"], "words": "I like the fox.", **more})["Location"] == "/my/say/3"
    client.post("/my/say/3", {"skip": "yes"})
    assert client.post("/my/say/4", {"skip": "yes"})["Location"] == "/my/say/check"


def sent(client: Client, **more: str) -> str:
    """Press "yes, send it"."""
    page = client.get("/my/say/check").content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    return str(client.post("/my/say/check", {"once": once, **more})["Location"])


def test_a_child_is_asked_one_question_at_a_time_with_nothing_chosen_and_can_skip_each(leo: Client) -> None:
    for place in range(1, LAST + 1):
        page = leo.get(f"/my/say/{place}").content.decode()
        assert f"Question {place} of {LAST}" in page
        assert 'name="skip"' in page
        assert "checked" not in page
    assert leo.get(f"/my/say/{LAST + 1}").status_code == 404


def test_faces_are_real_radios_with_words(leo: Client) -> None:
    page = leo.get("/my/say/1").content.decode()
    assert page.count('type="radio"') == 5
    for word in ("Really good", "Good", "OK", "Not good", "Really bad"):
        assert word in page


def test_nothing_is_kept_before_the_child_says_that_it_is_right(leo: Client) -> None:
    answered(leo)
    page = leo.get("/my/say/check").content.decode()
    assert "I like the fox." in page
    assert not Saying.objects.exists()
    sent(leo)
    said = Saying.objects.get()
    assert said.words == "How does school feel? Good.\nWhat helps you? Picture cards, A friend. I like the fox."
    assert said.asked == "primary-1"


def test_sending_twice_keeps_it_once(leo: Client) -> None:
    answered(leo)
    page = leo.get("/my/say/check").content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    for _ in range(2):
        assert leo.post("/my/say/check", {"once": once})["Location"] == "/my/say/thank-you"
    assert Saying.objects.count() == 1
    assert "Then we will tell you what we did" in leo.get("/my/say/thank-you").content.decode()


def test_a_child_who_skips_everything_has_said_nothing(leo: Client) -> None:
    for place in range(1, LAST + 1):
        leo.post(f"/my/say/{place}", {"skip": "yes"})
    assert "You did not say anything today" in leo.get("/my/say/check").content.decode()
    leo.post("/my/say/check", {"once": leo.session["my_say"]["once"]})
    assert not Saying.objects.exists()


def test_an_answer_can_be_put_right_from_the_last_screen(leo: Client) -> None:
    answered(leo)
    assert leo.post("/my/say/1?back", {"chosen": "hard"})["Location"] == "/my/say/check"
    assert "Not good" in leo.get("/my/say/check").content.decode()


def test_next_with_nothing_says_what_to_do_and_keeps_what_was_typed(leo: Client) -> None:
    page = leo.post("/my/say/1", {"words": ""}).content.decode()
    assert "Choose one, or write something. Or press Skip." in page
    page = leo.post("/my/say/1", {"chosen": "no-such-face", "words": "hello"}).content.decode()
    assert "hello" in page


def test_from_16_they_say_who_may_see_it(cast: Cast) -> None:
    zoe = client_of(cast.account("zoe_herself"))
    zoe.post("/my/say/2", {"words": "My art."})
    assert "Who may see this?" in zoe.get("/my/say/check").content.decode()
    once = zoe.session["my_say"]["once"]
    assert "Choose who may see this" in zoe.post("/my/say/check", {"once": once}).content.decode()
    zoe.post("/my/say/check", {"once": once, "who": "school"})
    assert Saying.objects.get().shown_to_parents is False


@pytest.mark.parametrize("name", ["amina", "tom", "grace", "rob", "kim", "stranger", "megan", "odile"])
def test_my_say_is_nobodys_but_the_childs(cast: Cast, name: str) -> None:
    client = client_of(cast.account(name))
    for place in ("", "/1", "/check", "/thank-you", "/before", "/worry", "/give-back"):
        assert client.get(f"/my/say{place}").status_code == 404


def test_something_worries_me_is_the_one_concern_of_the_school(cast: Cast, leo: Client) -> None:
    said = {"words": "They push me at lunch.", "once": once_key()}
    for _ in range(2):
        assert leo.post("/my/say/worry", said)["Location"] == "/my/say/thank-you"
    concern = Concern.objects.get()
    assert (concern.raised_as, concern.pupil, concern.raised_by) == ("pupil", cast.leo, cast.account("leo_himself"))


@pytest.mark.parametrize(("words", "told"), [("Dad hits me at home.", True), ("Maths is boring.", False)])
def test_words_of_a_child_who_may_not_be_safe_show_whom_to_tell_now(cast: Cast, leo: Client, words: str, told: bool) -> None:
    cast.larkfield.safeguarding_lead = "Mr Reed, room 2"
    leo.post("/my/say/worry", {"words": words, "once": once_key()})
    page = leo.get("/my/say/thank-you").content.decode()
    assert ("Call 999 now" in page) is told
    assert ("Childline" in page) is told


def test_you_said_we_did(cast: Cast, leo: Client) -> None:
    from fourfold import clock
    from fourfold.profiles.actions import add_to_saying
    from fourfold.profiles.kinds import AddedAs

    answered(leo)
    sent(leo)
    add_to_saying(cast.tom, Saying.objects.get(), kind=AddedAs.DONE, words="You have fox cards now.", today=clock.today())
    page = leo.get("/my/say/before").content.decode()
    assert "We did" in page
    assert "You have fox cards now." in page


def test_a_schools_own_symbol_takes_the_place_of_our_drawing(cast: Cast, leo: Client) -> None:
    symbol = use_symbol(cast.amina, cast.larkfield, choice="friend", picture=made_safe(drawn()))
    page = leo.get("/my/say/2").content.decode()
    assert page.count("<img class=") == 1
    address = f"/my/say/symbols/{symbol.code}"
    assert f'src="{address}"' in page
    assert leo.get(address)["Content-Type"] == "image/png"
    assert [client_of(cast.account(who)).get(address).status_code for who in ("grace", "tess", "odile", "stranger")] == [200, 200, 404, 404]
    use_our_drawing(cast.amina, cast.larkfield, choice="friend")
    assert "<img class=" not in leo.get("/my/say/2").content.decode()
    assert leo.get(address).status_code == 404


def test_the_youngest_who_have_an_account_come_to_my_say_alone(cast: Cast, leo: Client) -> None:
    assert leo.get("/my/plan")["Location"] == "/my/say"
    assert client_of(cast.account("zoe_herself")).get("/my/plan").status_code == 200


def test_from_16_they_can_change_their_mind_about_who_reads_it(cast: Cast) -> None:
    zoe = client_of(cast.account("zoe_herself"))
    zoe.post("/my/say/2", {"words": "My art."})
    zoe.post("/my/say/check", {"once": zoe.session["my_say"]["once"], "who": "parents"})
    said = Saying.objects.get()
    assert "Your parents can read this." in zoe.get("/my/say/before").content.decode()
    for answer, shown in (("no", False), ("yes", True)):
        assert zoe.post(f"/my/say/before/{said.code}", {"parents": answer})["Location"] == "/my/say/before"
        said.refresh_from_db()
        assert said.shown_to_parents is shown
    assert said.words == "What matters most to you? My art."


@pytest.mark.parametrize("name", ["leo_himself", "yan", "amina", "stranger"])
def test_nobody_else_changes_who_reads_it(cast: Cast, leo: Client, name: str) -> None:
    answered(leo)
    sent(leo)
    said = Saying.objects.get()
    assert client_of(cast.account(name)).post(f"/my/say/before/{said.code}", {"parents": "no"}).status_code == 404
    said.refresh_from_db()
    assert said.shown_to_parents
