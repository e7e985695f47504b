"""SEN status and need types, as the school census takes them."""

from datetime import date

import pytest

from fourfold.code_of_practice.needs import (
    NEED_TYPES,
    Area,
    RankedNeed,
    SenStatus,
    area_choices,
    check_needs,
    check_status,
    need_choices,
    needs_returned,
    status_choices,
)

CENSUS = date(2027, 1, 21)
K, E, N = SenStatus.SUPPORT, SenStatus.PLAN, SenStatus.NONE


def needs(*pairs: tuple[str, int]) -> list[RankedNeed]:
    return [RankedNeed(code, rank) for code, rank in pairs]


@pytest.mark.parametrize("status", [K, E])
def test_two_ranked_needs_can_be_returned(status):
    assert check_needs(status, needs(("SLCN", 1), ("SPLD", 2)), on=CENSUS) == []


def test_a_pupil_with_no_sen_needs_no_type():
    assert check_needs(N, [], on=CENSUS) == []


def test_the_code_for_not_yet_assessed_goes_with_sen_support():
    assert check_needs(K, needs(("NSA", 1)), on=CENSUS) == []


@pytest.mark.parametrize(
    ("status", "ranked", "says"),
    [
        (K, (), "primary need"),
        (E, (("SLCN", 2),), "primary need"),
        (K, (("SLCN", 1), ("SPLD", 1)), "rank 1: give each its own"),
        (K, (("SLCN", 1), ("SLCN", 2)), "SLCN is there twice"),
        (E, (("NSA", 1),), "NSA goes only with SEN support"),
        (N, (("SLCN", 1),), "no need types"),
        (K, (("XYZ", 1),), "XYZ is not a need type"),
        (K, (("BESD", 1),), "not a code that the census takes on 21/01/2027"),
        (K, (("SLCN", 1), ("PD", 0)), "from 1 to 99"),
        (K, (("SLCN", 1), ("PD", 100)), "from 1 to 99"),
    ],
)
def test_one_thing_wrong_is_one_plain_sentence(status, ranked, says):
    (problem,) = check_needs(status, needs(*ranked), on=CENSUS)
    assert says in problem
    assert problem.endswith(".")


def test_a_need_that_has_ended_is_not_asked_about():
    ended = RankedNeed("SLCN", 1, until=date(2027, 1, 20))
    assert check_needs(K, [ended, RankedNeed("SPLD", 1)], on=CENSUS) == []


@pytest.mark.parametrize(
    ("from_", "until", "holds"),
    [
        (None, None, True),
        (CENSUS, CENSUS, True),
        (date(2027, 1, 22), None, False),
        (None, date(2027, 1, 20), False),
        (date(2020, 1, 1), date(2028, 1, 1), True),
    ],
)
def test_a_need_holds_from_its_first_day_to_its_last(from_, until, holds):
    assert RankedNeed("SLCN", 1, from_, until).holds_on(CENSUS) is holds


@pytest.mark.parametrize(
    ("day", "has_ds", "has_besd", "has_semh"),
    [
        (date(2024, 12, 31), False, False, True),
        (date(2025, 1, 1), True, False, True),
        (date(2014, 8, 31), False, True, False),
        (date(2014, 9, 1), False, False, True),
    ],
)
def test_a_form_offers_the_codes_of_its_day(day, has_ds, has_besd, has_semh):
    codes = dict(need_choices(day))
    assert ("DS" in codes, "BESD" in codes, "SEMH" in codes) == (has_ds, has_besd, has_semh)


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("ASD", Area.COMMUNICATION),
        ("SLCN", Area.COMMUNICATION),
        ("SPLD", Area.COGNITION),
        ("MLD", Area.COGNITION),
        ("SLD", Area.COGNITION),
        ("PMLD", Area.COGNITION),
        ("SEMH", Area.SEMH),
        ("HI", Area.SENSORY),
        ("VI", Area.SENSORY),
        ("MSI", Area.SENSORY),
        ("PD", Area.SENSORY),
        ("DS", None),
        ("OTH", None),
        ("NSA", None),
    ],
)
def test_a_need_type_gives_its_area_or_asks(code, area):
    assert NEED_TYPES[code].area is area


def test_the_areas_keep_the_names_of_the_code():
    assert dict(area_choices()) == {
        "communication": "Communication and interaction",
        "cognition": "Cognition and learning",
        "semh": "Social, emotional and mental health",
        "sensory": "Sensory and/or physical",
    }


def test_the_census_takes_the_first_two_live_needs_by_rank():
    three = [RankedNeed("PD", 3), RankedNeed("SPLD", 2), RankedNeed("SLCN", 1), RankedNeed("HI", 1, until=date(2026, 1, 1))]
    assert [need.code for need in needs_returned(three, CENSUS)] == ["SLCN", "SPLD"]


def test_only_todays_statuses_are_offered_and_old_ones_are_read():
    assert [code for code, _ in status_choices()] == ["N", "K", "E"]
    assert SenStatus("P") is SenStatus.SCHOOL_ACTION_PLUS


@pytest.mark.parametrize(
    ("status", "since", "plan_since", "says"),
    [
        (SenStatus.STATEMENT, date(2016, 1, 1), None, "S is an old code"),
        (K, None, None, "Add the date that SEN support started"),
        (K, date(2027, 1, 22), None, "after census day"),
        (E, date(2026, 1, 1), None, "Add the date of the EHC plan"),
    ],
)
def test_a_status_that_cannot_be_returned_says_why(status, since, plan_since, says):
    (problem,) = check_status(status, on=CENSUS, since=since, plan_since=plan_since)
    assert says in problem


@pytest.mark.parametrize(("status", "since", "plan"), [(N, None, None), (K, CENSUS, None), (E, CENSUS, CENSUS)])
def test_a_status_with_its_dates_can_be_returned(status, since, plan):
    assert check_status(status, on=CENSUS, since=since, plan_since=plan) == []
