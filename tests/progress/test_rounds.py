"""Regular assessment of all pupils: rounds, classes that hand in, and the senior leader's sign-off (6.17)."""

from datetime import date

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.progress import actions, queries
from fourfold.progress.actions.rounds import CannotOpen, Incomplete, NoNextRound
from fourfold.progress.completeness import Completeness
from fourfold.progress.models import HandedIn, Measure, Round
from fourfold.progress.scales import Missed, Scale
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import ROUND_DAY, autumn_round, entries, in_juniper, reading


def handed_in(cast: Cast, in_round: Round, *, by: str = "tom") -> Round:
    actions.hand_in(cast.actor(by), HandedIn(round=in_round, group=cast.juniper), today=TODAY)
    return Round.objects.get(pk=in_round.pk)


def of_year_five(cast: Cast) -> Measure:
    return actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED, year_groups=["5"])


def test_a_class_with_4_of_28_pupils_unentered_cannot_be_handed_in_and_the_4_are_named(cast: Cast) -> None:
    """A1: the round stays open, and a senior leader sees it as incomplete."""
    measure = of_year_five(cast)
    in_round, pupils = autumn_round(cast, measure), in_juniper(cast, 28)
    actions.record_results(cast.tom, in_round, entries=entries(measure, *pupils[:24]))
    with pytest.raises(Incomplete) as refused:
        handed_in(cast, in_round)
    assert refused.value.of == tuple(pupil.name for pupil in pupils[24:])
    assert Round.objects.get(pk=in_round.pk).is_open
    (juniper,) = queries.classes_in(cast.sal, in_round, today=TODAY)
    assert (juniper.pupils, juniper.wanted, len(juniper.missing), juniper.is_complete) == (28, 28, 4, False)


def test_absent_and_not_tested_are_results(cast: Cast) -> None:
    measure = of_year_five(cast)
    in_round, (leo, other) = autumn_round(cast, measure), in_juniper(cast, 2)
    missed = [actions.Entry(leo, measure, missed=Missed.ABSENT), actions.Entry(other, measure, missed=Missed.NOT_TESTED)]
    actions.record_results(cast.tom, in_round, entries=missed)
    assert handed_in(cast, in_round).closed_on == TODAY


def test_a_round_closes_when_the_last_class_is_in_and_not_before(cast: Cast) -> None:
    measure = reading(cast)
    in_round = autumn_round(cast, measure)
    actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo))
    assert handed_in(cast, in_round).is_open, "6 Larch and the sixth form are still to come"


def test_a_complete_round_is_signed_off_with_who_and_when_and_the_next_one_has_its_date(cast: Cast) -> None:
    """A2."""
    measure = of_year_five(cast)
    in_round = autumn_round(cast, measure)
    actions.record_results(cast.tom, in_round, entries=entries(measure, cast.leo))
    with pytest.raises(NoNextRound):
        actions.sign_off_round(cast.sal, in_round, today=TODAY)
    actions.sign_off_round(cast.sal, in_round, today=TODAY, next_name="Spring 2027", next_day=date(2027, 3, 12))
    kept = Round.objects.get(pk=in_round.pk)
    assert (kept.signed_off_on, kept.signed_off_by, kept.closed_on) == (TODAY, cast.account("sal"), TODAY)
    assert [(one.name, one.day) for one in queries.rounds_of(cast.tom, cast.larkfield)] == [
        ("Spring 2027", date(2027, 3, 12)),
        ("Autumn 2026", ROUND_DAY),
    ]
    assert Round.objects.get(name="Spring 2027").parts.get().measure == measure


def test_an_incomplete_round_is_signed_off_only_with_a_reason_that_is_kept(cast: Cast) -> None:
    in_round = autumn_round(cast)
    following = {"next_name": "Spring 2027", "next_day": date(2027, 3, 12)}
    with pytest.raises(Incomplete, match="Say why"):
        actions.sign_off_round(cast.helen, in_round, today=TODAY, **following)
    actions.sign_off_round(cast.helen, in_round, today=TODAY, because="6 Larch was away all week.", **following)
    assert Round.objects.get(pk=in_round.pk).incomplete_because == "6 Larch was away all week."


@pytest.mark.parametrize("name", ["tom", "tess", "dan", "gus", "grace", "odile"])
def test_only_a_senior_leader_signs_a_round_off(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.sign_off_round(cast.actor(name), autumn_round(cast), today=TODAY, because="I say so")


@pytest.mark.parametrize("name", ["tess", "sal", "grace", "odile"])
def test_a_class_is_handed_in_by_its_teacher(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        handed_in(cast, autumn_round(cast), by=name)


def test_a_teacher_hands_in_no_class_but_their_own(cast: Cast) -> None:
    with pytest.raises(Denied):
        actions.hand_in(cast.tom, HandedIn(round=autumn_round(cast), group=cast.larch), today=TODAY)


def test_two_rounds_do_not_share_a_day_or_a_name(cast: Cast) -> None:
    autumn_round(cast)
    for name, day in (("Another", ROUND_DAY), ("Autumn 2026", TODAY)):
        with pytest.raises(CannotOpen, match="Autumn 2026 is a round already"):
            actions.open_round(cast.amina, cast.larkfield, name=name, day=day, today=TODAY)


def test_a_round_asks_for_no_measure_of_another_school(cast: Cast) -> None:
    theirs = actions.add_measure(MAKER, cast.millbrook, subject="Reading", scale=Scale.STANDARDISED)
    with pytest.raises(OutOfReach):
        autumn_round(cast, theirs)


def test_who_belongs_to_another_school_sees_no_rounds_or_measures_here(cast: Cast) -> None:
    in_round = autumn_round(cast)
    assert queries.rounds_of(cast.odile, cast.larkfield) == queries.measures_of(cast.odile, cast.larkfield) == []
    assert queries.round_named(cast.odile, in_round.code) is None
    assert queries.classes_in(cast.odile, in_round, today=TODAY) == []


def test_a_teacher_sees_how_far_their_own_class_has_come_alone(cast: Cast) -> None:
    assert [one.name for one in queries.classes_in(cast.tom, autumn_round(cast), today=TODAY)] == ["5 Juniper"]
    assert [one.name for one in queries.classes_in(cast.helen, Round.objects.get(), today=TODAY)] == ["5 Juniper", "6 Larch"]


def test_a_round_of_two_years_ago_asked_pupils_what_their_year_group_of_then_was_asked(cast: Cast) -> None:
    then = date(2024, 11, 15)
    measure = actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED, year_groups=["3"])
    old = actions.open_round(MAKER, cast.larkfield, name="Autumn 2024", day=then, today=then, measures=[measure])
    assert Completeness(old, TODAY).missing == {}, "the round is open, so it is this year's roll that is asked"
    actions.sign_off_round(MAKER, old, today=then, because="brought in", next_name="Next", next_day=TODAY)
    assert Completeness(old, TODAY).missing == {cast.leo.pk: (measure.pk,)}
