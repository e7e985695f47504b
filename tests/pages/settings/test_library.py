"""The school's library of help, on its pages: what is written there is what plans start from."""

from decimal import Decimal

import pytest
from django.test import Client

from fourfold import clock
from fourfold.provision import actions
from fourfold.provision.models import Provision
from tests.cast import TODAY, Cast, at
from tests.pages.said import said, value_in
from tests.signed_in import client_of

PAGE = "/settings/provisions"
STORY_TALK = {"name": "Story talk", "what": "They tell a story in turns.", "area": "communication", "group_size": "4", "minutes": "20"}


def sent(**changed: str) -> dict[str, str]:
    return STORY_TALK | {"times_a_week": "2.5", "evidence": ""} | changed


def offered(cast: Cast) -> Provision:
    return actions.add_provision(cast.amina, cast.larkfield, name="Story talk", times_a_week=Decimal("2.5"), minutes=20)


def test_help_that_the_senco_adds_stands_in_the_library_as_she_wrote_it(amina: Client) -> None:
    assert "What help does your school offer?" in said(amina, f"{PAGE}/add")
    page = said(amina, f"{PAGE}/add", sent())
    assert "Added: Story talk. Plans can start from it now." in page
    assert "20 minutes, 2.5 times a week. In a group of 4. Communication and interaction" in page
    made = Provision.objects.get()
    assert (made.what, made.times_a_week, made.group_size) == ("They tell a story in turns.", Decimal("2.5"), 4)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "Fill this in: What is it called?"),
        ({"group_size": "many"}, "Choose a number from 1 to 40"),
        ({"times_a_week": "often"}, "Choose a number from 0 to 50"),
        ({"times_a_week": "99"}, "Choose a number from 0 to 50"),
    ],
)
def test_a_hurried_form_adds_nothing_and_keeps_what_was_typed(amina: Client, changed: dict[str, str], says: str) -> None:
    page = said(amina, f"{PAGE}/add", sent(**changed))
    assert page.count(says) == 2, "at the top and at the field"
    assert "They tell a story in turns." in page
    assert not Provision.objects.exists()


def test_two_kinds_of_help_have_two_names(cast: Cast, amina: Client) -> None:
    offered(cast)
    assert "“story talk” is in the library already. Give this one another name." in said(amina, f"{PAGE}/add", sent(name="story talk"))
    assert Provision.objects.count() == 1


def test_help_that_is_changed_runs_as_it_was_written_last(cast: Cast, amina: Client) -> None:
    one = offered(cast)
    page = said(amina, f"{PAGE}/{one.code}")
    assert "How does “Story talk” run?" in page
    assert 'value="2.5"' in page
    assert "Saved. Plans that name it keep their own words." in said(amina, f"{PAGE}/{one.code}", sent(times_a_week="3"))
    one.refresh_from_db()
    assert (one.times_a_week, one.group_size) == (3, 4)


def test_help_is_not_renamed_to_what_another_is_called(cast: Cast, amina: Client) -> None:
    one = actions.add_provision(cast.amina, cast.larkfield, name="Word talk")
    offered(cast)
    assert "“Story talk” is in the library already. Give this one another name." in said(amina, f"{PAGE}/{one.code}", sent())
    one.refresh_from_db()
    assert one.name == "Word talk"


def test_nobody_overwrites_unseen_how_often_another_says_it_runs(cast: Cast, amina: Client) -> None:
    one = offered(cast)
    seen = value_in(said(amina, f"{PAGE}/{one.code}"), "seen")
    actions.correct_provision(cast.helen, one, times_a_week=Decimal(4))
    page = said(amina, f"{PAGE}/{one.code}", sent(times_a_week="3", seen=seen))
    assert "Someone else has just saved “4.0” here. Yours is still in the box." in page
    one.refresh_from_db()
    assert one.times_a_week == 4


def test_help_that_is_offered_no_more_can_be_offered_again(cast: Cast, amina: Client) -> None:
    one = offered(cast)
    with clock.set_to(at(TODAY)):
        page = said(amina, f"{PAGE}/{one.code}/retire", {})
    assert "“Story talk” is offered no more. Plans that name it keep their words." in page
    assert "until 24 November" in page
    assert "The library is empty" in page
    assert "“Story talk” is offered again." in said(amina, f"{PAGE}/{one.code}/retire", {})
    one.refresh_from_db()
    assert one.retired_on is None


def test_help_is_not_offered_again_beside_another_of_its_name(cast: Cast, amina: Client) -> None:
    one = offered(cast)
    actions.retire_provision(cast.amina, one, on=TODAY)
    offered(cast)
    assert "“Story talk” is in the library already." in said(amina, f"{PAGE}/{one.code}/retire", {})
    one.refresh_from_db()
    assert one.retired_on == TODAY


def test_a_teacher_reads_the_library_and_finds_no_way_to_change_it(cast: Cast) -> None:
    one = offered(cast)
    tom = client_of(cast.account("tom"))
    page = said(tom, PAGE)
    assert ("20 minutes, 2.5 times a week." in page, f"{PAGE}/{one.code}" in page) == (True, False)
    assert {tom.post(f"{PAGE}/{way}", sent()).status_code for way in ("add", one.code, f"{one.code}/retire")} == {403}
