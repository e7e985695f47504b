"""The rounds of a school on the page: opened, planned, closed, signed off (A1, A2)."""

from datetime import date
from typing import Any

import pytest

from fourfold.pages.staff.rounds.home import as_read
from fourfold.progress import actions
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.scales import Scale
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import autumn_round, entries, in_juniper, reading
from tests.signed_in import client_of

NEXT = {"next_name": "Spring 2027", "next_day": "2027-03-12"}


def year_five(cast: Cast) -> Measure:
    return actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED, year_groups=["5"])


def test_a_round_is_opened_with_its_day_and_measures_and_never_twice_on_one_day(cast: Cast) -> None:
    first, _second = reading(cast), actions.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    dan = client_of(cast.account("dan"))
    sent = {"name": "Autumn 2026", "day": "2026-11-13", "measures": [first.code]}
    assert dan.post("/progress/rounds/new", sent).headers["Location"] == "/progress"
    assert [part.measure for part in Round.objects.get().parts.all()] == [first]
    html = dan.post("/progress/rounds/new", sent).content.decode()
    assert "Autumn 2026 is a round already" in html


def test_4_of_28_missing_keep_a_round_open_and_are_named(cast: Cast) -> None:
    """A1: closing is refused with the names, and the senior leader reads them class by class."""
    measure = year_five(cast)
    in_round, pupils = autumn_round(cast, measure), in_juniper(cast, 28)
    actions.record_results(MAKER, in_round, entries=entries(measure, *pupils[:24]))
    html = client_of(cast.account("amina")).post(f"/progress/rounds/{in_round.code}/close", follow=True).content.decode()
    assert "Autumn 2026 stays open. Without a result: Child24 Field, Child25 Field, Child26 Field, Child27 Field." in html
    html = client_of(cast.account("sal")).get(f"/progress/rounds/{in_round.code}").content.decode()
    assert "Autumn 2026: 4 pupils have results missing" in html
    assert all(pupil.name in html for pupil in pupils[24:])
    assert Round.objects.get().is_open


def test_a_complete_round_is_signed_off_and_the_next_has_its_date(cast: Cast) -> None:
    """A2: who, when, and the round kept."""
    measure = year_five(cast)
    in_round = autumn_round(cast, measure)
    actions.record_results(MAKER, in_round, entries=entries(measure, cast.leo))
    sal = client_of(cast.account("sal"))
    for _ in range(2):
        html = sal.post(f"/progress/rounds/{in_round.code}/sign-off", NEXT, follow=True).content.decode()
    assert "Autumn 2026 is signed off" in html
    assert "by Mr Reed." in html
    assert list(Round.objects.values_list("name", flat=True)) == ["Autumn 2026", "Spring 2027"]
    assert "Spring 2027" in sal.get("/progress/rounds").content.decode()


def test_with_results_missing_it_asks_why_and_keeps_what_was_written(cast: Cast) -> None:
    in_round = autumn_round(cast)
    sal = client_of(cast.account("sal"))
    html = sal.post(f"/progress/rounds/{in_round.code}/sign-off", NEXT | {"because": " "}).content.decode()
    assert html.count("Say why you sign it off now.") == 2, "at the top, and at the field"
    assert 'value="2027-03-12"' in html
    html = sal.post(
        f"/progress/rounds/{in_round.code}/sign-off", {"because": "The heating failed.", "next_name": "Spring"}
    ).content.decode()
    assert html.count("Say when pupils are assessed next") == 2
    sal.post(f"/progress/rounds/{in_round.code}/sign-off", NEXT | {"because": "The heating failed."})
    assert Round.objects.get(pk=in_round.pk).incomplete_because == "The heating failed."


def test_a_measure_with_results_stays_in_its_round_and_another_comes_in(cast: Cast) -> None:
    first = reading(cast)
    maths = actions.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    in_round = autumn_round(cast, first)
    actions.record_results(MAKER, in_round, entries=entries(first, cast.leo))
    amina, url = client_of(cast.account("amina")), f"/progress/rounds/{in_round.code}/plan"
    sent = {"name": "Autumn term", "day": "2026-11-20", "measures": [maths.code]}
    assert "Reading already has results in this round, so it stays." in amina.post(url, sent).content.decode()
    amina.post(url, sent | {"measures": [first.code, maths.code]})
    kept = Round.objects.get()
    assert (kept.name, kept.day, kept.parts.count(), Result.objects.count()) == ("Autumn term", date(2026, 11, 20), 2, 1)


@pytest.mark.parametrize(
    ("name", "deed", "status"), [("sal", "close", 403), ("dan", "sign-off", 403), ("tom", "close", 403), ("odile", "close", 404)]
)
def test_who_closes_and_who_signs_off(cast: Cast, name: str, deed: str, status: int) -> None:
    in_round = autumn_round(cast)
    sent: dict[str, Any] = NEXT | {"because": "I say so"}
    assert client_of(cast.account(name)).post(f"/progress/rounds/{in_round.code}/{deed}", sent).status_code == status
    assert Round.objects.get().is_open


def test_a_round_of_nobody_is_signed_off_no_earlier_than_its_day(cast: Cast) -> None:
    later = actions.open_round(MAKER, cast.larkfield, name="Spring", day=date(2027, 3, 12), today=TODAY, measures=[reading(cast)])
    assert "Sign off" not in client_of(cast.account("sal")).get(f"/progress/rounds/{later.code}").content.decode()


def test_classes_stand_as_people_count_them() -> None:
    names = ["10 Kestrel", "R Maple", "2 Elder", "1 Beech", "10 English 2", "10 English 1"]
    assert sorted(names, key=as_read) == ["R Maple", "1 Beech", "2 Elder", "10 English 1", "10 English 2", "10 Kestrel"]


@pytest.mark.parametrize("day", ["9999-12-31", "2062-11-13", "0001-01-01", "1066-10-14", "31/02/2026"])
def test_a_day_that_is_a_slip_opens_no_round_and_what_was_typed_stays(cast: Cast, day: str) -> None:
    sent = {"name": "Autumn 2026", "day": day, "measures": [reading(cast).code]}
    html = client_of(cast.account("dan")).post("/progress/rounds/new", sent).content.decode()
    assert "There is a problem" in html
    assert 'value="Autumn 2026"' in html
    assert f'value="{day}"' in html
    assert not Round.objects.exists()


def test_a_name_in_other_letters_or_with_unseen_signs_is_the_same_name(cast: Cast) -> None:
    measure = reading(cast)
    autumn_round(cast, measure)
    dan = client_of(cast.account("dan"))
    for name in ("autumn 2026", " Autumn  2026", "Autumn\u202e 2026"):
        html = dan.post("/progress/rounds/new", {"name": name, "day": "2026-11-20", "measures": [measure.code] * 2}).content.decode()
        assert "Autumn 2026 is a round already" in html
    assert Round.objects.count() == 1


def test_a_round_is_signed_off_once_and_the_next_has_a_name(cast: Cast) -> None:
    measure = year_five(cast)
    in_round = autumn_round(cast, measure)
    actions.record_results(MAKER, in_round, entries=entries(measure, cast.leo))
    sal = client_of(cast.account("sal"))
    html = sal.post(f"/progress/rounds/{in_round.code}/sign-off", NEXT | {"next_name": " "}).content.decode()
    assert "Say what the next round is called." in html
    assert Round.objects.get().is_open
    actions.sign_off_round(cast.actor("sal"), in_round, today=TODAY, next_name="Spring 2027", next_day=date(2027, 3, 12))
    actions.sign_off_round(MAKER, in_round, today=TODAY)
    in_round.refresh_from_db()
    assert in_round.signed_off_by == cast.account("sal")


def test_a_round_that_is_still_to_come_is_not_signed_off_by_a_form_made_by_hand(cast: Cast) -> None:
    coming = actions.open_round(MAKER, cast.larkfield, name="Spring 2027", day=date(2027, 3, 12), today=TODAY, measures=[reading(cast)])
    said = {"because": "Because.", "next_name": "Summer 2027", "next_day": "2027-06-11"}
    html = client_of(cast.account("sal")).post(f"/progress/rounds/{coming.code}/sign-off", said).content.decode()
    assert "Spring 2027 is still to come. Sign it off on 12/03/2027, or after." in html
    assert Round.objects.get().is_open
