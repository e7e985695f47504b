"""Groups and their times: read by whoever helps, changed by whoever plans."""

import pytest
from django.test import Client

from fourfold.support.models import GroupSlot, ProvisionGroup
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history


@pytest.fixture
def amina(cast: Cast) -> Client:
    history.helped(cast, cast.leo)
    history.helped(cast, cast.max)
    return client_of(cast.account("amina"))


def sent(cast: Cast, **changed: str) -> dict[str, str]:
    how = {"edition": "1", "name": "Fox readers", "leader": cast.account("tess").code, "minutes": "25", "at_3": "10:30"}
    return how | changed


def test_the_senco_sees_whose_times_nobody_has_chosen_and_chooses_them(cast: Cast, amina: Client) -> None:
    assert "Check the times of 1 group" in amina.get("/groups").content.decode()
    group = ProvisionGroup.objects.get()
    amina.post(f"/groups/{group.code}", sent(cast))
    assert [(slot.weekday, slot.minutes) for slot in GroupSlot.objects.filter(until__isnull=True)] == [(3, 25)]
    html = amina.get("/groups").content.decode()
    assert "1 group meets each week" in html
    assert "Thursday at 10:30am, 25 minutes" in html


def test_a_group_without_a_time_says_so_and_keeps_what_was_written(cast: Cast, amina: Client) -> None:
    html = amina.post(f"/groups/{ProvisionGroup.objects.get().code}", sent(cast, at_3="")).content.decode()
    assert "Choose at least one day and time." in html
    assert "Fox readers" in html


def test_a_group_meets_twice_on_one_day_and_a_later_save_keeps_both_times(cast: Cast, amina: Client) -> None:
    group = ProvisionGroup.objects.get()
    amina.post(f"/groups/{group.code}", sent(cast, again_3="13:15"))
    html = amina.get(f"/groups/{group.code}").content.decode()
    assert "Thursday at 10:30am, Thursday at 1:15pm, 25 minutes" in html
    assert 'value="13:15"' in html
    amina.post(f"/groups/{group.code}", sent(cast, edition="2", name="Foxes", again_3="13:15"))
    assert [str(slot.at) for slot in GroupSlot.objects.filter(until__isnull=True)] == ["10:30:00", "13:15:00"]


def test_a_second_time_before_the_first_has_ended_is_refused_in_words(cast: Cast, amina: Client) -> None:
    html = amina.post(f"/groups/{ProvisionGroup.objects.get().code}", sent(cast, again_3="10:50")).content.decode()
    assert "It has not ended by then. Choose another time." in html
    assert 'value="10:50"' in html
    assert not GroupSlot.objects.filter(weekday=3).exists()


@pytest.mark.parametrize(("name", "status"), [("tess", 403), ("tom", 403), ("odile", 404), ("grace", 403)])
def test_nobody_else_changes_a_group_of_two_classes(cast: Cast, amina: Client, name: str, status: int) -> None:
    group = ProvisionGroup.objects.get()
    assert client_of(cast.account(name)).post(f"/groups/{group.code}", sent(cast)).status_code == status
    group.refresh_from_db()
    assert group.name == "Reading with sounds and pictures"


def test_a_teacher_reads_of_no_child_of_another_class(cast: Cast, amina: Client) -> None:
    html = client_of(cast.account("tom")).get(f"/groups/{ProvisionGroup.objects.get().code}").content.decode()
    assert "Leo Obi" in html
    assert "Max" not in html
    assert "1 child of another class" in html


def test_a_child_is_taken_out_and_brought_in(cast: Cast, amina: Client) -> None:
    group = ProvisionGroup.objects.get()
    line = group.places.get(pupil=cast.leo).line
    amina.post(f"/groups/alone/{line.code}", {"leave": "yes"})
    own = ProvisionGroup.objects.exclude(pk=group.pk).get()
    assert own.places.get(until__isnull=True).pupil == cast.leo
    assert "Leo Obi" in amina.get(f"/groups/{group.code}").content.decode()
    amina.post(f"/groups/{group.code}/join", {"line": line.code})
    assert group.places.filter(until__isnull=True).count() == 2
    assert amina.post(f"/groups/{group.code}/join", {"line": ""})["Location"] == f"/groups/{group.code}"
