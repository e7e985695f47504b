"""Writing results down, correcting them, and who reads them."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.models import Event
from fourfold.progress import actions, queries
from fourfold.progress.actions.measures import NoSuchMeasure
from fourfold.progress.actions.results import RoundClosed
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.scales import Missed, NotOnThisScale, Scale
from fourfold.pupils.actions import admit, involve, merge, move_to_other_child
from fourfold.pupils.ties import reading as ties_are_read_once
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.progress.rounds import ROUND_DAY, autumn_round, entries, in_juniper, reading


def closed(in_round: Round) -> Round:
    actions.sign_off_round(MAKER, in_round, today=TODAY, because="tests", next_name="Next", next_day=date(2027, 3, 12))
    in_round.refresh_from_db()
    return in_round


def values(**which: object) -> list[Decimal | None]:
    return list(Result.objects.filter(**which).order_by("pk").values_list("value", flat=True))


def test_a_class_is_written_down_in_one_go_with_an_event_with_each_pupil(cast: Cast) -> None:
    measure = reading(cast)
    in_round, pupils = autumn_round(cast, measure), in_juniper(cast, 3)
    actions.record_results(cast.tom, in_round, entries=entries(measure, *pupils, value="97"), source="Spring paper")
    assert values(measure=measure) == [97, 97, 97]
    row = Result.objects.filter(pupil=cast.leo).get()
    assert (row.taken_on, row.source, row.by) == (ROUND_DAY, "Spring paper", cast.account("tom"))
    told = Event.objects.filter(verb="results.recorded", pupil__isnull=False).values_list("pupil", flat=True)
    assert sorted(told) == sorted(pupil.pk for pupil in pupils)


def test_the_same_again_changes_nothing_and_leaves_no_event_with_a_pupil(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    for _ in range(2):
        actions.bring_in_results(cast.dan, cast.larkfield, rounds={in_round: entries(measure, cast.leo)}, source="results.csv")
    assert values() == [100]
    assert Event.objects.filter(verb="results.brought_in", pupil=cast.leo.pk).count() == 1


def test_while_a_round_is_open_its_teacher_corrects_a_result(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    for value in ("100", "110"):
        actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo, value=value))
    assert values() == [110]


@pytest.mark.parametrize("before", [True, False])
def test_in_a_closed_round_a_teacher_changes_and_adds_nothing(cast: Cast, before: bool) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    if before:
        actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo))
    with pytest.raises(RoundClosed):
        actions.record_results(cast.tom, closed(in_round), entries=entries(measure, cast.leo, value="110"))


def test_what_a_closed_round_said_is_kept_beside_its_correction(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo))
    actions.record_results(cast.amina, closed(in_round), entries=entries(measure, cast.leo, value="110"))
    assert values() == [100, 110]
    assert [row.value for row in queries.visible_to(cast.amina)] == [110]


@pytest.mark.parametrize(
    ("scale", "value", "refused"),
    [
        (Scale.STANDARDISED, "97.5", "Reading takes a whole number from 40 to 160. Check 97.5."),
        (Scale.STANDARDISED, "161", "Reading takes a whole number from 40 to 160. Check 161."),
        (Scale.STANDARDISED, "NaN", "Reading takes a whole number from 40 to 160. Check NaN."),
        (Scale.AGE, "7", "Reading takes a whole number from 36 to 240. Check 7."),
        (Scale.ATTENDANCE, "100.1", "Reading takes a number from 0 to 100. Check 100.1."),
        (Scale.ATTENDANCE, "92.55", "Reading takes a number from 0 to 100. Check 92.55."),
    ],
)
def test_a_value_off_the_scale_is_refused_in_words(cast: Cast, scale: Scale, value: str, refused: str) -> None:
    measure = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=scale)
    with pytest.raises(NotOnThisScale) as why:
        actions.record_results(cast.tom, autumn_round(cast, measure), entries=entries(measure, cast.leo, value=value))
    assert str(why.value) == refused
    assert values() == []


def test_a_result_is_a_value_or_a_reason_never_both_or_neither(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    for entry in (actions.Entry(cast.leo, measure), actions.Entry(cast.leo, measure, Decimal(90), Missed.ABSENT)):
        with pytest.raises(NotOnThisScale):
            actions.record_results(cast.tom, in_round, entries=[entry])


def test_a_teacher_writes_of_no_pupil_whom_they_do_not_teach_and_then_nothing_is_written(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    with pytest.raises(OutOfReach):
        actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo, cast.max))
    assert values() == []


@pytest.mark.parametrize("name", ["tess", "helen", "sal", "gus", "grace", "leo_himself", "odile", "megan"])
def test_those_who_assess_nobody_write_no_results(cast: Cast, name: str) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    with pytest.raises(Denied):
        actions.record_results(cast.actor(name), in_round, entries=entries(measure, cast.leo))


def test_no_pupil_measure_or_round_of_another_school_gets_in(cast: Cast) -> None:
    ours, theirs = reading(cast), actions.add_measure(MAKER, cast.millbrook, subject="Reading", scale=Scale.STANDARDISED)
    in_round = autumn_round(cast, ours)
    there = actions.open_round(MAKER, cast.millbrook, name="Autumn", day=ROUND_DAY, today=TODAY)
    for rounds in (
        {in_round: entries(ours, cast.otto)},
        {in_round: entries(theirs, cast.leo)},
        {there: entries(ours, cast.leo)},
    ):
        with pytest.raises(OutOfReach):
            actions.bring_in_results(cast.dan, cast.larkfield, rounds=rounds, source="results.csv")


def test_who_reads_a_result(cast: Cast) -> None:
    """Those who teach the pupil, are named on them or answer for the school; no family until it is published, no other school."""
    measure = reading(cast)
    actions.record_results(MAKER, autumn_round(cast, measure), entries=entries(measure, cast.leo))
    everybody = ("amina", "helen", "sal", "dan", "tom", "tess", "gus", "grace", "rob", "kim", "leo_himself", "megan", "odile", "stranger")
    assert [name for name in everybody if queries.visible_to(cast.actor(name)).exists()] == ["amina", "helen", "sal", "dan", "tom"]
    involve(MAKER, cast.leo, account=cast.account("tess"), works_as="key_worker", starts=AUTUMN)
    assert queries.visible_to(cast.tess).exists()


def test_a_pupil_in_brief_has_a_line_for_each_measure_over_the_last_three_rounds(cast: Cast, django_assert_num_queries) -> None:
    age = actions.add_measure(MAKER, cast.larkfield, subject="Reading", name="Reading age", scale=Scale.AGE, place=1)
    friends = actions.add_measure(
        MAKER, cast.larkfield, subject="Getting on with others", scale=Scale.GRADES, grades=["Seldom", "Often"], wider=True
    )
    for month, value in ((1, "84"), (3, "86"), (6, "87"), (9, "94")):
        one = actions.open_round(MAKER, cast.larkfield, name=f"Round {month}", day=date(2026, month, 9), today=date(2026, month, 9))
        actions.record_results(MAKER, one, entries=[*entries(age, cast.leo, value=value)])
    actions.record_results(MAKER, one, entries=[*entries(friends, cast.leo, value="2")])
    actor = cast.amina
    with ties_are_read_once():
        queries.visible_to(actor).exists()
        with django_assert_num_queries(1):
            found = queries.results_in_brief(actor, cast.leo)
    assert found.rounds == ("Round 3", "Round 6", "Round 9")
    assert [line.name for line in found.lines] == ["Reading age", "Getting on with others"]
    assert [told.in_words for told in found.lines[0].told if told] == ["7 years 2 months", "7 years 3 months", "7 years 10 months"]
    assert [told.in_words if told else None for told in found.lines[1].told] == [None, None, "Often"]


def test_a_pupils_results_go_with_them_when_two_records_become_one(cast: Cast) -> None:
    twice = admit(MAKER, cast.larkfield, forename="Leo", surname="Oby", born=date(2017, 3, 12), year_group="5", starts=AUTUMN)
    first, second = reading(cast), actions.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    in_round = autumn_round(cast, first, second)
    actions.record_results(MAKER, in_round, entries=[*entries(first, cast.leo), *entries(first, twice, value="80")])
    actions.record_results(MAKER, in_round, entries=entries(second, twice, value="90"))
    merge(cast.amina, twice, into=cast.leo, on=TODAY)
    assert sorted((row.measure.name, row.value) for row in queries.visible_to(cast.amina)) == [("Maths", 90), ("Reading", 100)]
    assert sorted(values(pupil=cast.leo)) == [80, 90, 100], "what the other record said is kept"


def test_a_result_on_the_wrong_child_goes_to_the_right_one_with_a_trace(cast: Cast) -> None:
    measure = reading(cast)
    actions.record_results(MAKER, autumn_round(cast, measure), entries=entries(measure, cast.leo))
    move_to_other_child(cast.amina, Result.objects.get(), to=cast.max)
    assert Result.objects.get().pupil == cast.max
    assert set(Event.objects.filter(verb="record.moved").values_list("pupil", flat=True)) == {cast.leo.pk, cast.max.pk}


def test_what_numbers_mean_does_not_change_once_there_are_some(cast: Cast) -> None:
    measure = reading(cast)
    actions.change_measure(cast.amina, measure, sem=Decimal("4.0"), most=Decimal(141))
    actions.record_results(MAKER, autumn_round(cast, measure), entries=entries(measure, cast.leo))
    actions.change_measure(cast.amina, measure, name="Reading test", sem=Decimal("3.8"))
    with pytest.raises(NoSuchMeasure):
        actions.change_measure(cast.amina, measure, scale=Scale.SCALED)
    assert Measure.objects.get().sem == Decimal("3.8")


def test_grades_in_order_need_names_and_other_scales_have_none(cast: Cast) -> None:
    for scale, grades in ((Scale.GRADES, []), (Scale.SCALED, ["Low"])):
        with pytest.raises(NoSuchMeasure):
            actions.add_measure(cast.amina, cast.larkfield, subject="Writing", scale=scale, grades=grades)
    writing = actions.add_measure(cast.amina, cast.larkfield, subject="Writing", scale=Scale.GRADES, grades=["Below", "Expected"])
    assert (writing.least, writing.most, writing.in_words(Decimal(2))) == (1, 2, "Expected")


@pytest.mark.parametrize("name", ["tom", "tess", "gus", "grace", "odile"])
def test_only_who_sets_the_school_up_adds_a_measure(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.add_measure(cast.actor(name), cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)
