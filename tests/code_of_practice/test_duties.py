"""The register of duties: found by key, paragraph and day, in our own words unless a page was read that quotes the Code."""

from datetime import date, timedelta

import pytest

from fourfold.code_of_practice.duties import DUTIES, Checked, Force, duties_in_force, duties_of_paragraph, duty

TODAY = date(2026, 11, 24)


def test_every_key_is_used_once():
    assert len({one.key for one in DUTIES}) == len(DUTIES)


@pytest.mark.parametrize(
    ("key", "force", "paragraph"),
    [
        ("family_told", Force.MUST, "6.48"),
        ("best_endeavours", Force.MUST, "6.2"),
        ("senco_named", Force.MUST, "6.2"),
        ("report_yearly", Force.MUST, "6.79"),
        ("yearly_report", Force.MUST, "6.64"),
        ("progress_assessed", Force.SHOULD, "6.17"),
        ("never_automatic", Force.SHOULD, "6.23"),
        ("early_discussion", Force.SHOULD, "6.39"),
        ("concern_answered", Force.SHOULD, "6.45"),
        ("staff_aware", Force.SHOULD, "6.49"),
        ("specialist_involved", Force.SHOULD, "6.59"),
        ("three_meetings", Force.SHOULD, "6.65"),
        ("family_told_of_request", Force.SHOULD, "9.8"),
    ],
)
def test_a_duty_has_the_force_that_the_law_gives_it(key, force, paragraph):
    assert (duty(key).force, duty(key).paragraph) == (force, paragraph)


def test_a_duty_in_law_names_its_law():
    assert [one.key for one in DUTIES if one.force is Force.MUST and "Code of Practice" in one.source] == []


def test_nothing_unchecked_is_shown_as_a_quotation():
    assert [one.key for one in DUTIES if one.quotation and one.checked is Checked.NOT_YET] == []


def test_our_own_words_carry_no_quotation_marks_and_end_as_a_sentence():
    assert [one.key for one in DUTIES if '"' in one.says or "“" in one.says or not one.says.endswith(".")] == []


def test_three_meetings_are_quoted_in_the_words_of_the_code():
    assert duty("three_meetings").quotation == "Schools should meet parents at least three times each year."


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2024, 8, 31), {"senco_award"}),
        (date(2024, 9, 1), {"senco_award", "senco_qualification"}),
        (date(2027, 9, 1), {"senco_award", "senco_qualification"}),
        (date(2027, 9, 2), {"senco_qualification"}),
    ],
)
def test_a_duty_holds_between_its_dates(day, holds):
    assert {one.key for one in duties_in_force(day)} & {"senco_award", "senco_qualification"} == holds


@pytest.mark.parametrize(("key", "began"), [("family_told", date(2014, 9, 1)), ("three_meetings", date(2015, 1, 1))])
def test_the_act_came_before_the_code(key, began):
    assert (duty(key).in_force(began - timedelta(days=1)), duty(key).in_force(began)) == (False, True)


def test_a_duty_without_a_first_day_has_always_held():
    assert duty("no_discrimination").in_force(date(1990, 1, 1))


def test_duties_of_one_force_leave_the_other_out():
    musts, shoulds = duties_in_force(TODAY, force=Force.MUST), duties_in_force(TODAY, force=Force.SHOULD)
    assert (len(musts) > 5, len(shoulds) > 5) == (True, True)
    assert set(musts) | set(shoulds) == set(duties_in_force(TODAY))
    assert not set(musts) & set(shoulds)


def test_a_paragraph_may_hold_more_than_one_duty():
    assert [one.key for one in duties_of_paragraph("6.45")] == ["needs_analysed", "concern_answered"]


def test_a_misspelt_duty_is_an_error():
    with pytest.raises(KeyError):
        duty("three_meeting")


@pytest.mark.parametrize("paragraph", ["6.17", "6.44", "6.45", "6.48", "6.49", "6.52", "6.53", "6.58", "6.63", "6.65", "6.71"])
def test_every_paragraph_of_the_leaflet_has_a_duty(paragraph):
    assert duties_of_paragraph(paragraph)
