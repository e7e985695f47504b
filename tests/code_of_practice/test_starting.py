"""What a plan needs before its support starts."""

from dataclasses import replace
from datetime import date

import pytest

from fourfold.code_of_practice.starting import OutcomeFacts, ProvisionFacts, SupportFacts, check_support_may_start

READS = OutcomeFacts("reads", "Read 90 common words", "Count of words read", date(2027, 3, 26))
TEACHING = ProvisionFacts("Precision teaching", "Mrs Raman", frozenset({"reads"}))
WHOLE = SupportFacts(
    outcomes=(READS,),
    provision=(TEACHING,),
    expected_impact="Reads with the class",
    review_date=date(2027, 3, 26),
    responsible_teacher="Tom Hale",
    notice_exists=True,
    starts_on=date(2027, 1, 5),
)


def test_a_whole_plan_may_start():
    assert check_support_may_start(WHOLE) == []


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ({"outcomes": ()}, "Add an outcome"),
        ({"outcomes": (replace(READS, hoped_for=" "),)}, "what the pupil will do in outcome 1"),
        ({"outcomes": (replace(READS, measure=""),)}, "how you will know that outcome 1"),
        ({"outcomes": (replace(READS, by_when=None),)}, "by when outcome 1"),
        ({"provision": ()}, "what the school will do (6.48)"),
        ({"provision": (replace(TEACHING, what=""),)}, "will do in line 1"),
        ({"provision": (replace(TEACHING, who=""),)}, "who gives the help in line 1"),
        ({"expected_impact": ""}, "difference you expect"),
        ({"review_date": None}, "Add a review date"),
        ({"review_date": date(2027, 1, 5)}, "must come after"),
        ({"responsible_teacher": "  "}, "Name the teacher"),
        ({"notice_exists": False}, "s.68"),
    ],
)
def test_each_missing_thing_is_named_in_a_sentence(without, says):
    problems = check_support_may_start(replace(WHOLE, **without))
    assert any(says in problem and "6." in problem for problem in problems), problems
    assert "outcomes" in without or len(problems) == 1


def test_a_line_for_no_outcome_and_an_outcome_without_help_are_both_named():
    stray = replace(WHOLE, provision=(replace(TEACHING, outcomes=frozenset({"gone"})),))
    assert check_support_may_start(stray) == [
        "Say which outcome line 1 of the help is for (6.50).",
        "Add help for outcome 1: no line is for it (6.50).",
    ]


def test_an_empty_plan_names_everything():
    assert len(check_support_may_start(SupportFacts((), (), "", None, "", False, date(2027, 1, 5)))) == 6
