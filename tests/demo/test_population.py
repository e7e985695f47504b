"""The invented people: the same each time, in the nation's proportions, with the families that a demo must have."""

import os
import pathlib
from collections import Counter
from datetime import date

import pytest

from fourfold.access.roles import Role
from fourfold.code_of_practice.families import is_young_person
from fourfold.code_of_practice.needs import RankedNeed, SenStatus, check_needs
from fourfold.code_of_practice.school_year import age_on
from fourfold.code_of_practice.unique_pupil_number import check_upn
from fourfold.demo.people import NO, YES, Child, Population
from fourfold.demo.population import population_on
from fourfold.demo.school import AUTHORITY, DOORS, SCHOOL

TODAY = date(2026, 11, 24)
DAYS = [TODAY, date(2026, 9, 2), date(2027, 2, 10), date(2027, 7, 5), date(2028, 1, 12)]


@pytest.fixture(scope="module")
def people() -> Population:
    return population_on(TODAY)


def share(children: list[Child], people: Population, letter: str) -> float:
    return 100 * sum(people.letter(child) == letter for child in children) / len(children)


@pytest.mark.parametrize("day", DAYS)
def test_the_same_day_gives_the_same_school(day: date) -> None:
    assert population_on(day) == population_on(day)


def test_the_names_are_those_of_the_school_year_whatever_the_day() -> None:
    assert [c.name for c in population_on(TODAY).on_roll] == [c.name for c in population_on(date(2027, 3, 1)).on_roll]


@pytest.mark.parametrize("day", DAYS)
def test_it_has_1200_pupils_70_staff_and_nobody_in_two_forms(day: date) -> None:
    people = population_on(day)
    assert len(people.on_roll) == 1200
    assert 68 <= sum(one.role is not Role.GOVERNOR for one in people.staff) <= 75
    forms = Counter(key for group in people.groups if not group.subject for key in group.pupils)
    assert set(forms.values()) == {1}
    assert len(forms) == 1200


@pytest.mark.parametrize(
    ("first", "last", "letter", "expected"),
    [(0, 6, "K", 15.0), (0, 6, "E", 4.0), (7, 11, "K", 14.0), (7, 11, "E", 3.5)],
)
def test_sen_is_as_common_as_in_england(people: Population, first: int, last: int, letter: str, expected: float) -> None:
    assert share([c for c in people.on_roll if first <= c.year <= last], people, letter) == pytest.approx(expected, abs=0.6)


@pytest.mark.parametrize(("letter", "boys", "meals"), [("K", 61, 39.3), ("E", 71, 43.8)])
def test_sex_and_free_meals_are_too(people: Population, letter: str, boys: float, meals: float) -> None:
    those = [c for c in people.on_roll if people.letter(c) == letter]
    assert 100 * sum(c.sex == "M" for c in those) / len(those) == pytest.approx(boys, abs=3)
    assert 100 * sum(people.life[c.key]["free_school_meals"] for c in those) / len(those) == pytest.approx(meals, abs=3)


def test_needs_lean_to_speech_in_primary_and_to_mental_health_in_secondary(people: Population) -> None:
    k = [c for c in people.on_roll if people.letter(c) == "K"]
    primary = Counter(people.sen[c.key].needs[0] for c in k if c.year < 7)
    secondary = Counter(people.sen[c.key].needs[0] for c in k if c.year >= 7)
    assert primary.most_common(1)[0][0] == "SLCN"
    assert secondary.most_common(1)[0][0] == "SEMH"
    assert 100 * (primary["SLCN"] + secondary["SLCN"]) / len(k) == pytest.approx(25, abs=4)
    plans = [people.sen[c.key].needs[0] for c in people.on_roll if people.letter(c) == "E"]
    assert 100 * plans.count("ASD") / len(plans) == pytest.approx(33.6, abs=4)


def test_it_is_commonest_at_age_9_and_many_once_had_it(people: Population) -> None:
    by_year = {year: share([c for c in people.on_roll if c.year == year], people, "K") for year in range(12)}
    assert max(by_year, key=lambda year: by_year[year]) in {4, 5}
    leaving = [c for c in people.on_roll if c.year == 11]
    assert 0.25 <= sum(c.key in people.sen for c in leaving) / len(leaving) <= 0.5


@pytest.mark.parametrize("day", DAYS)
def test_every_history_is_in_order_and_could_be_returned_in_the_census(day: date) -> None:
    people = population_on(day)
    for child in people.children:
        if child.key not in people.sen:
            continue
        sen = people.sen[child.key]
        assert all(a.ends is not None and a.starts <= a.ends < b.starts for a, b in zip(sen.statuses, sen.statuses[1:], strict=False))
        assert sen.statuses[-1].ends is None
        assert sen.statuses[-1].starts <= day
        needs = [RankedNeed(code, rank) for rank, code in enumerate(sen.needs, start=1)]
        assert check_needs(SenStatus(sen.letter), needs, on=day) == []
        if sen.letter == "E":
            assert sen.statuses[-1].annual_review_on
            assert sen.statuses[-1].annual_review_on >= day


def test_every_upn_is_right_its_own_and_of_no_real_authority(people: Population) -> None:
    upns = [child.upn for child in people.children]
    assert all(check_upn(upn).is_right and upn[1:4] == "999" for upn in upns)
    assert len(set(upns)) == len(upns)


def test_nobody_can_be_reached(people: Population) -> None:
    adults = {tie.adult for child in people.children for tie in child.ties}
    assert all(adult.phone.startswith("07700 900") for adult in adults)
    assert all(adult.email.endswith("@example.org") for adult in adults if adult.email)
    mails = [adult.email for adult in adults if adult.email]
    assert len(set(mails)) == len(mails)
    assert all(door.email.endswith("example.org") for door in DOORS.values())


def test_the_school_is_no_real_one() -> None:
    assert SCHOOL["urn"].startswith("999")
    assert AUTHORITY["code"] == "999"
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: the list of real schools NOT searched for the demo's name")
    lists = list((pathlib.Path(folder) / "gias").rglob("*.csv"))
    assert lists
    assert not [file for file in lists if SCHOOL["name"].lower() in file.read_text(errors="replace").lower()]


def test_families_come_as_families_do(people: Population) -> None:
    links = sum(len(child.ties) for child in people.on_roll)
    assert 1.6 <= links / len(people.on_roll) <= 1.95
    assert sum(n > 1 for n in Counter(child.family for child in people.on_roll).values()) > 200
    languages = {tie.adult.language for child in people.on_roll for tie in child.ties}
    assert languages >= {"en", "pl", "ur", "ar", "uk"}


SPECIAL = {
    "separated parents": lambda p: any(t.responsibility == YES and not t.lives_with for t in p.child("marcus").ties),
    "a court restriction": lambda p: p.child("ethan").ties[1].adult.name == "Darren Colclough",
    "a carer without responsibility": lambda p: p.child("tyler").ties[0].responsibility == NO and p.child("tyler").ties[0].care_basis,
    "a looked-after child": lambda p: p.child("amber").ties[0].relation == "foster carer",
    "siblings": lambda p: p.child("yusuf").family == p.child("leila").family,
    "Polish": lambda p: p.child("zofia").ties[0].adult.language == "pl",
    "Urdu": lambda p: p.child("zainab").ties[0].adult.language == "ur",
    "Arabic": lambda p: p.child("sami").ties[0].adult.language == "ar",
    "16, before the date": lambda p: age_on(p.child("zainab").born, p.today) == 16 and not is_young_person(p.child("zainab").born, p.today),
    "16, past the date": lambda p: age_on(p.child("imogen").born, p.today) == 16 and is_young_person(p.child("imogen").born, p.today),
    "someone who left": lambda p: any(child.ends for child in p.children),
}


@pytest.mark.parametrize("what", SPECIAL)
def test_every_special_family_is_there(people: Population, what: str) -> None:
    assert SPECIAL[what](people)


CLASSES = {
    "5 Juniper": {"yusuf", "kofi", "ruby", "zofia", "lily_mae", "nia", "leo"},
    "4 Hazel": {"maryam", "jake", "elsie"},
    "2 Rowan": {"isla"},
    "6 Larch": {"theo"},
    "7 Osprey": {"aoife"},
    "9 Kestrel": {"marcus"},
    "10 Harrier": {"tomasz", "oluwaseun"},
    "11 Merlin": {"zainab"},
}


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("day", DAYS)
def test_the_people_of_the_stories_are_in_their_classes(name: str, day: date) -> None:
    (group,) = (group for group in population_on(day).groups if group.name == name)
    assert set(group.pupils) >= CLASSES[name]


def test_six_pupils_of_5_juniper_have_support_or_a_plan(people: Population) -> None:
    assert sum(child.form == "5 Juniper" and people.letter(child) != "N" for child in people.on_roll) == 6


def test_every_teacher_of_a_subject_has_pupils_and_no_class_is_empty(people: Population) -> None:
    teaching = {key for group in people.groups for key in group.teachers}
    assert {one.key for one in people.staff if one.role is Role.TEACHER} <= teaching
    assert all(group.pupils and group.teachers for group in people.groups)
