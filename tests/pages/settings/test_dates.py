"""Terms and closed days: added, corrected, removed and put back."""

from datetime import date

import pytest

from fourfold.audit.models import Event
from fourfold.schools import actions
from fourfold.schools.models import Closure, Term
from tests.cast import Cast
from tests.signed_in import client_of

HERE = "/settings/terms-and-dates"
AUTUMN = {"name": "Autumn, first half", "starts": "2026-09-03", "ends": "2026-10-23"}
YEAR = [
    ("Autumn, first half", date(2026, 9, 3), date(2026, 10, 23)),
    ("Autumn, second half", date(2026, 11, 2), date(2026, 12, 18)),
    ("Spring, first half", date(2027, 1, 4), date(2027, 2, 12)),
    ("Spring, second half", date(2027, 2, 22), date(2027, 3, 25)),
    ("Summer, first half", date(2027, 4, 12), date(2027, 5, 28)),
    ("Summer, second half", date(2027, 6, 7), date(2027, 7, 21)),
]


def whole_year(cast: Cast, *, but: str = "") -> None:
    for name, starts, ends in YEAR:
        if name != but:
            actions.add_term(cast.helen, cast.larkfield, name=name, starts=starts, ends=ends)


def dates_page(cast: Cast) -> str:
    return client_of(cast.account("amina")).get(HERE).content.decode()


def test_a_term_is_added_and_the_ledger_says_so(cast: Cast) -> None:
    assert client_of(cast.account("dan")).post(f"{HERE}/terms/add", AUTUMN).status_code == 302
    assert Term.objects.get(school=cast.larkfield).ends == date(2026, 10, 23)
    assert Event.objects.filter(verb="term.added", school=cast.larkfield.pk).count() == 1


def test_terms_that_overlap_are_refused_in_one_sentence(cast: Cast) -> None:
    whole_year(cast)
    page = client_of(cast.account("amina")).post(f"{HERE}/terms/add", AUTUMN | {"name": "Again"}).content.decode()
    assert "These dates overlap Autumn, first half. Change one of them." in page
    assert Term.objects.count() == len(YEAR)


def test_a_term_is_corrected(cast: Cast) -> None:
    whole_year(cast)
    answer = client_of(cast.account("amina")).post(f"{HERE}/terms/2026-09-03/edit", AUTUMN | {"starts": "2026-09-02"})
    assert answer.status_code == 302
    assert Term.objects.get(name="Autumn, first half").starts == date(2026, 9, 2)


def test_whoever_corrects_a_term_second_is_shown_the_other_date(cast: Cast) -> None:
    whole_year(cast)
    mine = client_of(cast.account("amina"))
    page = mine.get(f"{HERE}/terms/2026-09-03/edit").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0].replace("&#34;", '"')
    term = Term.objects.get(name="Autumn, first half")
    actions.change_term(cast.helen, term, name=term.name, starts=term.starts, ends=date(2026, 10, 22))
    page = mine.post(f"{HERE}/terms/2026-09-03/edit", AUTUMN | {"ends": "2026-10-21", "seen": seen}).content.decode()
    assert "22 October 2026" in page
    assert 'value="2026-10-21"' in page
    assert Term.objects.get(name="Autumn, first half").ends == date(2026, 10, 22)


def test_what_was_written_for_a_term_that_went_meanwhile_is_kept(cast: Cast) -> None:
    page = client_of(cast.account("amina")).post(f"{HERE}/terms/2026-09-03/edit", AUTUMN | {"name": "My autumn"}).content.decode()
    assert "changed or removed this term while you were writing" in page
    assert 'value="My autumn"' in page
    assert f'action="{HERE}/terms/add"' in page


def test_a_removed_term_comes_back_by_undo(cast: Cast) -> None:
    whole_year(cast)
    mine = client_of(cast.account("amina"))
    page = mine.post(f"{HERE}/terms/2026-11-02/remove", follow=True).content.decode()
    assert not Term.objects.filter(name="Autumn, second half").exists()
    undo = page.split(f'action="{HERE}/terms/put-back/')[1].split('"')[0]
    mine.post(f"{HERE}/terms/put-back/{undo}")
    term = Term.objects.get(name="Autumn, second half")
    assert (term.starts, term.ends) == (date(2026, 11, 2), date(2026, 12, 18))
    assert mine.post(f"{HERE}/terms/put-back/{undo}", follow=True).status_code == 200
    assert Term.objects.filter(name="Autumn, second half").count() == 1


def test_an_undo_belongs_to_the_school_that_removed(cast: Cast) -> None:
    whole_year(cast)
    page = client_of(cast.account("amina")).post(f"{HERE}/terms/2026-11-02/remove", follow=True).content.decode()
    undo = page.split(f'action="{HERE}/terms/put-back/')[1].split('"')[0]
    assert client_of(cast.account("odile")).post(f"{HERE}/terms/put-back/{undo}").status_code == 404
    assert client_of(cast.account("amina")).post(f"{HERE}/closures/put-back/{undo}").status_code == 404
    assert client_of(cast.account("amina")).post(f"{HERE}/terms/put-back/{undo}x").status_code == 404


def test_a_closed_day_is_added_removed_and_put_back(cast: Cast) -> None:
    mine = client_of(cast.account("amina"))
    mine.post(f"{HERE}/closures/add", {"day": "2026-11-02", "why": "Training day"})
    assert Closure.objects.get(school=cast.larkfield).why == "Training day"
    page = mine.post(f"{HERE}/closures/2026-11-02/remove", follow=True).content.decode()
    assert not Closure.objects.exists()
    mine.post(f"{HERE}/closures/put-back/{page.split(f'{HERE}/closures/put-back/')[1].split(chr(34))[0]}")
    assert Closure.objects.get(school=cast.larkfield).day == date(2026, 11, 2)


@pytest.mark.parametrize(("day", "says"), [("2026-11-07", "a Saturday"), ("2026-12-25", "Christmas Day")])
def test_a_day_that_is_shut_anyway_need_not_be_entered(cast: Cast, day: str, says: str) -> None:
    page = client_of(cast.account("amina")).post(f"{HERE}/closures/add", {"day": day, "why": "Shut"}).content.decode()
    assert f"that day is {says}, which is not counted" in page
    assert not Closure.objects.exists()


@pytest.mark.parametrize("verb", ["remove", "edit"])
def test_the_terms_of_another_school_cannot_be_reached(cast: Cast, verb: str) -> None:
    whole_year(cast)
    client_of(cast.account("odile")).post(f"{HERE}/terms/2026-09-03/{verb}", AUTUMN | {"name": "Theirs"})
    assert Term.objects.get(school=cast.larkfield, starts=date(2026, 9, 3)).name == "Autumn, first half"
    assert client_of(cast.account("odile")).get(f"{HERE}/terms/2026-09-03/edit").status_code == 404


def test_a_whole_year_is_counted_and_the_next_is_missed(cast: Cast) -> None:
    whole_year(cast)
    page = dates_page(cast)
    assert "Term dates are missing for 2027/28" in page
    assert "193 school days" in page
    assert page.count("Until they are here, Fourfold counts weekdays") == 1
    home = client_of(cast.account("amina")).get("/settings/").content.decode()
    assert "Set for 2026/27. Those for 2027/28 can still come." in home


def test_a_term_left_out_is_seen_as_a_gap(cast: Cast) -> None:
    whole_year(cast, but="Spring, first half")
    page = dates_page(cast)
    assert "Nothing is entered from Saturday 19 December 2026 to Sunday 21 February 2027" in page


def test_a_term_without_its_half_term_week_is_doubted(cast: Cast) -> None:
    actions.add_term(cast.helen, cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 12, 18))
    assert "Autumn runs for more than 9 weeks" in dates_page(cast)


def test_bank_holidays_are_shown_as_counted_already(cast: Cast) -> None:
    page = dates_page(cast)
    assert "Bank holidays, counted already" in page
    assert "Friday 26 March 2027: Good Friday" in page


@pytest.mark.parametrize("verb", ["edit", "remove"])
def test_a_term_that_goes_between_the_page_and_the_press_breaks_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    whole_year(cast)
    gone = Term.objects.get(name="Autumn, first half")
    monkeypatch.setattr("fourfold.pages.settings.dates.queries.term_starting", lambda *_: gone)
    actions.remove_term(cast.helen, Term.objects.get(pk=gone.pk))
    page = client_of(cast.account("amina")).post(f"{HERE}/terms/2026-09-03/{verb}", AUTUMN, follow=True).content.decode()
    assert ("while you were writing" if verb == "edit" else "had removed that already") in page
