"""The clock of one request from what happened, as tables, without a database."""

from datetime import date

from fourfold.code_of_practice.ehc_timetable import Excused, Milestone
from fourfold.ehc.kinds import Happened
from fourfold.ehc.timetable import Fact, clock_of

DAY = date(2026, 9, 1)


def by_key(*facts: Fact, enquiry_days: int = 15) -> dict[str, tuple[date, date | None]]:
    return {one.key: (one.by, one.met_on) for one in clock_of(facts, enquiry_days=enquiry_days).due}


def test_before_the_authority_has_it_nothing_runs() -> None:
    assert by_key() == {}


def test_the_weeks_run_from_receipt_and_the_latest_line_of_a_kind_counts() -> None:
    found = by_key(Fact(Happened.RECEIVED, DAY), Fact(Happened.RECEIVED, date(2026, 9, 3)))
    assert found["decision"] == (date(2026, 10, 15), None)
    assert found["final_plan"] == (date(2027, 1, 21), None)


def test_the_schools_own_two_days() -> None:
    found = by_key(Fact(Happened.ENQUIRY, DAY), Fact(Happened.ADVICE_ASKED, date(2026, 10, 1)), enquiry_days=10)
    assert found == {"enquiry": (date(2026, 9, 11), None), "advice": (date(2026, 11, 12), None)}


def test_a_refusal_ends_the_authoritys_days_and_opens_the_familys() -> None:
    """A45."""
    clock = clock_of([Fact(Happened.RECEIVED, DAY), Fact(Happened.WILL_NOT_ASSESS, date(2026, 10, 10))], enquiry_days=15)
    assert [one.key for one in clock.due] == ["decision"]
    assert clock.appeal is not None
    assert (clock.appeal.mediation_by, clock.appeal.appeal_by) == (date(2026, 12, 10), date(2026, 12, 10))
    later = clock_of([Fact(Happened.WILL_NOT_ASSESS, date(2026, 10, 10)), Fact(Happened.CERTIFICATE, date(2026, 12, 1))], enquiry_days=15)
    assert later.appeal is not None
    assert later.appeal.appeal_by == date(2027, 1, 1)


def test_an_exception_excuses_its_own_limit_alone() -> None:
    excused = Fact(Happened.EXCUSED, DAY, Milestone.DECISION, Excused.AWAY, "Abroad for 5 weeks.")
    clock = clock_of([Fact(Happened.RECEIVED, DAY), excused], enquiry_days=15)
    late = {one.key for one in clock.due if one.is_late(date(2027, 12, 1))}
    assert late == {"no_plan", "final_plan"}
    assert "Regulation 5(4)" in next(one for one in clock.due if one.key == "decision").excused


def test_the_schools_day_comes_before_the_authoritys_on_the_same_day() -> None:
    clock = clock_of([Fact(Happened.RECEIVED, DAY), Fact(Happened.ADVICE_ASKED, DAY)], enquiry_days=15)
    due = clock.next_due()
    assert due is not None
    assert due.key == "advice"


def test_what_the_authority_asked_to_decide_is_owed_no_more_once_it_has_decided() -> None:
    asked = [Fact(Happened.RECEIVED, DAY), Fact(Happened.ENQUIRY, DAY), Fact(Happened.ADVICE_ASKED, DAY)]
    clock = clock_of([*asked, Fact(Happened.WILL_NOT_ASSESS, date(2026, 9, 10))], enquiry_days=15)
    assert [one.key for one in clock.due] == ["decision"]
    assert clock.next_due() is None
    assert clock.decided == "The authority will not assess"
    going_on = clock_of([*asked, Fact(Happened.WILL_ASSESS, date(2026, 9, 10))], enquiry_days=15)
    assert "enquiry" not in {one.key for one in going_on.due}
    assert "advice" in {one.key for one in going_on.due}
