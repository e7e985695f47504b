"""The clock of a request, as tables: weeks and months of the calendar, and no day moved."""

from datetime import date

import pytest

from fourfold.code_of_practice.ehc_timetable import (
    EXCUSED_BY,
    EXCUSED_NAMES,
    Excused,
    Milestone,
    advice_due,
    appeal,
    comment_until,
    due,
    months_after,
    timetable,
)


@pytest.mark.parametrize(
    ("received", "decision", "no_plan", "final"),
    [
        (date(2026, 11, 24), date(2027, 1, 5), date(2027, 3, 16), date(2027, 4, 13)),
        (date(2024, 1, 31), date(2024, 3, 13), date(2024, 5, 22), date(2024, 6, 19)),  # across a leap day
        (date(2023, 1, 31), date(2023, 3, 14), date(2023, 5, 23), date(2023, 6, 20)),  # across none
        (date(2026, 7, 18), date(2026, 8, 29), date(2026, 11, 7), date(2026, 12, 5)),  # Saturdays stay Saturdays
    ],
)
def test_the_authority_has_6_weeks_then_16_then_20(received: date, decision: date, no_plan: date, final: date) -> None:
    """Regulations 4(1), 5(1), 10(1) and 13(2): counted from the day the authority has it, whatever day of the week."""
    assert [one.by for one in timetable(received)] == [decision, no_plan, final]
    assert due(Milestone.DECISION, received) == decision


def test_every_day_of_the_clock_names_its_law() -> None:
    assert [one.law.split(", ")[1] for one in timetable(date(2026, 1, 1))] == [
        "regulations 4(1) and 5(1)",
        "regulation 10(1)",
        "regulation 13(2)",
    ]


def test_the_schools_advice_is_due_6_weeks_after_it_was_asked_for() -> None:
    assert advice_due(date(2026, 12, 19)) == date(2027, 1, 30)


def test_a_family_has_15_days_at_least_for_a_draft_plan() -> None:
    assert comment_until(date(2026, 2, 20)) == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 2, date(2026, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("decided", "certificate", "mediation_by", "appeal_by"),
    [
        (date(2026, 1, 10), None, date(2026, 3, 10), date(2026, 3, 10)),
        (date(2026, 1, 10), date(2026, 1, 20), date(2026, 3, 10), date(2026, 3, 10)),  # two months are later
        (date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10), date(2026, 3, 10)),  # both on one day
        (date(2026, 1, 10), date(2026, 3, 1), date(2026, 3, 10), date(2026, 4, 1)),  # a month from the certificate is later
        (date(2025, 12, 31), date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 28)),
    ],
)
def test_a_family_may_appeal_until_the_later_of_the_two(
    decided: date, certificate: date | None, mediation_by: date, appeal_by: date
) -> None:
    """A45: two months from the decision letter, or one from the mediation certificate, whichever is later."""
    found = appeal(decided, certificate)
    assert (found.mediation_by, found.appeal_by) == (mediation_by, appeal_by)


def test_the_four_exceptions_hold_at_each_limit_under_its_own_regulation() -> None:
    assert set(EXCUSED_NAMES) == set(Excused)
    assert EXCUSED_BY == {Milestone.DECISION: "5(4)", Milestone.NO_PLAN: "10(4)", Milestone.FINAL_PLAN: "13(3)"}
