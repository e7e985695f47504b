"""The sheet on which a class's results are entered (P8): plain form and script alike."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from fourfold.progress import actions
from fourfold.progress.models import HandedIn, Result, Round
from fourfold.progress.scales import Scale
from fourfold.pupils.models import Pupil
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import autumn_round, entries, in_juniper
from tests.signed_in import client_of


class Desk:
    """Tom at the sheet of 5 Juniper."""

    def __init__(self, cast: Cast, number: int = 3, by: str = "tom", **more: Any) -> None:
        self.cast = cast
        more.setdefault("scale", Scale.STANDARDISED)
        self.measure = actions.add_measure(MAKER, cast.larkfield, subject="Reading", year_groups=["5"], **more)
        self.round, self.pupils = autumn_round(cast, self.measure), in_juniper(cast, number)
        self.client = client_of(cast.account(by))
        self.url = f"/progress/classes/{cast.juniper.code}/enter/{self.round.code}/{self.measure.code}"

    def sends(self, *, by: Client | None = None, script: bool = True, **said: str) -> Any:
        headers = {"accept": "application/json"} if script else {}
        answer = (by or self.client).post(self.url, said, headers=headers)
        return answer.json() if script else answer

    def types(self, pupil: Pupil, text: str, had: str = "", was: str = "", **more: str) -> dict[str, str]:
        """What became of one box."""
        told = self.sends(**{f"v_{pupil.code}": text, f"had_{pupil.code}": had, f"was_{pupil.code}": was}, **more)
        return told["cells"][pupil.code]

    def stands(self) -> list[tuple[int | None, str]]:
        rows = Result.objects.filter(measure=self.measure, replaced_at__isnull=True).order_by("pupil")
        return [(None if row.value is None else int(row.value), row.missed) for row in rows]


def test_a_box_is_saved_as_one_leaves_it_and_says_so(cast: Cast) -> None:
    desk = Desk(cast)
    told = desk.sends(**{f"v_{cast.leo.code}": "97"})
    assert told["cells"][cast.leo.code] | {"mark": ""} == {
        "text": "97",
        "had": "97",
        "mark": "",
        "state": "saved",
        "says": "Saved",
        "far": "",
    }
    assert told["says"] == "1 of 3 entered"
    assert Result.objects.get().by == cast.account("tom")


def test_a_box_that_cannot_be_saved_says_why_and_keeps_no_other_from_it(cast: Cast) -> None:
    desk, other = Desk(cast), "Child01"
    child = Pupil.objects.get(forename=other)
    told = desk.sends(**{f"v_{cast.leo.code}": "970", f"v_{child.code}": "absent"})["cells"]
    assert told[cast.leo.code]["says"] == "Reading takes a whole number from 40 to 160. Check 970."
    assert (told[cast.leo.code]["text"], told[cast.leo.code]["state"], told[child.code]["state"]) == ("970", "refused", "saved")
    assert desk.stands() == [(None, "absent")]


def test_the_same_sent_twice_counts_once(cast: Cast) -> None:
    desk = Desk(cast)
    assert [desk.types(cast.leo, "97")["state"] for _ in range(2)] == ["saved", "saved"]
    assert desk.stands() == [(97, "")]


def test_two_at_one_box_lose_nothing_and_the_later_is_told(cast: Cast) -> None:
    """B3, for results."""
    desk = Desk(cast)
    first = desk.types(cast.leo, "97")
    amina = client_of(cast.account("amina"))
    code = cast.leo.code
    desk.sends(by=amina, **{f"v_{code}": "79", f"had_{code}": "97", f"was_{code}": first["mark"]})
    clash = desk.types(cast.leo, "98", had="97", was=first["mark"])
    assert clash["state"] == "clash"
    assert clash["says"].startswith("Mrs Begum wrote 79 at ")
    assert (clash["text"], clash["had"], desk.stands()) == ("98", "79", [(79, "")])
    assert desk.types(cast.leo, "98", had=clash["had"], was=clash["mark"])["state"] == "saved"
    assert desk.stands() == [(98, "")]


def test_a_box_that_was_emptied_holds_nothing_any_more_and_what_it_held_is_kept(cast: Cast) -> None:
    desk = Desk(cast)
    first = desk.types(cast.leo, "97")
    emptied = desk.types(cast.leo, "", had="97", was=first["mark"])
    assert (emptied["text"], emptied["state"], desk.stands()) == ("", "saved", [])
    assert Result.objects.get().value == 97


@pytest.mark.parametrize(
    ("text", "says"), [("60", "Much lower than last time (97)."), ("130", "Much higher than last time (97)."), ("92", "")]
)
def test_a_value_far_from_last_time_is_saved_and_asked_about_until_somebody_is_sure(cast: Cast, text: str, says: str) -> None:
    desk = Desk(cast)
    summer = actions.open_round(MAKER, cast.larkfield, name="Summer 2026", day=date(2026, 6, 12), today=TODAY, measures=[desk.measure])
    actions.record_results(MAKER, summer, entries=entries(desk.measure, cast.leo, value="97"))
    told = desk.types(cast.leo, text)
    assert (told["state"], told["far"]) == ("saved", says)
    if says:
        assert says in desk.client.get(desk.url).content.decode()
        assert desk.types(cast.leo, text, had=text, was=told["mark"], **{f"sure_{cast.leo.code}": "on"})["far"] == ""
        assert says not in desk.client.get(desk.url).content.decode()


@pytest.mark.parametrize(
    ("more", "text", "value", "shown"),
    [
        ({"scale": Scale.AGE}, "7:10", 94, "7:10"),
        ({"scale": Scale.AGE}, "94", 94, "7:10"),
        ({"scale": Scale.GRADES, "grades": ["Below", "Expected", "Greater depth"]}, "e", 2, "Expected"),
        ({"scale": Scale.GRADES, "grades": ["U", "B", "A", "A*"]}, "a", 3, "A"),
        ({"scale": Scale.ATTENDANCE}, "96%", 96, "96"),
        ({"scale": Scale.TOTAL, "lower_is_better": True, "most": 40, "wider": True}, "17", 17, "17"),
        ({"scale": Scale.STEPS}, "nt", None, "not tested"),
    ],
)
def test_every_scale_is_typed_as_people_write_it(cast: Cast, more: dict[str, Any], text: str, value: int | None, shown: str) -> None:
    desk = Desk(cast, **more)
    assert desk.types(cast.leo, text)["text"] == shown
    assert [one for one, _missed in desk.stands()] == [value]


def test_grades_are_there_to_be_chosen_on_a_phone(cast: Cast) -> None:
    desk = Desk(cast, scale=Scale.GRADES, grades=["Below", "Expected"])
    html = desk.client.get(desk.url).content.decode()
    assert html.count('list="grades"') == 3
    assert '<datalist id="grades"><option value="Below"></option><option value="Expected"></option></datalist>' in html


def test_the_day_and_the_test_are_kept_with_what_is_entered_and_not_with_what_stood_there(cast: Cast) -> None:
    desk = Desk(cast)
    desk.types(cast.leo, "97")
    child = Pupil.objects.get(forename="Child01")
    both = {f"v_{cast.leo.code}": "97", f"had_{cast.leo.code}": "97", f"v_{child.code}": "88"}
    desk.sends(**both, taken_on="2026-11-20", source="Second paper")
    assert sorted(Result.objects.values_list("source", "taken_on")) == [("", date(2026, 11, 13)), ("Second paper", date(2026, 11, 20))]
    assert desk.client.post(desk.url, {**both, "taken_on": "2027-01-01"}, headers={"accept": "application/json"}).status_code == 422


def test_without_a_script_done_saves_all_and_names_who_is_left(cast: Cast) -> None:
    """A1: the round stays open, and those without a result are named."""
    desk = Desk(cast)
    code = cast.leo.code
    html = desk.client.post(desk.url, {f"v_{code}": "97"}, follow=True).content.decode()
    assert "2 pupils are still without a result: Child01 Field and Child02 Field." in html
    assert Round.objects.get().is_open
    html = desk.client.post(desk.url, {f"v_{code}": "970", f"had_{code}": "97"}).content.decode()
    assert 'value="970"' in html
    assert "There is a problem" in html


def test_with_everything_in_done_hands_the_class_in_and_twice_is_once(cast: Cast) -> None:
    desk = Desk(cast)
    for _ in range(2):
        answer = desk.sends(script=False, **{f"v_{pupil.code}": "97" for pupil in desk.pupils})
    assert HandedIn.objects.get().by == cast.account("tom")
    assert "every result is in" not in desk.client.get("/progress").content.decode(), "nothing else is open"
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("name", "status"), [("tess", 404), ("helen", 403), ("sal", 403), ("dan", 200), ("amina", 200), ("odile", 404), ("gus", 403)]
)
def test_who_enters_a_classs_results(cast: Cast, name: str, status: int) -> None:
    desk = Desk(cast)
    assert client_of(cast.account(name)).get(desk.url).status_code == status


def test_no_teacher_of_another_class_and_no_pupil_of_one(cast: Cast) -> None:
    """B1."""
    desk = Desk(cast)
    assert desk.client.get(desk.url.replace(cast.juniper.code, cast.larch.code)).status_code == 404
    told = desk.sends(**{f"v_{cast.max.code}": "97", f"v_{cast.otto.code}": "97"})
    assert told["cells"] == {}
    assert desk.stands() == []


def test_a_closed_round_is_read_by_its_teacher_and_corrected_by_the_senco(cast: Cast) -> None:
    desk = Desk(cast)
    desk.sends(script=False, **{f"v_{pupil.code}": "97" for pupil in desk.pupils})
    html = desk.client.get(desk.url).content.decode()
    assert "This round is closed" in html
    refused = desk.types(cast.leo, "90", had="97", was=Result.objects.get(pupil=cast.leo).mark)
    assert refused["says"] == "Autumn 2026 is closed. Ask the SENCO or the data manager to put it right."
    code = cast.leo.code
    mark = Result.objects.get(pupil=cast.leo).mark
    desk.sends(by=client_of(cast.account("amina")), **{f"v_{code}": "90", f"had_{code}": "97", f"was_{code}": mark})
    assert (90, "") in desk.stands()
    assert Result.objects.filter(pupil=cast.leo).count() == 2


def test_a_teacher_begins_at_the_first_measure_that_waits(cast: Cast) -> None:
    desk = Desk(cast)
    assert desk.client.get(f"/progress/classes/{cast.juniper.code}/enter").headers["Location"] == desk.url


def test_a_sheet_asks_as_much_of_the_database_for_three_pupils_as_for_thirty(cast: Cast, django_assert_max_num_queries: Any) -> None:
    desk = Desk(cast, 30)
    desk.client.get(desk.url)
    with django_assert_max_num_queries(40):
        desk.client.get(desk.url)


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "1e5", "-5", "7:13", "١٠٤", "\u202e104", "104" + " " * 80 + "9", "1" * 10_000, "\x00", "½"]
)
def test_what_is_no_plain_result_is_refused_in_words_and_stays_in_its_box(cast: Cast, text: str) -> None:
    desk = Desk(cast)
    told = desk.types(cast.leo, text)
    assert (told["state"], told["text"], bool(told["says"])) == ("refused", text, True)
    html = desk.sends(script=False, **{f"v_{cast.leo.code}": text}).content.decode()
    assert "There is a problem" in html
    assert not desk.stands()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"taken_on": "0001-01-01"}, "Check the year of this date."),
        ({"taken_on": "31/02/2026"}, "Write the date as day, month and year, like 24/11/2026"),
        ({"taken_on": "2027-01-01"}, "This day is still to come. Give the day of the test."),
        ({"source": "x" * 81}, "Use 80 letters at most. This has 81."),
    ],
)
def test_a_day_or_a_test_that_cannot_be_is_said_and_no_box_is_saved(cast: Cast, said: dict[str, str], says: str) -> None:
    desk = Desk(cast)
    assert desk.sends(**{f"v_{cast.leo.code}": "97"}, **said) == {"cells": {}, "says": says}
    html = desk.sends(script=False, **{f"v_{cast.leo.code}": "97"}, **said).content.decode()
    assert html.count(says) == 2, "at the top and at the field"
    assert 'value="97"' in html, "what was typed stays"
    assert not desk.stands()


def test_what_is_no_form_changes_nothing(cast: Cast) -> None:
    desk = Desk(cast)
    headers = {"accept": "application/json"}
    answer = desk.client.post(desk.url, "[1, 2]", content_type="application/json", headers=headers)
    assert answer.json() == {"cells": {}, "says": "0 of 3 entered"}
