"""Three pages: choose a file, check it, bring it in; and taking it back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.accounts.models import Membership
from fourfold.audit.models import Viewing
from fourfold.exchange.models import Batch, Upload, UploadedFile
from fourfold.pupils.models import Pupil
from tests.cast import Cast
from tests.exchange.conftest import LIST
from tests.signed_in import client_of

BAD = "Surname,Forename,DOB\nNew,Ann,2017-01-01\nNew,Ben,\n"
SECRET = "Surname,Forename,DOB,Password\nNew,Ann,2017-01-01,hunter2\n"
STAFF = "Email,Forename,Surname,Role\nnora@example.org,Nora,New,Teacher\n"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def heading(html: str) -> str:
    return re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)[1].strip()


def bring(client: Client, *words: str, kind: str = "pupils", name: str = "pupils.csv") -> str:
    """Bring a file; where that leads."""
    files = [SimpleUploadedFile(name, one.encode()) for one in words]
    answer = client.post("/settings/import", {"kind": kind, "file": files})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def apply(client: Client, check: str) -> str:
    seal = re.search(r'name="seal" value="([0-9a-f]+)"', page(client, check))[1]
    answer = client.post(check.replace("/check", "/apply"), {"seal": seal})
    assert answer.status_code == 302
    return answer.url


@pytest.fixture
def dan(cast: Cast) -> Client:
    return client_of(cast.account("dan"))


def test_the_check_counts_in_its_heading(dan: Client) -> None:
    assert heading(page(dan, bring(dan, LIST))) == "3 pupils: 3 new."


def test_nothing_changes_until_the_last_button(dan: Client) -> None:
    before = Pupil.objects.count()
    check = bring(dan, LIST)
    page(dan, check)
    assert Pupil.objects.count() == before
    assert heading(page(dan, apply(dan, check))) == "3 rows are in"
    assert Pupil.objects.count() == before + 3


def test_the_files_are_thrown_away_once_they_are_in(dan: Client) -> None:
    apply(dan, bring(dan, LIST))
    assert (Upload.objects.count(), UploadedFile.objects.count()) == (0, 0)


def test_a_check_leaves_a_viewing(dan: Client) -> None:
    page(dan, bring(dan, LIST))
    assert Viewing.objects.filter(page="settings:import-check").count() == 1


MANY = "Surname,Forename,DOB\n" + "".join(f"New,Ann{number:03},\n" for number in range(300)) + "=New,Ben,2017-01-01\n"


def test_of_many_rows_a_page_shows_the_first_and_the_rest_is_a_file(dan: Client) -> None:
    check = bring(dan, MANY)
    html = page(dan, check)
    assert heading(html) == "301 pupils: 1 new. 300 rows have a problem."
    assert html.count('type="checkbox"') == 200
    assert "1 to 200 of 300" in html
    assert page(dan, f"{check}?show=problem&page=2").count('type="checkbox"') == 100
    answer = dan.get(re.search(r'href="([^"]*rows.csv[^"]*)"', html)[1])
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 301
    assert lines[0] == "Row,What,In words"
    assert lines[1].startswith("pupils:2,Problem,")


def test_the_file_of_rows_holds_nothing_that_a_spreadsheet_works_out_and_nothing_that_only_stood_here(cast: Cast, dan: Client) -> None:
    check = bring(dan, f"Surname,Forename,DOB,UPN,Preferred forename\nObi,Leo,2017-03-12,{cast.leo.upn},=Lee\n")
    assert "Leo, now" in page(dan, check)
    words = b"".join(dan.get(check.replace("/check", "/rows.csv")).streaming_content).decode()
    assert "=Lee" in words
    assert ",=" not in words
    assert ", now" not in words
    assert "Obi" not in words


def test_every_row_with_a_problem_is_left_out_at_once_and_taken_in_again(dan: Client) -> None:
    check = bring(dan, MANY)
    leave_out = check.replace("/check", "/leave-out")
    dan.post(leave_out, {"every": "1"})
    assert Upload.objects.get().answers["leave_out"] == "pupils:2-301"
    html = page(dan, check)
    assert heading(html) == "1 pupil: 1 new."
    assert html.count('name="back"') == 50
    assert "And 250 rows more." in html
    dan.post(leave_out, {"none": "1"})
    assert heading(page(dan, check)).endswith("300 rows have a problem.")


def test_rows_with_a_problem_are_ticked_to_be_left_out(dan: Client) -> None:
    check = bring(dan, BAD)
    html = page(dan, check)
    assert heading(html) == "2 pupils: 1 new. 1 row has a problem."
    assert "Bring in these rows" not in html
    dan.post(check.replace("/check", "/leave-out"), {"row": "pupils:3"})
    assert heading(page(dan, check)) == "1 pupil: 1 new."
    dan.post(check.replace("/check", "/leave-out"), {"back": "pupils:3"})
    assert "problem" in heading(page(dan, check))


def test_passwords_are_dropped_before_anything_is_kept(dan: Client) -> None:
    html = page(dan, bring(dan, SECRET))
    assert "Passwords are never kept. Dropped: Password." in html
    assert b"hunter2" not in bytes(UploadedFile.objects.get().raw)


def test_the_check_says_at_its_head_that_rows_carry_a_warning(dan: Client) -> None:
    html = page(dan, bring(dan, "Surname,Forename,DOB,Year\nNew,Ann,2000-04-02,9\n"))
    assert "1 row has a warning, in grey. It comes in as it is written: read it first." in html
    assert "this pupil is 26" in html


def test_unclear_dates_are_asked_about(dan: Client) -> None:
    check = bring(dan, "Surname,Forename,DOB\nNew,Ann,02/03/2017\n")
    assert "One answer is needed" in heading(page(dan, check))
    assert dan.post(check, {"dates": "mdy"}).status_code == 302
    assert heading(page(dan, check)) == "1 pupil: 1 new."


def test_columns_that_are_not_plain_are_asked_about_and_remembered(dan: Client) -> None:
    columns = bring(dan, "Vorname,Nachname,DOB\nAnn,New,2017-01-01\n")
    assert columns.endswith("/columns")
    answer = dan.post(columns, {"column_0": "legal_forename", "column_1": "legal_surname", "column_2": "date_of_birth"})
    assert heading(page(dan, answer.url)) == "1 pupil: 1 new."
    apply(dan, answer.url)
    assert bring(dan, "Vorname,Nachname,DOB\nBen,New,2017-01-02\n").endswith("/check")


def test_a_file_none_of_whose_columns_is_known_can_be_thrown_away_where_it_is_asked_about(dan: Client) -> None:
    """The check asks about its columns for ever, so the way out stands on that page."""
    columns = bring(dan, "Colour,Size\nred,3\n")
    assert "We know none of these columns" in dan.get(columns).content.decode()
    away = columns.replace("/columns", "/discard")
    assert f'action="{away}"' in dan.get(columns).content.decode()
    dan.post(away)
    assert dan.get(columns).status_code == 404


def test_two_columns_for_one_thing_are_a_problem(dan: Client) -> None:
    columns = bring(dan, "Vorname,Nachname,DOB\nAnn,New,2017-01-01\n")
    html = dan.post(columns, {"column_0": "legal_surname", "column_1": "legal_surname"}).content.decode()
    assert "Vorname and Nachname are both said to hold the same thing" in html


@pytest.mark.parametrize("name", ["a.pdf", "a.xml", "a.csv"])
def test_what_cannot_be_read_is_said_beside_the_box_and_not_kept(dan: Client, name: str) -> None:
    raw = b"%PDF-1.7" if name.endswith("pdf") else b"<CTfile><Header>"
    kind = "ctf" if name.endswith("xml") else "pupils"
    answer = dan.post("/settings/import", {"kind": kind, "file": [SimpleUploadedFile(name, raw)]})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(("kind", "words", "leads"), [("pupils", LIST, "/pupils"), ("staff", STAFF, "/settings/people")])
def test_what_came_in_is_a_press_away(dan: Client, kind: str, words: str, leads: str) -> None:
    done = page(dan, apply(dan, bring(dan, words, kind=kind)))
    assert f'href="{leads}"' in re.search(r"<main.*</main>", done, re.DOTALL)[0]
    assert dan.get(leads).status_code == 200


def test_an_import_can_be_taken_back(dan: Client) -> None:
    before = Pupil.objects.count()
    done = apply(dan, bring(dan, LIST))
    assert "Take this import back" in page(dan, done)
    dan.post(f"{done}/undo")
    html = page(dan, done)
    assert (heading(html), Pupil.objects.count()) == ("This import was taken back", before)
    assert "Take this import back" not in html


def test_who_was_changed_since_is_named_after_taking_back(cast: Cast, dan: Client) -> None:
    from fourfold.pupils import actions
    from tests.cast import MAKER

    done = apply(dan, bring(dan, LIST))
    actions.correct_identity(MAKER, Pupil.objects.get(forename="Sean"), forename="Shaun")
    dan.post(f"{done}/undo")
    assert "<b>Sean Byrne</b>, row pupils:4: names, date of birth or UPN changed since" in page(dan, done)


def test_what_changed_meanwhile_sends_back_to_the_check(dan: Client) -> None:
    first, second = bring(dan, LIST), bring(dan, "Surname,Forename,DOB\nByrne,Sean,2016-11-30\n")
    seal = re.search(r'name="seal" value="([0-9a-f]+)"', page(dan, first))[1]
    apply(dan, second)
    answer = dan.post(first.replace("/check", "/apply"), {"seal": seal})
    assert answer.url == first
    assert "has changed since you checked" in page(dan, first)


def test_a_second_person_agrees_to_new_staff(cast: Cast, dan: Client) -> None:
    done = apply(dan, bring(dan, STAFF, kind="staff"))
    assert "Agree to these people" not in page(dan, done)
    helen = client_of(cast.account("helen"))
    assert "Agree to these people" in page(helen, done)
    helen.post(f"{done}/approve")
    assert Membership.objects.get(account__email="nora@example.org").approved_at is not None


@pytest.mark.parametrize("name", ["odile", "tom", "grace", "stranger"])
def test_nobody_else_finds_a_file_or_an_import(cast: Cast, dan: Client, name: str) -> None:
    done, check = apply(dan, bring(dan, LIST)), bring(dan, BAD)
    other = client_of(cast.account(name))
    for address in (done, check):
        assert other.get(address).status_code == 404
    for deed in ("apply", "leave-out", "discard"):
        assert other.post(check.replace("check", deed)).status_code == 404
    assert other.post(f"{done}/undo").status_code == 404
    assert (Upload.objects.count(), Batch.objects.filter(undone_at__isnull=True).count()) == (1, 1)


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "gus"])
def test_staff_who_may_bring_in_nothing_are_told_so(cast: Cast, name: str) -> None:
    assert client_of(cast.account(name)).get("/settings/import").status_code == 403


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_empty_list_can_be_filled_in_and_brought(dan: Client, ending: str) -> None:
    answer = dan.get(f"/settings/import/blank/pupils.{ending}")
    assert (answer.status_code, answer["Content-Disposition"]) == (200, f'attachment; filename="fourfold-pupils.{ending}"')


def test_every_heading_of_an_empty_list_is_understood() -> None:
    from fourfold.exchange.blank_lists import HEADINGS
    from fourfold.exchange.kinds import LISTS
    from fourfold.exchange.reading.columns import guess_columns

    assert [guess_columns(LISTS[kind], headings).unknown for kind, headings in HEADINGS.items()] == [()] * len(HEADINGS)


def test_a_waiting_file_can_be_thrown_away(dan: Client) -> None:
    check = bring(dan, LIST)
    dan.post(check.replace("/check", "/discard"))
    assert not Upload.objects.exists()
