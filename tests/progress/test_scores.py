"""A school's results become the rule's columns."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.code_of_practice.identification import Told
from fourfold.progress import actions, queries
from fourfold.progress.models import Measure, Round
from fourfold.progress.scales import Missed, Scale
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import in_juniper

YES, NO, CANNOT_TELL = Told.YES, Told.NO, Told.CANNOT_TELL
DAYS = (date(2024, 11, 15), date(2025, 11, 14), date(2026, 11, 13))


def three_rounds(cast: Cast, measure: Measure, values: dict[int, tuple[int | Missed, ...]]) -> list[Round]:
    """Rounds a year apart; every pupil of a class with the values given by place, 100 where none are."""
    pupils, found = in_juniper(cast, 12), []
    for number, day in enumerate(DAYS):
        one = actions.open_round(MAKER, cast.larkfield, name=str(day), day=day, today=day, measures=[measure])
        entries = []
        for place, pupil in enumerate(pupils):
            value = values.get(place, (100, 100, 100))[number]
            missed, number_ = (value, None) if isinstance(value, Missed) else ("", Decimal(value))
            entries.append(actions.Entry(pupil, measure, number_, missed, taken_on=day.replace(day=day.day + 2)))
        actions.bring_in_results(MAKER, cast.larkfield, rounds={one: entries}, source="results.csv")
        found.append(one)
    return found


def signs(cast: Cast, pupil: int) -> list[Told]:
    (one,) = [one for one in queries.signs_at(cast.amina, cast.larkfield, today=TODAY) if one.pupil == pupil]
    return list(one.signs.values())


def test_a_pupil_who_falls_shows_the_signs_that_the_rule_finds(cast: Cast) -> None:
    """A3, from the database: the round's date counts, not the day of the test."""
    reading = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
    three_rounds(cast, reading, {0: (108, 104, 84)})
    assert signs(cast, cast.leo.pk) == [CANNOT_TELL, YES, NO, YES]


def test_where_lower_is_better_a_pupil_whose_total_rises_falls_behind(cast: Cast) -> None:
    worries = actions.add_measure(
        MAKER, cast.larkfield, subject="Worries", scale=Scale.TOTAL, lower_is_better=True, sem=Decimal(2), most=Decimal(200)
    )
    three_rounds(cast, worries, {0: (98, 100, 120)})
    assert signs(cast, cast.leo.pk)[3] == YES


def test_absent_is_missing_data_and_cannot_be_told(cast: Cast) -> None:
    reading = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
    three_rounds(cast, reading, {0: (100, 100, Missed.ABSENT)})
    assert signs(cast, cast.leo.pk) == [CANNOT_TELL] * 4


def test_what_was_replaced_counts_no_more(cast: Cast) -> None:
    reading = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
    *_, last = three_rounds(cast, reading, {0: (100, 100, 60)})
    last.refresh_from_db()
    actions.sign_off_round(MAKER, last, today=TODAY, because="tests", next_name="Next", next_day=date(2027, 3, 12))
    actions.record_results(MAKER, last, entries=[actions.Entry(cast.leo, reading, Decimal(100))])
    assert signs(cast, cast.leo.pk) == [NO] * 4


def test_the_number_of_questions_does_not_depend_on_the_number_of_results(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            queries.signs_at(actor, cast.larkfield, today=TODAY)
        return len(found)

    actor = cast.amina
    few = asked()
    reading = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
    three_rounds(cast, reading, {})
    assert asked() == few


def test_a_school_without_results_has_no_answer(cast: Cast) -> None:
    assert queries.signs_at(cast.amina, cast.larkfield, today=TODAY) == []


def test_each_person_reads_the_signs_of_those_whose_results_they_may_see_beside_the_whole_cohort(cast: Cast) -> None:
    reading = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
    three_rounds(cast, reading, {0: (100, 100, 84)})
    everybody = ("amina", "helen", "sal", "dan", "tom", "tess", "gus", "grace", "rob", "leo_himself", "megan", "odile", "stranger")
    seen = {name: len(queries.signs_at(cast.actor(name), cast.larkfield, today=TODAY)) for name in everybody}
    assert seen == {name: 12 if name in ("amina", "helen", "sal", "dan", "tom") else 0 for name in everybody}
    end = queries.signs_at(cast.tom, cast.larkfield, today=TODAY)[0]
    assert (end.numbers["peers"], end.year_group, end.at) == (11, "5", DAYS[-1])
