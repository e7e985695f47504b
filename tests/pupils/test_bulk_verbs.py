"""Many pupils of one school at once: who may, what is written, and that one of another school stops it all."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit import ledger
from fourfold.audit.models import Event
from fourfold.pupils.actions.bulk_families import Tie, confirm_families, link_accounts, link_families
from fourfold.pupils.actions.bulk_roll import Newcomer, Place, admit_many, place_many
from fourfold.pupils.actions.bulk_sen import HasHistory, Period, SenHistory, record_circumstances_of_many, record_sen_histories
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Circumstances, Need, Parent, ParentLink, Pupil
from fourfold.pupils.queries import visible_to
from tests.cast import AUTUMN, MAKER, Cast, account


def newcomers(number: int) -> list[Newcomer]:
    return [Newcomer(f"Child{n}", "Lane", date(2017, 1, 1 + n), AUTUMN, "5") for n in range(number)]


def test_a_data_manager_admits_many_in_the_order_given(cast: Cast) -> None:
    pupils = admit_many(cast.dan, cast.larkfield, newcomers=newcomers(3))
    assert [pupil.forename for pupil in pupils] == ["Child0", "Child1", "Child2"]
    assert visible_to(cast.dan).filter(pk__in=[pupil.pk for pupil in pupils]).count() == 3


def test_each_pupil_has_an_event_and_the_ledger_stays_whole(cast: Cast) -> None:
    pupils = admit_many(cast.dan, cast.larkfield, newcomers=newcomers(3))
    assert sorted(Event.objects.filter(verb="pupils.admitted", pupil__isnull=False).values_list("pupil", flat=True)) == [
        p.pk for p in pupils
    ]
    assert list(ledger.faults()) == []


def test_the_queries_do_not_grow_with_the_pupils(cast: Cast) -> None:
    counts = []
    for number in (2, 20):
        with CaptureQueriesContext(
            connection,
        ) as made:
            admit_many(MAKER, cast.larkfield, newcomers=newcomers(number))
        counts.append(len(made))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("who", ["tom", "tess", "gus", "grace", "stranger"])
def test_nobody_else_admits(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        admit_many(cast.actor(who), cast.larkfield, newcomers=newcomers(1))


def test_a_pupil_of_another_school_stops_the_whole_batch(cast: Cast) -> None:
    places = [Place(cast.leo, cast.larch, AUTUMN), Place(cast.otto, cast.larch, AUTUMN)]
    with pytest.raises(OutOfReach):
        place_many(cast.dan, cast.larkfield, places=places)
    assert not cast.leo.places.filter(group=cast.larch).exists()


def test_a_class_of_another_school_stops_it_too(cast: Cast) -> None:
    with pytest.raises(OutOfReach):
        place_many(MAKER, cast.millbrook, places=[Place(cast.otto, cast.larch, AUTUMN)])


def test_one_adult_in_many_ties_is_added_once_and_sees_nothing_until_confirmed(cast: Cast) -> None:
    pupils = admit_many(MAKER, cast.larkfield, newcomers=newcomers(2))
    mum = Parent(school=cast.larkfield, forename="Nora", surname="Lane")
    ties = [Tie(pupil, mum, "mum", AUTUMN, ParentLink.YES) for pupil in pupils]
    links = link_families(cast.dan, cast.larkfield, ties=ties)
    nora = account("nora", "Nora Lane")
    link_accounts(MAKER, cast.larkfield, parents={mum: nora}, pupils={})
    cast.accounts["nora"] = nora
    assert Parent.objects.filter(forename="Nora").count() == 1
    assert not visible_to(cast.actor("nora")).exists()
    confirm_families(cast.amina, cast.larkfield, links=links, how="Known in person", on=AUTUMN)
    assert set(visible_to(cast.actor("nora"))) == set(pupils)


def test_a_sen_history_comes_with_its_needs_in_rank(cast: Cast) -> None:
    periods = (Period("K", date(2024, 1, 8), date(2025, 2, 3)), Period("E", date(2025, 2, 4), annual_review_on=date(2027, 2, 4)))
    history = SenHistory(cast.max, periods, (RankedNeed("ASD"), RankedNeed("SLCN")))
    record_sen_histories(cast.amina, cast.larkfield, histories=[history])
    assert [(need.rank, need.code) for need in Need.objects.filter(pupil=cast.max)] == [(1, "ASD"), (2, "SLCN")]
    assert cast.max.sen_periods.get(ends__isnull=True).status == "E"
    with pytest.raises(HasHistory):
        record_sen_histories(cast.amina, cast.larkfield, histories=[history])


def test_circumstances_that_are_known_are_changed_and_the_rest_added(cast: Cast) -> None:
    record_circumstances_of_many(MAKER, cast.larkfield, facts=[(cast.leo, {"eal": True})])
    record_circumstances_of_many(MAKER, cast.larkfield, facts=[(cast.leo, {"free_school_meals": True}), (cast.max, {"eal": False})])
    leo, other = (Circumstances.objects.get(pupil=pupil) for pupil in (cast.leo, cast.max))
    assert (leo.eal, leo.free_school_meals, other.eal, other.free_school_meals) == (True, True, False, None)


@pytest.mark.parametrize("name", ["id", "pupil", "shoe_size"])
def test_what_is_no_circumstance_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        record_circumstances_of_many(MAKER, cast.larkfield, facts=[(cast.leo, {name: 1})])


def test_a_upn_that_is_taken_stops_them_all(cast: Cast) -> None:
    admit_many(MAKER, cast.larkfield, newcomers=[Newcomer("Ann", "Lane", date(2017, 1, 1), AUTUMN, "5", upn="A999400120001")])
    twin = [
        Newcomer("Bea", "Lane", date(2017, 1, 1), AUTUMN, "5"),
        Newcomer("Cy", "Lane", date(2017, 1, 1), AUTUMN, "5", upn="A999400120001"),
    ]
    with pytest.raises(Exception, match=r"(?i)unique"):
        admit_many(MAKER, cast.larkfield, newcomers=twin)
    assert not Pupil.objects.filter(forename="Bea").exists()
