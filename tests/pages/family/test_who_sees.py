"""Who outside school sees a child's record, on the family's own page, and stopping it there (6.47)."""

from datetime import date

from fourfold.pupils.models import Grant
from tests.cast import Cast
from tests.signed_in import client_of


def test_it_says_who_what_until_when_and_on_whose_word(cast: Cast) -> None:
    page = client_of(cast.account("grace")).get(f"/family/{cast.leo.code}/who-sees").content.decode()
    for words in (
        "One person outside school can see this",
        "Megan Pryce",
        "The plan, and what we hope for",
        "28 November",
        "You agreed on",
    ):
        assert words in page


def test_a_press_stops_it_and_her_next_page_is_not_there(cast: Cast) -> None:
    address, megan = f"/family/{cast.leo.code}/who-sees", client_of(cast.account("megan"))
    assert megan.get(f"/visits/{cast.leo.code}").status_code == 200
    for who in ("grace", "grace", "kim"):
        assert client_of(cast.account(who)).post(f"{address}/1/stop").status_code == 302
    assert megan.get(f"/visits/{cast.leo.code}").status_code == 404
    page = client_of(cast.account("kim")).get(address).content.decode()
    assert "Grace Obi stopped it on" in page
    staff = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/people").content.decode()
    assert "Grace Obi took that back on" in staff


def test_no_one_else_can_press_it(cast: Cast) -> None:
    for who in ("rob", "yan", "leo_himself", "megan", "amina", "odile"):
        answer = client_of(cast.account(who)).post(f"/family/{cast.leo.code}/who-sees/1/stop")
        assert answer.status_code in (403, 404)
    assert client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/who-sees/9/stop").status_code == 404
    assert Grant.objects.get(pupil=cast.leo).ends == date(2026, 11, 28)
