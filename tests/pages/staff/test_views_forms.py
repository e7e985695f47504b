"""What staff write down of a child's own views, beside My say (6.45, 6.54; UNCRC article 12)."""

from datetime import date

import pytest
from django.test import Client

from fourfold.profiles.models import Added, NotHeard, Saying
from tests.cast import TODAY, Cast
from tests.pages.said import said as said_at
from tests.profiles.test_views import heard
from tests.signed_in import client_of

SHOWED = {
    "method": "observation",
    "words": "He took the fox book three times.",
    "helper": "Ms Moor",
    "helper_role": "Teaching assistant",
    "meaning": "He likes stories about animals.",
    "once": "a" * 32,
}
NOT_TODAY = {"tried": ["talk", "symbols"], "why": "He was very tired.", "try_again_on": "01/12/2026"}


@pytest.fixture
def tess(cast: Cast) -> Client:
    return client_of(cast.account("tess"))


def said(cast: Cast, client: Client, way: str, form: dict[str, object] | None = None) -> str:
    return said_at(client, f"/pupils/{cast.leo.code}/views{way}", form)


def test_what_a_child_showed_is_kept_once_with_what_it_may_mean_apart(cast: Cast, tess: Client) -> None:
    assert 'value="Ms Moor"' in said(cast, tess, "/new")
    for _press in range(2):
        page = said(cast, tess, "/new", SHOWED)
    assert "Kept as Leo said or showed it." in page
    assert "He took the fox book three times." in page
    row = Saying.objects.get()
    assert (row.words, "animals" in row.words) == (SHOWED["words"], False)
    assert Added.objects.get(saying=row).words == SHOWED["meaning"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"method": ""}, "Choose how you found out"),
        ({"words": " "}, "Write what they said or showed"),
        ({"helper": ""}, "Write who was with them"),
    ],
)
def test_a_hurried_page_keeps_nothing_as_the_childs_words(cast: Cast, tess: Client, changed: dict[str, str], says: str) -> None:
    page = said(cast, tess, "/new", SHOWED | changed)
    assert page.count(says) == 2, "at the top and at the field"
    assert "He likes stories about animals." in page
    assert not Saying.objects.exists()


def test_that_a_child_could_not_be_heard_stands_with_what_was_tried_and_the_day_to_try_again(cast: Cast, tess: Client) -> None:
    page = said(cast, tess, "/not-heard", NOT_TODAY)
    assert "Written down. Try again on the day that you chose." in page
    assert "He was very tired." in page
    row = NotHeard.objects.get()
    assert (row.tried, row.try_again_on, row.on) == (["talk", "symbols"], date(2026, 12, 1), TODAY)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"tried": []}, "Choose what you tried. A child who does not speak can still show what they think."),
        ({"why": ""}, "Write why it was not possible"),
        ({"try_again_on": ""}, "Add the day on which you will try again"),
        ({"try_again_on": "2026-11-24"}, "Choose a day after today to try again."),
    ],
)
def test_nobody_is_unheard_without_a_try_a_reason_and_a_day(cast: Cast, tess: Client, changed: dict[str, object], says: str) -> None:
    assert says in said(cast, tess, "/not-heard", NOT_TODAY | changed)
    assert not NotHeard.objects.exists()


def test_what_was_done_stands_beside_a_childs_words_and_never_in_them(cast: Cast, tess: Client) -> None:
    row = heard(cast, meaning="")
    before = row.words
    assert before.splitlines()[0] in said(cast, tess, f"/{row.code}/add")
    for _press in range(2):
        page = said(cast, tess, f"/{row.code}/add", {"kind": "done", "words": "We moved his seat."})
    assert "Added beside Leo’s words." in page
    row.refresh_from_db()
    assert (row.words, [one.words for one in row.added.all()]) == (before, ["We moved his seat."])


@pytest.mark.parametrize(
    ("sent", "says"), [({"kind": "done", "words": " "}, "Write a few words"), ({"kind": "", "words": "x"}, "Choose what you add")]
)
def test_nothing_is_added_in_a_hurry(cast: Cast, tess: Client, sent: dict[str, object], says: str) -> None:
    row = heard(cast, meaning="")
    assert says in said(cast, tess, f"/{row.code}/add", sent)
    assert not row.added.exists()


def test_one_childs_words_are_not_added_to_from_anothers_page(cast: Cast) -> None:
    to = f"/pupils/{cast.max.code}/views/{heard(cast).code}/add"
    amina = client_of(cast.account("amina"))
    assert [amina.get(to).status_code, amina.post(to, {"kind": "done", "words": "x"}).status_code] == [404, 404]
