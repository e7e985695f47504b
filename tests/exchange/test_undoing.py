from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.exchange.actions import TooLate
from fourfold.exchange.importing import take_back
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import Batch, BatchRow, Upload
from fourfold.exchange.retention import forget_old_imports
from fourfold.pupils import actions as pupil_actions
from fourfold.pupils.models import Parent, ParentLink, Pupil
from tests.cast import MAKER, TODAY, Cast
from tests.exchange.conftest import NOW, Desk

UPDATE = "Surname,Forename,DOB,Year,SEN Status,SEN Needs,Class\nObi,Leo,2017-03-12,6,K,SLCN,6 Larch\nNew,Ann,2017-01-01,5,,,5 Juniper\n"


def snapshot() -> dict[str, list[Any]]:
    """Every row of the rooms that an import may touch."""
    models = [model for label in ("pupils", "accounts") for model in apps.get_app_config(label).get_models()]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.fixture
def larger(desk: Desk, list_of_pupils: str) -> Batch:
    return desk.apply(list_of_pupils)


def test_an_undone_import_leaves_everything_as_it_was(desk: Desk) -> None:
    before = snapshot()
    batch = desk.apply(UPDATE)
    assert snapshot() != before
    undone = take_back(desk.actor, batch, now=NOW)
    assert (undone.taken_back, undone.kept) == (2, ())
    assert snapshot() == before


def test_new_pupils_families_and_classes_are_taken_back(desk: Desk, list_of_pupils: str) -> None:
    before = snapshot()
    take_back(desk.actor, desk.apply(list_of_pupils), now=NOW)
    assert snapshot() == before


def test_a_pupil_edited_since_stays_and_is_named(desk: Desk, larger: Batch) -> None:
    sean = Pupil.objects.get(forename="Sean")
    pupil_actions.correct_identity(MAKER, sean, forename="Shaun")
    undone = take_back(desk.actor, larger, now=NOW)
    assert undone.kept == (("Sean Byrne", "names, date of birth or UPN changed since"),)
    assert [pupil.forename for pupil in Pupil.objects.filter(pk=sean.pk)] == ["Shaun"]
    assert not Pupil.objects.filter(upn="T999400126001").exists()


def test_a_parent_confirmed_since_stays_with_that_child_alone(cast: Cast, desk: Desk, larger: Batch) -> None:
    link = ParentLink.objects.get(pupil__forename="Bola")
    pupil_actions.confirm_parent(MAKER, link, responsibility="yes", how="Birth certificate seen", on=TODAY)
    undone = take_back(desk.actor, larger, now=NOW)
    assert undone.kept == (("Bola Adeyemi", "a parent's link changed since"),)
    assert Parent.objects.get(email="funmi@example.org").links.count() == 1


def test_a_pupil_with_something_new_on_record_stays(desk: Desk, larger: Batch) -> None:
    sean = Pupil.objects.get(forename="Sean")
    pupil_actions.record_sen_status(MAKER, sean, status="K", starts=TODAY)
    assert take_back(desk.actor, larger, now=NOW).kept == (("Sean Byrne", "SEN status added since"),)


def test_an_import_is_taken_back_once(desk: Desk, larger: Batch) -> None:
    take_back(desk.actor, larger, now=NOW)
    with pytest.raises(TooLate):
        take_back(desk.actor, larger, now=NOW)


def test_after_30_days_it_is_too_late(desk: Desk, larger: Batch) -> None:
    with pytest.raises(TooLate):
        take_back(desk.actor, larger, now=NOW + timedelta(days=31))


@pytest.mark.parametrize("name", ["odile", "tom", "grace", "helen", "stranger"])
def test_who_may_not_import_may_not_take_back(cast: Cast, larger: Batch, name: str) -> None:
    with pytest.raises(Denied):
        take_back(cast.actor(name), larger, now=NOW)


def test_staff_who_were_agreed_to_since_stay(cast: Cast, desk: Desk) -> None:
    before = snapshot()
    file = "Email,Forename,Surname,Role\nnew@example.org,Nora,New,Teacher\n"
    take_back(desk.actor, desk.apply(file, kind=ImportKind.STAFF), now=NOW)
    assert snapshot() == before


def test_before_images_and_waiting_files_are_forgotten_after_30_days(cast: Cast, larger: Batch) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        Upload(school=cast.larkfield, kind="pupils", brought_by=cast.account("dan"), brought_at=NOW, digest="").save()
    assert forget_old_imports(NOW + timedelta(days=29)) == 0
    assert forget_old_imports(NOW + timedelta(days=30)) == 2
    assert forget_old_imports(NOW + timedelta(days=30)) == 0
    assert not any(row.traces or row.name for row in BatchRow.objects.all())
